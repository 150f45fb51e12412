/**
 * How the cost grows: with the faces in the picture, the camera's width, the classifier's size and
 * the wished rate. The first three in the worker alone, in turns so that a busy machine blurs all
 * alike; the last in a game before Chromium's fake camera.
 *
 * `npm run bench:cost [-- --rounds 3 --runs 20 --seconds 8]`
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { format } from 'prettier';
import { cameraClip } from '../../fixtures/clips.ts';
import { shots } from '../../fixtures/faces.ts';
import { cameraArgs } from '../../harness/launch-args.ts';
import { openSite, visit } from '../../harness/site.ts';
import { facesFolder, withBenchPage } from '../bench-page.mjs';
import { table } from '../markdown.ts';
import { lineChart } from '../plot.ts';
import { median } from '../statistics.ts';
import type { Cost } from './page.ts';
import { widened, type WidenedModel } from './widened.ts';

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

/** As wide as it takes for about 30, 45, 60 (as shipped), 90 and 120 million multiply-adds. */
const FACTORS = [0.7, 0.86, 1, 1.22, 1.41];
const models: WidenedModel[] = [];
for (const factor of FACTORS) models.push(await widened(factor));

interface Case {
  readonly detector: 'short' | 'full';
  readonly faces: number;
  readonly width: number;
  readonly model?: WidenedModel;
}
/** The short-range detector does not see faces as small as six and more of them are. */
const cases: readonly Case[] = [
  ...FACES.map((faces) => ({ detector: 'full' as const, faces, width: 1280 })),
  ...WIDTHS.map((width) => ({ detector: 'short' as const, faces: 1, width })),
  ...models.map((model) => ({ detector: 'short' as const, faces: 1, width: 640, model })),
];

const measured = await withBenchPage('cost/index.html', async (page) => {
  const costs = new Map<Case, Cost[]>();
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const each of round % 2 ? [...cases].reverse() : cases) {
      const cost = await page.evaluate(
        ([url, detector, faces, width, runs, modelUrl]) =>
          (globalThis as unknown as { cost(...given: unknown[]): Promise<Cost> }).cost(
            url,
            detector,
            faces,
            width,
            runs,
            modelUrl,
          ),
        [
          photo,
          each.detector,
          each.faces,
          each.width,
          Number(values.runs),
          each.model && `/${each.model.path}`,
        ] as const,
      );
      costs.set(each, [...(costs.get(each) ?? []), cost]);
    }
  }
  return [...costs].map(([{ detector, faces, width, model }, all]) => {
    const timings = all.flatMap((cost) => cost.timings);
    const row = {
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
    return { model, row };
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
const cdp = await page.context().newCDPSession(page);
await cdp.send('Performance.enable');
const rates = [];
for (const targetFps of RATES) rates.push(await rateCost(page, cdp, targetFps));
await site.close();

/** Least squares: what one more of `x` costs. */
function slope(points: readonly (readonly [x: number, y: number])[]): string {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  const over = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return (over / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)).toFixed(2);
}

const withDetector = (wanted: Case['detector']) =>
  measured.flatMap(({ model, row }) => (row.detector === wanted && !model ? [row] : []));
const byFaces = withDetector('full');
const byWidth = withDetector('short');
const bySize = measured.flatMap(({ model, row: { classifyMs, totalMs, frames } }) =>
  model
    ? [
        {
          MMACs: Number(model.mmacs.toFixed(1)),
          parameters: model.parameters,
          classifyMs,
          totalMs,
          frames,
        },
      ]
    : [],
);
const perFace = slope(byFaces.map(({ shown, totalMs }) => [shown, totalMs]));
const perMillion = slope(bySize.map(({ MMACs, classifyMs }) => [MMACs, classifyMs]));
const text = [
  '# How the cost grows\n\nBy `npm run bench:cost`; medians, ms per frame in the worker, wasm.\n',
  '## With the faces in a picture of 1280×720\n',
  table(byFaces),
  `Every face more costs ${perFace} ms: a crop and one look of the classifier. The detector looks at a\n` +
    'thumbnail of one size, whatever is in it.\n',
  '## With the width of the camera, one face\n',
  table(byWidth),
  'Width costs the copying and shrinking of the frame, and nothing behind that.\n',
  '## With the size of the classifier, one face\n',
  table(bySize),
  'The shipped architecture with all its layers narrower or wider and random weights. A million\n' +
    `multiply-adds more cost ${perMillion} ms, which is ${(1 / Number(perMillion)).toFixed(0)} GMAC a second: this machine’s rate for\n` +
    'tfjs’s wasm kernels on one thread, and the floor below which only a smaller net comes.\n',
  '## With the wished rate, in a game before a camera of 30 frames a second\n',
  table(rates),
  'The worker’s share grows with the rate until it reaches 60 % of a core; there the plugin holds it.\n',
].join('\n');
const results = new URL('../results/', import.meta.url);
const json = JSON.stringify({ byFaces, byWidth, bySize, rates }, null, 2);
writeFileSync(new URL('cost.json', results), `${json}\n`);
writeFileSync(new URL('cost.md', results), await format(text, { parser: 'markdown' }));
const parts = ['detectMs', 'alignMs', 'classifyMs', 'totalMs'] as const;
const charts = {
  'cost-faces.svg': lineChart(
    'Cost of the faces in a picture',
    'faces',
    'ms per frame',
    parts.map((part) => ({ label: part, points: byFaces.map((row) => [row.shown, row[part]]) })),
  ),
  'cost-width.svg': lineChart(
    'Cost of the camera’s width',
    'px',
    'ms per frame',
    parts.map((part) => ({ label: part, points: byWidth.map((row) => [row.width, row[part]]) })),
  ),
  'cost-size.svg': lineChart('Cost of the classifier’s size', 'MMACs', 'ms per frame', [
    { label: 'classifyMs', points: bySize.map((row) => [row.MMACs, row.classifyMs]) },
    { label: 'totalMs', points: bySize.map((row) => [row.MMACs, row.totalMs]) },
  ]),
  'cost-rate.svg': lineChart('Cost of the wished rate', 'wished frames a second', '', [
    {
      label: 'readings a second',
      points: rates.map((row) => [row.targetFps, row.readingsPerSecond]),
    },
    {
      label: 'worker, % of a core',
      points: rates.map((row) => [row.targetFps, row.workerPercent]),
    },
    { label: 'main thread, %', points: rates.map((row) => [row.targetFps, row.mainThreadPercent]) },
  ]),
};
for (const [name, chart] of Object.entries(charts)) writeFileSync(new URL(name, results), chart);
console.log(text);
