/**
 * The whole path as a game has it, in real Chromium with a face before its fake camera: how long
 * from start() to the first reading, what a frame costs the worker and the page, and what the
 * player downloads.
 *
 * `npm run bench:path [-- --seconds 20] [--json FILE]`
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { cameraClip } from '../../fixtures/clips.ts';
import { shots } from '../../fixtures/faces.ts';
import { cameraArgs } from '../../harness/launch-args.ts';
import { openSite, visit } from '../../harness/site.ts';
import { quantile } from '../statistics.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '20' }, json: { type: 'string' } },
});

const clip = await cameraClip([{ shot: shots.happy, seconds: 5 }]);
const site = await openSite(cameraArgs(clip), 'tests/fixtures/site');
const { page } = await visit(site);
await page.waitForFunction(() => document.title === 'ready');

const files = new Map<string, Promise<Buffer>>();
page.on('response', (response) => {
  if (/\/assets\//.test(response.url())) files.set(response.url(), response.body());
});

/** ms from start() to the first reading. */
const firstReading = () =>
  page.evaluate(async () => {
    const began = performance.now();
    const reading = new Promise<number>((resolve) => {
      const undo = window.emotion.on('reading', () => {
        undo();
        resolve(performance.now() - began);
      });
    });
    await window.emotion.start();
    return reading;
  });

const coldMs = await firstReading();
const blocks = await page.evaluate(async (seconds) => {
  const longTasks: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask' });
  const costs: { detectMs: number; alignMs: number; classifyMs: number; totalMs: number }[] = [];
  const main: number[] = [];
  window.emotion.on('reading', ({ frame }) => {
    if (frame.timing) costs.push(frame.timing);
    main.push(window.emotion.store.getState().performance.mainThreadMs);
  });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  return { longTasks, costs, main };
}, Number(values.seconds));
await page.evaluate(() => {
  window.emotion.stop();
});
const warmMs = await firstReading();
const performanceState = await page.evaluate(() => window.emotion.store.getState().performance);

const spread = (numbers: readonly number[]) => ({
  p50: quantile(numbers, 0.5),
  p95: quantile(numbers, 0.95),
});

const downloads = await Promise.all(
  [...files].map(async ([url, body]) => {
    const bytes = await body;
    return {
      file: new URL(url).pathname.split('/assets/')[1] ?? url,
      bytes: bytes.length,
      gzip: gzipSync(bytes).length,
    };
  }),
);
const result = {
  backend: performanceState.backend,
  frames: blocks.costs.length,
  framesPerSecond: blocks.costs.length / Number(values.seconds),
  workerMs: {
    detect: spread(blocks.costs.map(({ detectMs }) => detectMs)),
    align: spread(blocks.costs.map(({ alignMs }) => alignMs)),
    classify: spread(blocks.costs.map(({ classifyMs }) => classifyMs)),
    total: spread(blocks.costs.map(({ totalMs }) => totalMs)),
  },
  mainThreadMs: spread(blocks.main),
  longTasksAfterStart: blocks.longTasks.length,
  firstReadingMs: { cold: Math.round(coldMs), afterStop: Math.round(warmMs) },
  downloads,
  downloadedBytes: downloads.reduce((sum, { bytes }) => sum + bytes, 0),
  downloadedGzip: downloads.reduce((sum, { gzip }) => sum + gzip, 0),
};
console.log(JSON.stringify(result, null, 2));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
await site.close();
