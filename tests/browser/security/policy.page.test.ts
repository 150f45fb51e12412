import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { viteWorker } from '../../../build/worker-plugins.mjs';
import { packageAliases } from '../../../package-aliases';
import { cameraClip } from '../../fixtures/clips';
import { shots } from '../../fixtures/faces';
import { cameraArgs } from '../../harness/launch-args';
import { patience } from '../../harness/pace';
import { sharedBrowser } from '../../harness/site';

const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
].join('; ');

/** Phaser draws a `data:` image to learn how the canvas blends, and does without. */
const PHASERS_PROBE = /^Loading the image 'data:image\/png;base64,/;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

const folder = mkdtempSync(join(tmpdir(), 'phaser-emotion-policy-'));
let server: Server;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    root: resolve('tests/fixtures/site'),
    resolve: { alias: packageAliases },
    worker: viteWorker,
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  });
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://game.example').pathname;
    const isPage = path === '/' || path === '/isolated';
    const file = join(folder, isPage ? 'index.html' : path);
    try {
      const body = readFileSync(file);
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
        // On the page alone, as a host sets it that was told of no worker.
        ...(path === '/isolated' && { 'cross-origin-embedder-policy': 'require-corp' }),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

it('reads to the first emotion under a strict policy, asks nobody else and keeps nothing', async () => {
  const clip = await cameraClip([{ shot: shots.happy, seconds: 5 }]);
  const browser = await sharedBrowser(cameraArgs(clip));
  const context = await browser.newContext();
  context.setDefaultTimeout(patience(60_000));
  try {
    const page = await context.newPage();
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const elsewhere: string[] = [];
    const refused: string[] = [];
    context.on('request', (request) => {
      if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== origin)
        elsewhere.push(request.url());
    });
    page.on('console', (message) => {
      const text = message.text();
      if (/Content Security Policy/.test(text) && !PHASERS_PROBE.test(text)) refused.push(text);
    });
    await page.goto(origin);
    await page.waitForFunction(() => document.title === 'ready');
    await page.evaluate(() => window.emotion.start());
    expect(await page.evaluate(() => window.emotion.store.getState().error)).toBeNull();
    await page.waitForFunction(() => window.told.includes('happy'));
    // Where the policy keeps its WebAssembly from tfjs, it falls back to slow graphics in silence.
    const { backend } = await page.evaluate(() => window.emotion.store.getState().performance);
    expect(backend).toBe('wasm');
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      cookies: document.cookie,
    }));
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, caches: 0, cookies: '' });
    expect(elsewhere).toEqual([]);
    expect(refused).toEqual([]);
  } finally {
    await context.close();
  }
});

it('says which header the worker lacks where only the page is isolated, and the game goes on', async () => {
  const browser = await sharedBrowser(
    cameraArgs(await cameraClip([{ shot: shots.happy, seconds: 5 }])),
  );
  const page = await browser.newPage();
  page.setDefaultTimeout(patience(60_000));
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/isolated`);
    await page.waitForFunction(() => document.title === 'ready');
    expect(await page.evaluate(() => window.emotion.start())).toBe(false);
    const { code, message, live } = await page.evaluate(() => {
      const { error } = window.emotion.store.getState();
      return { code: error?.code, message: error?.message, live: window.emotion.video !== null };
    });
    expect({ code, live }).toEqual({ code: 'worker-crashed', live: false });
    expect(message).toMatch(/Cross-Origin-Embedder-Policy/);
    const frame = await page.evaluate(() => window.game.loop.frame);
    await page.waitForFunction((before) => window.game.loop.frame > before, frame);
  } finally {
    await page.close();
  }
});
