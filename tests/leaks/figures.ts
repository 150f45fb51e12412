import { shots } from '../fixtures/faces.ts';
import { patience } from '../harness/pace.ts';
import { openFixture, type Held } from './fixture.ts';

/** What ends has this long to be gone; a leak stays. */
const GOING_MS = patience(10_000);

export interface Figures extends Held {
  /** Camera tracks that are live. */
  readonly tracks: number;
}

/** Figures with the plugin off, collected garbage: at first, and after each kind of cycle. */
export async function leakFigures(cycles: {
  starts: number;
  switches: number;
  scenes: number;
}): Promise<Record<'atFirst' | 'starts' | 'switches' | 'scenes', Figures>> {
  const { site, page, held } = await openFixture([{ shot: shots.happy, seconds: 5 }]);
  try {
    await page.evaluate(() => {
      const tracks: MediaStreamTrack[] = [];
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wish) => {
        const stream = await open(wish);
        tracks.push(...stream.getTracks());
        return stream;
      };
      Object.assign(window, {
        liveTracks: () => {
          const live = tracks.filter(({ readyState }) => readyState === 'live');
          tracks.splice(0, tracks.length, ...live);
          return live.length;
        },
      });
    });
    const look = async (): Promise<Figures> => ({
      ...(await held()),
      tracks: await page.evaluate(() =>
        (window as unknown as { liveTracks(): number }).liveTracks(),
      ),
    });
    const measure = async (): Promise<Figures> => {
      await page.evaluate(() => window.emotion.stop());
      const begun = performance.now();
      let figures: Figures;
      do {
        await page.waitForTimeout(1000);
        figures = await look();
      } while (figures.workers + figures.tracks > 0 && performance.now() - begun < GOING_MS);
      return figures;
    };
    const startAndStop = (times: number, keepLoaded: boolean) =>
      page.evaluate(
        async ([count, keep]) => {
          for (let i = 0; i < count; i += 1) {
            await window.emotion.start();
            window.emotion.stop({ keepLoaded: keep });
          }
        },
        [times, keepLoaded] as const,
      );
    await startAndStop(2, true);
    await page.evaluate(() => window.game.scene.scenes[0]?.scene.restart());
    const atFirst = await measure();
    await startAndStop(cycles.starts, true);
    const starts = await measure();
    await page.evaluate(async (count) => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      // The stream carries a frame only when something is drawn.
      const drawing = setInterval(() => context?.fillRect(0, 0, 9, 9), 40);
      for (let i = 0; i < count; i += 1) {
        const stream = canvas.captureStream(5);
        await window.emotion.start(i % 2 ? {} : { source: stream });
        for (const track of stream.getTracks()) track.stop();
      }
      clearInterval(drawing);
    }, cycles.switches);
    const switches = await measure();
    await page.evaluate(async (count) => {
      for (let i = 0; i < count; i += 1) {
        window.game.scene.scenes[0]?.scene.restart();
        await new Promise((done) => setTimeout(done, 60));
      }
    }, cycles.scenes);
    const scenes = await measure();
    return { atFirst, starts, switches, scenes };
  } finally {
    await site.close();
  }
}

/** What went wrong, in words; empty when everything ended where it began. */
export function leaksOf({
  atFirst,
  ...after
}: Record<'atFirst' | 'starts' | 'switches' | 'scenes', Figures>): string[] {
  return Object.entries(after).flatMap(([cycles, { workers, tracks, listeners, heapBytes }]) => {
    const told: string[] = [];
    if (workers > 0) told.push(`${workers} workers`);
    if (tracks > 0) told.push(`${tracks} live tracks`);
    // A listener per cycle would be dozens, a few come and go with the browser's own work.
    if (listeners - atFirst.listeners >= 10) {
      told.push(`${listeners - atFirst.listeners} listeners`);
    }
    if (heapBytes - atFirst.heapBytes >= 5e6) {
      told.push(`${((heapBytes - atFirst.heapBytes) / 1e6).toFixed(1)} MB`);
    }
    return told.map((what) => `after ${cycles}: ${what}`);
  });
}
