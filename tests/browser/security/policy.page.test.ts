import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
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

let server: Server;

// The test's game, as a host serves it that has a policy.
beforeAll(async () => {
  const game = inject('gameUrls').testGame;
  const serve = async (path: string, response: ServerResponse) => {
    const isolated = path === '/isolated';
    const answer = await fetch(new URL(isolated ? '/' : path, game));
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? '',
      'content-security-policy': POLICY,
      // On the page alone, as a host sets it that was told of no worker.
      ...(isolated && { 'cross-origin-embedder-policy': 'require-corp' }),
    });
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
  server = createServer(({ url = '/' }, response) => void serve(url, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(() => {
  server.close();
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
