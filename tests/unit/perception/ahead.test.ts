import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { assetUrls } from '../../../plugin/assets';
import { fetchAhead, FilesAhead } from '../../../plugin/perception/ahead';
import { Download } from '../../../plugin/perception/download';

const FILE = Buffer.alloc(300_000, 7);
/** The smallest module there is. */
const WASM = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]);
let server: Server;
let base = '';
let asked: string[];
let hungUp: number;
/** The server sends the begin of a file and leaves it at that. */
let stuck: boolean;

beforeEach(async () => {
  asked = [];
  hungUp = 0;
  stuck = false;
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.on('close', () => {
      if (!response.writableFinished) hungUp += 1;
    });
    if (url.includes('short_range')) {
      response.writeHead(404).end();
      return;
    }
    if (url.includes('tfjs')) {
      response.writeHead(200, {
        'content-type': 'application/wasm',
        'content-length': WASM.length,
      });
      response.end(WASM);
      return;
    }
    response.writeHead(200, { 'content-length': FILE.length });
    response.write(FILE.subarray(0, 1000));
    if (stuck) return;
    if (url.includes('model')) setTimeout(() => response.destroy(), 30);
    else setTimeout(() => response.end(FILE.subarray(1000)), 30);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterEach(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

/** The page's end and the worker's, in one place. */
function open() {
  const urls = assetUrls({ assetsUrl: base });
  const files = new FilesAhead(urls, 'auto');
  const steps: [number, number][] = [];
  const download = new Download(
    (loaded, total) => steps.push([loaded, total]),
    fetchAhead(files.ports),
  );
  return { urls, files, steps, download };
}

describe('files that the page asks for ahead', () => {
  test('are asked for before the worker is, once, and counted as they come', async () => {
    const { urls, steps, download } = open();
    await expect.poll(() => asked.length).toBe(5);
    const [card, weights] = await Promise.all([
      download.fetch(urls.card),
      download.fetch(urls.weights?.[0] ?? ''),
    ]);
    expect(Buffer.compare(card, FILE)).toBe(0);
    expect(Buffer.compare(weights, FILE)).toBe(0);
    expect(steps.at(-1)).toEqual([2 * FILE.length, 2 * FILE.length]);
    expect(steps.length).toBeGreaterThan(4);
    expect(new Set(asked).size).toBe(asked.length);
    // What is wanted a second time is asked for again.
    await download.fetch(urls.card);
    expect(asked).toHaveLength(6);
  });

  test('are compiled on their way where they are WebAssembly', async () => {
    const { urls, download, steps } = open();
    expect(await download.compile(urls.tfjsWasm)).toBeInstanceOf(WebAssembly.Module);
    expect(steps.at(-1)).toEqual([WASM.length, WASM.length]);
    expect(asked.filter((url) => url.includes('tfjs'))).toHaveLength(1);
  });

  test('that are not there, or break off, fail as without the page', async () => {
    const { urls, download } = open();
    const missing = (url: string, says: string) =>
      expect(download.fetch(url)).rejects.toMatchObject({
        code: 'model-missing',
        message: expect.stringContaining(`${url} ${says}`) as string,
      });
    await missing(urls.detector, 'answered 404');
    await missing(urls.model, 'could not be loaded');
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('that the page may not ask for the worker asks for itself', async () => {
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused by policy')));
    const { urls, download } = open();
    vi.stubGlobal('fetch', fetch);
    expect(Buffer.compare(await download.fetch(urls.card), FILE)).toBe(0);
    expect(await download.compile(urls.tfjsWasm)).toBeInstanceOf(WebAssembly.Module);
    expect(asked).toHaveLength(2);
  });

  test('are no longer loaded once nobody wants them', async () => {
    stuck = true;
    const { files } = open();
    await expect.poll(() => asked.length).toBe(5);
    expect(hungUp).toBe(0);
    files.abort();
    await expect.poll(() => hungUp).toBeGreaterThan(0);
  });
});
