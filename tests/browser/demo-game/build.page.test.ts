import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cameraClip } from '../../fixtures/clips';
import { shots } from '../../fixtures/faces';
import { ensureChromium } from '../../harness/chromium.mjs';
import { cameraArgs } from '../../harness/launch-args';
import { visit } from '../../harness/site';
import { savedPlace } from './game';

const BASE = '/games/not-a-word/';
const folder = mkdtempSync(join(tmpdir(), 'phaser-emotion-demo-'));
let server: PreviewServer;
let browser: Browser;
let url = '';

beforeAll(async () => {
  // As `npm run build:demo` does it; a test runner's own NODE_ENV would make another build.
  const vite = resolve('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  execFileSync(process.execPath, args, { env: { ...process.env, NODE_ENV: 'production' } });
  server = await preview({
    configFile: false,
    // No fallback to the first page: what is missing is a 404, as on a plain web host.
    appType: 'mpa',
    base: BASE,
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}${BASE}`;
  const clip = await cameraClip([{ shot: shots.happy, seconds: 5 }]);
  browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: cameraArgs(clip),
  });
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

it('the built folder runs from a sub-path, with and without camera, and leads to the lab', async () => {
  const { page, errors, offOrigin } = await visit({ url, browser, close: () => browser.close() });
  const asked: string[] = [];
  const failed: string[] = [];
  page.context().on('response', (response) => {
    asked.push(response.url());
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  page.context().on('requestfailed', (request) => {
    // Leaving a page breaks off what it still loads.
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') failed.push(`${why} ${request.url()}`);
  });

  await page.reload();
  await page.click('nav >> text=Begin');
  await page.click('text=Play without');
  await expect
    .poll(() => page.textContent('.line'), { timeout: 30_000 })
    .toContain('note is pinned to your coat');
  expect(asked.filter((each) => /tflite|\.wasm|shard/.test(each))).toEqual([]);

  await page.reload();
  await page.click('text=Continue');
  await page.click('text=Play with camera');
  await page.waitForSelector('.chip[data-status=watching]', { timeout: 90_000 });
  expect((await savedPlace(page))?.setting.scene).toBe('kitchen');
  expect(asked.some((each) => each.endsWith('.wasm'))).toBe(true);

  await page.reload();
  await page.click('text=the Emotion Lab');
  await page.waitForSelector('h1 >> text=Emotion Lab');
  expect(page.url()).toBe(`${url}lab/`);
  await page.click('#tab-about');
  await page.click('text=Back to the game');
  await page.waitForSelector('.title');

  expect(asked.filter((each) => /^https?:/.test(each) && !each.startsWith(url))).toEqual([]);
  expect(failed).toEqual([]);
  expect(offOrigin).toEqual([]);
  expect(errors).toEqual([]);
});
