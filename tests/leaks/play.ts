import { processMemory } from '../bench/processMemory.ts';
import { shots } from '../fixtures/faces.ts';
import { openFixture, type Held } from './fixture.ts';

export interface Moment extends Held {
  readonly minute: number;
  /** Since the last moment. */
  readonly readings: number;
  /** Resident memory of page, worker and graphics: tensors, frames and WebAssembly are in it. */
  readonly residentMB: number | null;
}

/** Plays at the default 15 frames a second and looks once a minute. */
export async function playFigures(minutes: number): Promise<Moment[]> {
  // Faces that come and go, so that tracks are made and forgotten, too.
  const { site, page, held } = await openFixture([
    { shot: shots.happy, seconds: 4 },
    { shot: shots.nobody, seconds: 3 },
    { shot: shots.neutral, seconds: 4 },
  ]);
  try {
    await page.evaluate(async () => {
      Object.assign(window, { count: 0 });
      window.emotion.on('reading', () => {
        (window as unknown as { count: number }).count += 1;
      });
      await window.emotion.start();
    });
    const moments: Moment[] = [];
    for (let minute = 1; minute <= minutes; minute += 1) {
      await page.waitForTimeout(60_000);
      const now = await held();
      const readings = await page.evaluate(() => {
        const counted = (window as unknown as { count: number }).count;
        Object.assign(window, { count: 0 });
        // What the test itself keeps of the events.
        window.told.length = 0;
        return counted;
      });
      moments.push({
        minute,
        readings,
        ...now,
        residentMB: (await processMemory(site.browser))?.nowMB ?? null,
      });
      console.log(JSON.stringify(moments.at(-1)));
    }
    return moments;
  } finally {
    await site.close();
  }
}

/** What grew between the first minute, in which everything warms up, and the last, in words. */
export function growthOf(moments: readonly Moment[]): string[] {
  const [first, last] = [moments[0], moments.at(-1)];
  if (!first || !last) return [];
  const told: string[] = [];
  const heap = last.heapBytes - first.heapBytes;
  if (heap >= 3e6) told.push(`the page's heap: ${(heap / 1e6).toFixed(1)} MB`);
  if (last.listeners - first.listeners >= 10) told.push('listeners');
  if (last.workers !== first.workers) told.push('workers');
  const resident = (last.residentMB ?? 0) - (first.residentMB ?? 0);
  if (resident >= 60) told.push(`resident memory: ${resident} MB`);
  if (last.readings === 0) told.push('no readings any more');
  return told;
}
