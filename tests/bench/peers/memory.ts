import { processMemory } from '../processMemory.ts';
import type { Name } from './readers/Reader.ts';
import { STARTED } from './starts.ts';
import { call, openBench, withBrowser } from './site.ts';

export interface MemoryRow {
  readonly name: Name | 'camera alone';
  readonly minutes: number;
  /** Highest resident memory of the page's process, its workers among it, and the graphics', MB. */
  readonly peakMB: number;
  readonly readings: number;
}

async function measureOne(url: string, clip: string, name: Name | null, minutes: number) {
  return withBrowser(clip, async (context): Promise<MemoryRow> => {
    const page = await openBench(context, url);
    const ms = minutes * 60_000;
    let readings = 0;
    if (name === null) await page.waitForTimeout(ms);
    else
      ({ readings } = await call<{ readings: number }>(page, 'play', name, 'wasm', false, 15, ms));
    return {
      name: name ?? 'camera alone',
      minutes,
      peakMB: (await processMemory(context.browser()))?.peakMB ?? 0,
      readings,
    };
  });
}

/** Side by side, since nothing is timed; Linux tells the peak, other systems do not. */
export async function measureMemory(
  url: string,
  clip: string,
  minutes: number,
): Promise<MemoryRow[]> {
  if (process.platform !== 'linux') return [];
  const names = [null, ...STARTED];
  return Promise.all(names.map((name) => measureOne(url, clip, name, minutes)));
}
