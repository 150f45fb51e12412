import { processMemory } from '../processMemory.ts';
import type { Name } from './readers/Reader.ts';
import { STARTED } from './starts.ts';
import { call, openBench, withBrowser } from './site.ts';

export interface MemoryRow {
  readonly name: Name | 'camera alone';
  readonly minutes: number;
  /** Highest resident memory of the page's process, its workers among it, and the graphics', MB. */
  readonly peakMB: number;
  /** In all; null for a row taken while it plays on. */
  readonly readings: number | null;
}

async function measureOne(url: string, clip: string, name: Name | null, minutes: number) {
  return withBrowser(clip, async (context): Promise<MemoryRow[]> => {
    const page = await openBench(context, url);
    const row = async (after: number, readings: number | null) => ({
      name: name ?? ('camera alone' as const),
      minutes: after,
      peakMB: (await processMemory(context.browser()))?.peakMB ?? 0,
      readings,
    });
    const ms = minutes * 60_000;
    const playing =
      name === null
        ? page.waitForTimeout(ms).then(() => 0)
        : call<{ readings: number }>(page, 'play', name, 'wasm', false, 15, ms).then(
            (played) => played.readings,
          );
    const early: MemoryRow[] = [];
    if (minutes > 1) {
      await page.waitForTimeout(60_000);
      early.push(await row(1, null));
    }
    return [...early, await row(minutes, await playing)];
  });
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
