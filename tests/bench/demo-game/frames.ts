/**
 * What the reading of faces costs the stage: frame times of the page and of the stage while the
 * camera is off and while a face is read, in turns within one run of real Chromium.
 *
 * `npm run bench:frames [-- --seconds 15] [--turns 3] [--json FILE]`
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { cameraClip } from '../../fixtures/clips.ts';
import { shots } from '../../fixtures/faces.ts';
import { cameraArgs } from '../../harness/launch-args.ts';
import { openSite, visit } from '../../harness/site.ts';
import { quantile, rounded } from '../statistics.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    turns: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const blockMs = Number(values.seconds) * 1000;
/** After the camera starts or stops, what is measured is not what lasts. */
const SETTLE_MS = 3000;

interface Frames {
  /** Times between the page's animation frames, ms. */
  readonly page: number[];
  /** Times between the stage's frames, ms. */
  readonly stage: number[];
  /** Readings in the block. */
  readonly readings: number;
}

const clip = await cameraClip([{ shot: shots.happy, seconds: 5 }]);
const site = await openSite(cameraArgs(clip));
const { page } = await visit(site);
await page.waitForSelector('.title');
await page.click('nav >> text=Begin');
await page.click('text=Play without');
await page.waitForSelector('.next:not([hidden])');

const renderer = await page.evaluate(() => {
  const gl = document.createElement('canvas').getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  return gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'none';
});

async function turn(on: boolean): Promise<void> {
  const status = await page.getAttribute('.chip', 'data-status');
  if ((status === 'off') === on) await page.click('.chip');
  await page.waitForSelector(`.chip[data-status=${on ? 'watching' : 'off'}]`, { timeout: 90_000 });
  await page.waitForTimeout(SETTLE_MS);
}

const measure = (): Promise<Frames> =>
  page.evaluate(async (ms) => {
    const { emotion, stage } = (
      window as unknown as {
        notAWord: {
          emotion: { on(event: 'reading', call: () => void): () => void };
          stage: {
            game: {
              events: Record<'on' | 'off', (event: 'poststep', call: () => void) => void>;
            };
          };
        };
      }
    ).notAWord;
    const times = { page: [] as number[], stage: [] as number[] };
    let readings = 0;
    const undo = emotion.on('reading', () => {
      readings += 1;
    });
    const stepped = () => times.stage.push(performance.now());
    stage.game.events.on('poststep', stepped);
    const ends = performance.now() + ms;
    await new Promise<void>((resolve) => {
      const frame = (now: number) => {
        times.page.push(now);
        if (now < ends) requestAnimationFrame(frame);
        else resolve();
      };
      requestAnimationFrame(frame);
    });
    stage.game.events.off('poststep', stepped);
    undo();
    const gaps = (all: number[]) => all.slice(1).map((time, i) => time - (all[i] ?? time));
    return { page: gaps(times.page), stage: gaps(times.stage), readings };
  }, blockMs);

const off: Frames[] = [];
const on: Frames[] = [];
for (let i = 0; i < Number(values.turns); i += 1) {
  await turn(false);
  off.push(await measure());
  await turn(true);
  on.push(await measure());
}
await site.close();

function compare(of: 'page' | 'stage') {
  const frames = { off: off.flatMap((each) => each[of]), on: on.flatMap((each) => each[of]) };
  const at = (q: number) => {
    const [without, reading] = [quantile(frames.off, q), quantile(frames.on, q)];
    return { offMs: without, onMs: reading, ratio: rounded(reading / without) };
  };
  return {
    frames: { off: frames.off.length, on: frames.on.length },
    median: at(0.5),
    p99: at(0.99),
  };
}

const result = {
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  renderer,
  secondsEach: Number(values.seconds) * Number(values.turns),
  readingsPerSecond: rounded(
    on.reduce((sum, { readings }) => sum + readings, 0) /
      (Number(values.seconds) * Number(values.turns)),
  ),
  page: compare('page'),
  stage: compare('stage'),
};
console.log(JSON.stringify(result, null, 2));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
