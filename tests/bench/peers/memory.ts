import { setTimeout as rest } from 'node:timers/promises';
import { cameraArgs } from '../../harness/launch-args.ts';
import { BareBrowser } from './BareBrowser.ts';
import type { Name } from './readers/Reader.ts';
import { STARTED } from './starts.ts';

export interface MemoryRow {
  readonly name: Name | 'camera alone';
  readonly minutes: number;
  /** The highest resident memory of each process for the page, its workers, and the graphics, MB. */
  readonly peakMB: number;
  /** The highest of all of them together at a time, but for the browser's own program, MB. */
  readonly ownPeakMB: number;
  /** In all; null for a row taken while it plays on. */
  readonly readings: number | null;
}

const LOOK_MS = 100;
/** What the page puts before the readings in its title when it has played. */
const PLAYED = 'played ';

async function measureOne(url: string, clip: string, name: Name | null, minutes: number) {
  const page = `${url}?play=${name ?? 'nobody'}&ms=${minutes * 60_000}`;
  const browser = await BareBrowser.open(page, cameraArgs(clip));
  try {
    const began = performance.now();
    let ownPeakMB = 0;
    const lookUntil = async (ms: number) => {
      while (performance.now() - began < ms) {
        ownPeakMB = Math.max(ownPeakMB, browser.memory().ownMB);
        await rest(LOOK_MS);
      }
    };
    const row = (after: number, readings: number | null): MemoryRow => ({
      name: name ?? 'camera alone',
      minutes: after,
      peakMB: browser.memory().peakMB,
      ownPeakMB,
      readings,
    });
    const early: MemoryRow[] = [];
    if (minutes > 1) {
      await lookUntil(60_000);
      early.push(row(1, null));
    }
    await lookUntil(minutes * 60_000);
    const late = row(minutes, null);
    let title = '';
    while (!title.startsWith(PLAYED)) {
      await rest(1000);
      title = await browser.title();
    }
    return [...early, { ...late, readings: Number(title.slice(PLAYED.length)) }];
  } finally {
    await browser.close();
  }
}

/**
 * After a minute and after `minutes`, side by side, since nothing is timed; Linux tells the peak,
 * other systems do not.
 */
export async function measureMemory(
  url: string,
  clip: string,
  minutes: number,
): Promise<MemoryRow[]> {
  if (process.platform !== 'linux') return [];
  const names = [null, ...STARTED];
  const all = await Promise.all(names.map((name) => measureOne(url, clip, name, minutes)));
  return all.flat();
}
