import type { BrowserContext } from 'playwright-core';
import { noWebglArgs } from '../../harness/launch-args.ts';
import { quantile, rounded } from '../statistics.ts';
import { canSetApart, setApart } from './cores.ts';
import type { Name } from './readers/Reader.ts';
import { call, withBrowser } from './site.ts';
import type { Sprites } from './sprites.ts';
import { STARTED } from './starts.ts';

export interface SceneRow {
  readonly name: Name;
  /** Whether the game had one core and workers the other; else all share them as they come. */
  readonly apart: boolean;
  /** Time between two steps of the game with nothing read, ms. */
  readonly off: { readonly p50: number; readonly p99: number };
  readonly on: { readonly p50: number; readonly p99: number };
  readonly ratio: { readonly p50: number; readonly p99: number };
  readonly readingsPerSecond: number;
  readonly frames: number;
}

async function measureOne(
  url: string,
  clip: string,
  name: Name,
  apart: boolean,
  rounds: number,
  ms: number,
): Promise<SceneRow> {
  const off: number[] = [];
  const on: number[] = [];
  let readings = 0;
  const play = async (context: BrowserContext) => {
    const page = await context.newPage();
    await page.goto(`${url}sprites.html`);
    await page.waitForFunction(() => document.title === 'ready');
    type Round = Awaited<ReturnType<Sprites>>;
    await call<Round>(page, 'sprites', name, 500);
    if (apart) await setApart(context.browser());
    for (let round = 0; round < rounds; round += 1) {
      for (const reading of round % 2 ? [true, false] : [false, true]) {
        const result = await call<Round>(page, 'sprites', reading ? name : null, ms);
        (reading ? on : off).push(...result.times);
        readings += result.readings;
      }
    }
  };
  // WebGL in software would take all of a core for itself and leave the game 20 frames a second.
  await withBrowser(clip, play, noWebglArgs);
  const spread = (times: readonly number[]) => ({
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  });
  const [without, beside] = [spread(off), spread(on)];
  return {
    name,
    apart,
    off: without,
    on: beside,
    ratio: {
      p50: rounded(beside.p50 / without.p50),
      p99: rounded(beside.p99 / without.p99),
    },
    readingsPerSecond: rounded(readings / ((rounds * ms) / 1000)),
    frames: on.length,
  };
}

/** 500 moving sprites with and without a reader beside them, in turns. */
export async function measureScene(
  url: string,
  clip: string,
  rounds: number,
  ms: number,
): Promise<SceneRow[]> {
  const rows: SceneRow[] = [];
  for (const apart of canSetApart ? [true, false] : [false]) {
    for (const name of STARTED.filter((each) => each !== 'ours-light')) {
      rows.push(await measureOne(url, clip, name, apart, rounds, ms));
      console.log(rows.at(-1));
    }
  }
  return rows;
}
