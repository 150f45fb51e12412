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
  /** On such a visit, when the models were loaded ahead of the call; null where a library cannot. */
  readonly preloadedMs?: number | null;
  readonly longestBlockMs: number;
  readonly warmLongestBlockMs: number;
  /** What it downloads for it, gzipped file by file; the worker's script and all models among it. */
  readonly gzipBytes: number;
  readonly bytes: number;
  /** Absent from results of before they were told, as are the stages. */
  readonly files?: readonly {
    readonly file: string;
    readonly bytes: number;
    readonly gzipBytes: number;
  }[];
  /** What the worker did in the first cold visit, and in the first warm one; of none without. */
  readonly coldStages?: readonly Stage[];
  readonly warmStages?: readonly Stage[];
}

/** Ms from the call. */
export interface Stage {
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
}

interface Visit extends Start {
  readonly stages: readonly Stage[];
}

export const STARTED: readonly Name[] = ['ours', 'ours-light', 'human', 'face-api'];
const isOwn = (name: Name) => name.startsWith('ours');
/** How long a player stays at least: browsers keep compiled code of pages that were used a while. */
const STAY_MS = 3000;

async function visit(
  context: BrowserContext,
  url: string,
  name: Name,
  preload = false,
): Promise<Visit> {
  const page = await openBench(context, url);
  const start = await call<Start>(page, 'start', name, 'wasm', false, preload);
  const workers = await Promise.all(page.workers().map((worker) => worker.evaluate(measures)));
  await page.waitForTimeout(STAY_MS);
  await page.close();
  const stages = workers
    .flat()
    .map(({ name: each, from, to }) => ({
      name: each,
      fromMs: Math.round(from - start.beganAt),
      toMs: Math.round(to - start.beganAt),
    }))
    .sort((a, b) => a.fromMs - b.fromMs);
  return { ...start, stages };
}

/** Runs in the worker. */
function measures() {
  return performance.getEntriesByType('measure').map(({ name, startTime, duration }) => ({
    name: name.replace('phaser-emotion: ', ''),
    from: performance.timeOrigin + startTime,
    to: performance.timeOrigin + startTime + duration,
  }));
}

/** A visit of its own: a browser that hands its files out as well is in no hurry to start. */
async function download(url: string, clip: string, name: Name) {
  return withBrowser(clip, async (context) => {
    const page = await openBench(context, url);
    const bodies: Promise<{ file: string; body: Buffer }>[] = [];
    context.on('response', (response) => {
      const file = new URL(response.url()).pathname.replace(/.*\//, '');
      bodies.push(response.body().then((body) => ({ file, body })));
    });
    await call<Start>(page, 'start', name, 'wasm', false, false);
    // What comes after the first result is downloaded all the same.
    await page.waitForTimeout(STAY_MS);
    const files = (await Promise.all(bodies)).map(({ file, body }) => ({
      file,
      bytes: body.length,
      gzipBytes: gzipSync(body).length,
    }));
    return {
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      gzipBytes: files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0),
      files,
    };
  });
}

export async function measureStarts(
  url: string,
  clip: string,
  rounds: number,
): Promise<StartRow[]> {
  const visits = { cold: new Map<Name, Visit[]>(), warm: new Map<Name, Visit[]>() };
  const preloaded = new Map<Name, number[]>();
  const add = <T>(to: Map<Name, T[]>, name: Name, one: T) =>
    to.set(name, [...(to.get(name) ?? []), one]);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 ? [...STARTED].reverse() : STARTED) {
      await withBrowser(clip, async (context) => {
        add(visits.cold, name, await visit(context, url, name));
        // The browser compiles a script's cache on the second visit and uses it on the third.
        await visit(context, url, name);
        add(visits.warm, name, await visit(context, url, name));
        if (isOwn(name)) add(preloaded, name, (await visit(context, url, name, true)).ms);
      });
      console.log(name, visits.cold.get(name)?.at(-1)?.ms, visits.warm.get(name)?.at(-1)?.ms);
    }
  }
  const rows: StartRow[] = [];
  for (const name of STARTED) {
    const [cold, warm] = [visits.cold.get(name) ?? [], visits.warm.get(name) ?? []];
    const times = (of: readonly Visit[]) => of.map(({ ms }) => Math.round(ms));
    const block = (of: readonly Visit[]) => median(of.map(({ longestBlockMs }) => longestBlockMs));
    rows.push({
      name,
      coldMs: median(times(cold)),
      coldSpread: times(cold),
      warmMs: median(times(warm)),
      warmSpread: times(warm),
      preloadedMs: isOwn(name) ? Math.round(median(preloaded.get(name) ?? [])) : null,
      longestBlockMs: block(cold),
      warmLongestBlockMs: block(warm),
      ...(await download(url, clip, name)),
      coldStages: cold[0]?.stages ?? [],
      warmStages: warm[0]?.stages ?? [],
    });
  }
  return rows;
}
