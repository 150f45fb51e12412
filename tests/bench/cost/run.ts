/**
 * How the cost grows: with the faces in the picture, the camera's width and the wished rate. The
 * first two in the worker alone, in turns so that a busy machine blurs all alike; the third in a
 * game before Chromium's fake camera.
 *
 * `npm run bench:cost [-- --rounds 3 --runs 20 --seconds 8]`
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { cameraClip } from '../../fixtures/clips.ts';
import { shots } from '../../fixtures/faces.ts';
import { cameraArgs } from '../../harness/launch-args.ts';
import { openSite, visit } from '../../harness/site.ts';
import { facesFolder, withBenchPage } from '../bench-page.mjs';
import type { Cost } from './page.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    runs: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '8' },
  },
});
const FACES = [1, 2, 3, 4, 6, 8, 10];
const WIDTHS = [320, 640, 960, 1280, 1920];
const RATES = [5, 10, 15, 20, 30, 60];
const photo = `/@fs${facesFolder}/happy_03.jpg`;

const median = (numbers: readonly number[]) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(2));
};

interface Case {
  readonly detector: 'short' | 'full';
  readonly faces: number;
  readonly width: number;
}
/** The short-range detector does not see faces as small as six and more of them are. */
const cases: readonly Case[] = [
  ...FACES.map((faces) => ({ detector: 'full' as const, faces, width: 1280 })),
  ...WIDTHS.map((width) => ({ detector: 'short' as const, faces: 1, width })),
];

const measured = await withBenchPage('cost/index.html', async (page) => {
  const costs = new Map<Case, Cost[]>();
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const each of round % 2 ? [...cases].reverse() : cases) {
      const cost = await page.evaluate(
        ([url, detector, faces, width, runs]) =>
          (globalThis as unknown as { cost(...given: unknown[]): Promise<Cost> }).cost(
            url,
            detector,
            faces,
            width,
            runs,
          ),
        [photo, each.detector, each.faces, each.width, Number(values.runs)] as const,
      );
      costs.set(each, [...(costs.get(each) ?? []), cost]);
    }
  }
  return [...costs].map(([{ detector, faces, width }, all]) => {
    const timings = all.flatMap((cost) => cost.timings);
    return {
      detector,
      shown: faces,
      read: Math.min(...all.map(({ read }) => read)),
      width,
      detectMs: median(timings.map(({ detectMs }) => detectMs)),
      alignMs: median(timings.map(({ alignMs }) => alignMs)),
      classifyMs: median(timings.map(({ classifyMs }) => classifyMs)),
      totalMs: median(timings.map(({ totalMs }) => totalMs)),
      roundTripMs: median(all.flatMap(({ trips }) => trips)),
      frames: timings.length,
    };
  });
});

/** Seconds of work that the page's main thread has done. */
async function mainSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

async function rateCost(page: Page, cdp: CDPSession, targetFps: number) {
  await page.evaluate((wish) => {
    window.emotion.configure({ targetFps: wish });
  }, targetFps);
  const seconds = Number(values.seconds);
  const share = async (work: () => Promise<number>) => {
    const before = await mainSeconds(cdp);
    const result = await work();
    return { result, percent: ((await mainSeconds(cdp)) - before) / (seconds / 100) };
  };
  const idle = await share(async () => {
    await page.waitForTimeout(seconds * 1000);
    return 0;
  });
  await page.evaluate(() => window.emotion.start());
  await page.waitForFunction(() => window.emotion.store.getState().status === 'watching');
  const busy = await share(() =>
    page.evaluate(async (ms) => {
      let workerMs = 0;
      let count = 0;
      const undo = window.emotion.on('reading', ({ frame }) => {
        count += 1;
        workerMs += frame.timing?.totalMs ?? 0;
      });
      await new Promise((resolve) => setTimeout(resolve, ms));
      undo();
      Object.assign(window, { counted: count });
      return workerMs;
    }, seconds * 1000),
  );
  const count = await page.evaluate(() => (window as unknown as { counted: number }).counted);
  await page.evaluate(() => {
    window.emotion.stop({ keepLoaded: true });
  });
  const rounded = (value: number) => Number(value.toFixed(1));
  return {
    targetFps,
    readingsPerSecond: rounded(count / seconds),
    workerPercent: rounded(busy.result / (seconds * 10)),
    /** Beyond what the game itself takes. */
    mainThreadPercent: rounded(busy.percent - idle.percent),
  };
}

const clip = await cameraClip([{ shot: shots.happy, seconds: 5 }]);
const site = await openSite(cameraArgs(clip), 'tests/fixtures/site');
const { page } = await visit(site);
await page.waitForFunction(() => document.title === 'ready');
// esbuild, which tsx runs on, marks functions with a call that the page does not know.
await page.evaluate('globalThis.__name = (each) => each');
const cdp = await page.context().newCDPSession(page);
await cdp.send('Performance.enable');
const rates = [];
for (const targetFps of RATES) rates.push(await rateCost(page, cdp, targetFps));
await site.close();

const byFaces = measured.filter(({ detector }) => detector === 'full');
const byWidth = measured.filter(({ detector }) => detector === 'short');
const cells = (row: object) => `| ${Object.values(row).join(' | ')} |`;
const table = (rows: readonly object[]) => {
  const names = Object.keys(rows[0] ?? {});
  return [cells(names), `|${' --- |'.repeat(names.length)}`, ...rows.map(cells), ''].join('\n');
};
const text = [
  '# How the cost grows\n\nBy `npm run bench:cost`; medians, ms per frame in the worker, wasm.\n',
  '## With the faces in a picture of 1280×720\n',
  table(byFaces),
  '## With the width of the camera, one face\n',
  table(byWidth),
  'The detector looks at a thumbnail of one size: faces cost it nothing, and width only the copying\n' +
    'and shrinking of the frame. Every face costs a crop and the classifier, which sees it and its\n' +
    'mirror image.\n',
  '## With the wished rate, in a game before a camera of 30 frames a second\n',
  table(rates),
].join('\n');
const results = new URL('../results/', import.meta.url);
const json = JSON.stringify({ byFaces, byWidth, rates }, null, 2);
writeFileSync(new URL('cost.json', results), `${json}\n`);
writeFileSync(new URL('cost.md', results), text);
console.log(text);
