import { gzipSync } from 'node:zlib';
import type { BrowserContext } from 'playwright-core';
import { median } from '../statistics.ts';
import type { Start } from './page.ts';
import type { Name } from './readers/Reader.ts';
import { call, openBench, withBrowser } from './site.ts';

export interface StartRow {
  readonly name: Name;
  /** From the call to the first result, a profile that was never here, ms. */
  readonly coldMs: number;
  readonly coldSpread: readonly number[];
  /** On a later visit, with what the browser has kept, ms. */
  readonly warmMs: number;
  readonly warmSpread: readonly number[];
  readonly longestBlockMs: number;
  readonly warmLongestBlockMs: number;
  /** What it downloads for it, gzipped file by file; the worker's script and all models among it. */
  readonly gzipBytes: number;
  readonly bytes: number;
}

export const STARTED: readonly Name[] = ['ours', 'human', 'face-api'];

async function visit(context: BrowserContext, url: string, name: Name) {
  const bodies: Promise<Buffer>[] = [];
  const page = await openBench(context, url);
  context.on('response', (response) => {
    bodies.push(response.body());
  });
  const start = await call<Start>(page, 'start', name, 'wasm', false);
  const files = await Promise.all(bodies);
  await page.close();
  return { start, files };
}

export async function measureStarts(url: string, clip: string, rounds: number) {
  const cold = new Map<Name, Start[]>();
  const warm = new Map<Name, Start[]>();
  const sizes = new Map<Name, { bytes: number; gzipBytes: number }>();
  const add = (to: Map<Name, Start[]>, name: Name, start: Start) =>
    to.set(name, [...(to.get(name) ?? []), start]);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 ? [...STARTED].reverse() : STARTED) {
      await withBrowser(clip, async (context) => {
        const first = await visit(context, url, name);
        add(cold, name, first.start);
        sizes.set(name, {
          bytes: first.files.reduce((sum, { length }) => sum + length, 0),
          gzipBytes: first.files.reduce((sum, file) => sum + gzipSync(file).length, 0),
        });
        // The browser compiles a script's cache on the second visit and uses it on the third.
        await visit(context, url, name);
        add(warm, name, (await visit(context, url, name)).start);
      });
      console.log(name, cold.get(name)?.at(-1), warm.get(name)?.at(-1));
    }
  }
  return STARTED.map((name): StartRow => {
    const times = (of: Map<Name, Start[]>) => (of.get(name) ?? []).map(({ ms }) => Math.round(ms));
    const block = (of: Map<Name, Start[]>) =>
      median((of.get(name) ?? []).map(({ longestBlockMs }) => longestBlockMs));
    return {
      name,
      coldMs: median(times(cold)),
      coldSpread: times(cold),
      warmMs: median(times(warm)),
      warmSpread: times(warm),
      longestBlockMs: block(cold),
      warmLongestBlockMs: block(warm),
      gzipBytes: sizes.get(name)?.gzipBytes ?? 0,
      bytes: sizes.get(name)?.bytes ?? 0,
    };
  });
}
