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

async function visit(context: BrowserContext, url: string, name: Name): Promise<Start> {
  const page = await openBench(context, url);
  const start = await call<Start>(page, 'start', name, 'wasm', false);
  await page.close();
  return start;
}

/** A visit of its own: a browser that hands its files out as well is in no hurry to start. */
async function download(url: string, clip: string, name: Name) {
  return withBrowser(clip, async (context) => {
    const page = await openBench(context, url);
    const bodies: Promise<Buffer>[] = [];
    context.on('response', (response) => {
      bodies.push(response.body());
    });
    await call<Start>(page, 'start', name, 'wasm', false);
    const files = await Promise.all(bodies);
    return {
      bytes: files.reduce((sum, { length }) => sum + length, 0),
      gzipBytes: files.reduce((sum, file) => sum + gzipSync(file).length, 0),
    };
  });
}

export async function measureStarts(
  url: string,
  clip: string,
  rounds: number,
): Promise<StartRow[]> {
  const cold = new Map<Name, Start[]>();
  const warm = new Map<Name, Start[]>();
  const add = (to: Map<Name, Start[]>, name: Name, start: Start) =>
    to.set(name, [...(to.get(name) ?? []), start]);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 ? [...STARTED].reverse() : STARTED) {
      await withBrowser(clip, async (context) => {
        add(cold, name, await visit(context, url, name));
        // The browser compiles a script's cache on the second visit and uses it on the third.
        await visit(context, url, name);
        add(warm, name, await visit(context, url, name));
      });
      console.log(name, cold.get(name)?.at(-1), warm.get(name)?.at(-1));
    }
  }
  const rows: StartRow[] = [];
  for (const name of STARTED) {
    const times = (of: Map<Name, Start[]>) => (of.get(name) ?? []).map(({ ms }) => Math.round(ms));
    const block = (of: Map<Name, Start[]>) =>
      median((of.get(name) ?? []).map(({ longestBlockMs }) => longestBlockMs));
    rows.push({
      name,
      coldMs: median(times(cold)),
      coldSpread: times(cold),
      warmMs: median(times(warm)),
      warmSpread: times(warm),
      longestBlockMs: block(cold),
      warmLongestBlockMs: block(warm),
      ...(await download(url, clip, name)),
    });
  }
  return rows;
}
