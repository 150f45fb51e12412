import type { Page } from 'playwright-core';
import { median, quantile, rounded } from '../statistics.ts';
import type { Batch } from './page.ts';
import { NAMES, type Backend, type Name } from './readers/Reader.ts';
import { call, openBench, withBrowser } from './site.ts';
import { CATEGORIES, scriptPerFrame, type TraceEvent } from './trace.ts';

export interface FrameRow {
  readonly name: Name;
  readonly backend: Backend;
  readonly shown: number;
  /** Fewest faces read in any frame. */
  readonly read: number;
  readonly p50: number;
  readonly p95: number;
  /** Median of each round, in order. */
  readonly rounds: readonly number[];
  /** As many as the camera's 30 at best. */
  readonly framesPerSecond: number;
  readonly longTasks: number;
  readonly frames: number;
}

/** All libraries on one page in turns, each round in the other order. */
export async function measureFrames(
  url: string,
  clip: string,
  shown: number,
  backend: Backend,
  rounds: number,
  ms: number,
): Promise<FrameRow[]> {
  return withBrowser(clip, async (context) => {
    const page = await openBench(context, url);
    const batches = new Map<Name, Batch[]>();
    for (const name of NAMES) await call(page, 'prepare', name, backend, shown > 1);
    for (let round = 0; round < rounds; round += 1) {
      for (const name of round % 2 ? [...NAMES].reverse() : NAMES) {
        const batch = await call<Batch>(page, 'frames', name, ms);
        batches.set(name, [...(batches.get(name) ?? []), batch]);
      }
    }
    return [...batches].map(([name, all]) => {
      const times = all.flatMap((batch) => batch.times);
      const row: FrameRow = {
        name,
        backend,
        shown,
        read: Math.min(...all.map(({ faces }) => faces)),
        p50: quantile(times, 0.5),
        p95: quantile(times, 0.95),
        rounds: all.map((batch) => median(batch.times)),
        framesPerSecond: rounded(median(all.map(({ framesPerSecond }) => framesPerSecond))),
        longTasks: all.reduce((sum, { longTasks }) => sum + longTasks, 0),
        frames: times.length,
      };
      console.log(row);
      return row;
    });
  });
}

export interface MainRow {
  /** `nobody`: the page by itself, which hears of the camera's frames and marks them. */
  readonly name: Name | 'nobody';
  readonly shown: number;
  /** Script on the page's main thread for each camera frame that the page was shown, ms. */
  readonly p50: number;
  readonly p95: number;
  /** Of it on the processor; absent from results of before it was told. */
  readonly cpu?: { readonly p50: number; readonly p95: number };
  readonly longTasks: number;
  readonly frames: number;
}

/** What each does on the main thread while it plays, from a trace of the browser's. */
export async function measureMainThread(
  url: string,
  clip: string,
  shown: number,
  ms: number,
): Promise<MainRow[]> {
  const rows: MainRow[] = [];
  for (const name of ['nobody', ...NAMES] as const) {
    rows.push(
      await withBrowser(clip, async (context) => {
        const page = await openBench(context, url);
        return { name, shown, ...(await tracedPlay(page, name, shown, ms)) };
      }),
    );
    console.log(rows.at(-1));
  }
  return rows;
}

async function tracedPlay(page: Page, name: MainRow['name'], shown: number, ms: number) {
  const cdp = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await cdp.send('Tracing.start', {
    traceConfig: { includedCategories: CATEGORIES },
  });
  const { longTasks } = await call<{ longTasks: number }>(
    page,
    'play',
    name,
    'wasm',
    shown > 1,
    30,
    ms,
  );
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
  const costs = scriptPerFrame(events);
  const spread = (times: readonly number[]) => ({
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  });
  return {
    ...spread(costs.map(({ ms }) => ms)),
    cpu: spread(costs.map(({ cpuMs }) => cpuMs)),
    longTasks,
    frames: costs.length,
  };
}
