import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Download } from '../../../plugin/perception/download';

const big = Buffer.alloc(300_000, 7);
/** The smallest module there is. */
const wasm = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]);
let server: Server;
let base = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    switch (request.url) {
      case '/big':
        response.writeHead(200, { 'content-length': big.length });
        response.write(big.subarray(0, 100_000));
        setTimeout(() => response.end(big.subarray(100_000)), 30);
        break;
      case '/gzip':
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(big));
        break;
      case '/cut':
        response.writeHead(200, { 'content-length': big.length });
        response.write(big.subarray(0, 1000));
        setTimeout(() => response.destroy(), 30);
        break;
      case '/streamed.wasm':
        response.writeHead(200, { 'content-type': 'application/wasm' }).end(wasm);
        break;
      case '/unnamed.wasm':
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(wasm);
        break;
      case '/damaged.wasm':
        response.writeHead(200, { 'content-type': 'application/wasm' }).end(big);
        break;
      default:
        response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('a download', () => {
  test('fetches files side by side and counts their bytes up to the total', async () => {
    const steps: [number, number][] = [];
    const download = new Download((loaded, total) => steps.push([loaded, total]));
    const files = await Promise.all([
      download.fetch(`${base}/big`),
      download.fetch(`${base}/gzip`),
    ]);
    for (const file of files) expect(Buffer.compare(file, big)).toBe(0);
    expect(steps.at(-1)).toEqual([600_000, 600_000]);
    for (const [index, [loaded, total]] of steps.entries()) {
      if (total > 0) expect(loaded).toBeLessThanOrEqual(total);
      expect(loaded).toBeGreaterThanOrEqual(steps[index - 1]?.[0] ?? 0);
    }
  });

  test.each(['/streamed.wasm', '/unnamed.wasm'])('of %s is compiled and counted', async (path) => {
    const steps: [number, number][] = [];
    const download = new Download((loaded, total) => steps.push([loaded, total]));
    expect(await download.compile(base + path)).toBeInstanceOf(WebAssembly.Module);
    expect(await new Download(null).compile(base + path)).toBeInstanceOf(WebAssembly.Module);
    expect(steps.at(-1)).toEqual([wasm.length, wasm.length]);
  });

  test('that nobody waits for leaves nothing of the file in memory', async () => {
    const bytes = Uint8Array.from(wasm).buffer;
    const headers = { 'content-type': 'application/wasm' };
    const answer = Object.assign(new Response(null, { headers }), {
      arrayBuffer: () => Promise.resolve(bytes),
    });
    const download = new Download(null, () => Promise.resolve(answer));
    expect(await download.compile(`${base}/file.wasm`)).toBeInstanceOf(WebAssembly.Module);
    expect(bytes.byteLength).toBe(0);
  });

  test('of damaged WebAssembly fails with model-invalid', async () => {
    const download = new Download(() => undefined);
    await expect(download.compile(`${base}/damaged.wasm`)).rejects.toMatchObject({
      code: 'model-invalid',
    });
  });

  test.each(['/nowhere', '/cut'])(
    'of %s fails with model-missing and the address',
    async (path) => {
      const download = new Download(() => undefined);
      await expect(download.fetch(base + path)).rejects.toMatchObject({
        code: 'model-missing',
        message: expect.stringContaining(base + path) as string,
      });
    },
  );

  test('from a server that is not there fails likewise', async () => {
    const download = new Download(() => undefined);
    await expect(download.fetch('http://127.0.0.1:9/model.json')).rejects.toMatchObject({
      code: 'model-missing',
    });
  });
});
