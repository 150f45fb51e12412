/**
 * Ours beside `@vladmandic/human` and `@vladmandic/face-api`: the same pictures, one Chromium, one
 * backend (wasm), in turns.
 *
 * `npm run bench [-- --rounds 5 --runs 6]`
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { facesFolder, withBenchPage } from '../bench-page.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '6' },
  },
});
const NAMES = ['ours', 'human', 'face-api'];
const CROWDS = [1, 4, 10];
const photo = `/@fs${facesFolder}/happy_03.jpg`;

interface First {
  ms: number;
  longestBlockMs: number;
  gzip: number;
}
interface Batch {
  times: number[];
  faces: number;
  longTasks: number;
}

function call<T>(page: Page, name: string, ...args: unknown[]): Promise<T> {
  return page.evaluate(
    ([fn, given]) =>
      (globalThis as unknown as Record<string, (...all: unknown[]) => unknown>)[fn]?.(...given),
    [name, args] as const,
  ) as Promise<T>;
}

/** Seconds that the page's main thread has worked. */
async function mainSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

const quantile = (numbers: readonly number[], q: number) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(q * (numbers.length - 1))] ?? 0;
const rounded = (value: number) => Number(value.toFixed(2));

const started: Record<string, First> = {};
const rows = await withBenchPage('peers/index.html', async (page) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  for (const name of NAMES) {
    const sizes: Promise<number>[] = [];
    const note = (response: { url(): string; body(): Promise<Buffer> }) => {
      if (/happy_03|\.map/.test(response.url())) return;
      sizes.push(
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      );
    };
    page.context().on('response', note);
    const result = await call<Omit<First, 'gzip'>>(page, 'first', name, photo);
    page.context().off('response', note);
    const gzip = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    started[name] = {
      ms: Math.round(result.ms),
      longestBlockMs: Math.round(result.longestBlockMs),
      gzip,
    };
    console.log(name, started[name]);
  }
  const measured = [];
  for (const shown of CROWDS) {
    const batches = new Map<string, (Batch & { mainMs: number })[]>();
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const order = round % 2 ? [...NAMES].reverse() : NAMES;
      for (const name of order) {
        const before = await mainSeconds(cdp);
        const batch = await call<Batch>(page, 'frames', name, photo, shown, Number(values.runs));
        const mainMs = ((await mainSeconds(cdp)) - before) * 1000;
        batches.set(name, [
          ...(batches.get(name) ?? []),
          { ...batch, mainMs: mainMs / (batch.times.length + 1) },
        ]);
      }
    }
    for (const [name, all] of batches) {
      const times = all.flatMap((batch) => batch.times);
      const row = {
        name,
        shown,
        read: all.at(-1)?.faces ?? 0,
        p50: rounded(quantile(times, 0.5)),
        p95: rounded(quantile(times, 0.95)),
        mainMsPerFrame: rounded(
          quantile(
            all.map(({ mainMs }) => mainMs),
            0.5,
          ),
        ),
        longTasks: all.reduce((sum, { longTasks }) => sum + longTasks, 0),
        frames: times.length,
      };
      measured.push(row);
      console.log(row);
    }
  }
  return measured;
});

const table = [
  '| | faces shown / read | ms per frame p50 | p95 | main thread ms per frame | long tasks |',
  '|---|---|---|---|---|---|',
  ...rows.map(
    ({ name, shown, read, p50, p95, mainMsPerFrame, longTasks, frames }) =>
      `| ${name} | ${shown} / ${read} | ${p50} | ${p95} | ${mainMsPerFrame} | ${longTasks} of ${frames} |`,
  ),
  '',
  '| | first result ms | longest block ms | gzip kB, from a dev server |',
  '|---|---|---|---|',
  ...Object.entries(started).map(
    ([name, { ms, longestBlockMs, gzip }]) =>
      `| ${name} | ${ms} | ${longestBlockMs} | ${Math.round(gzip / 1000)} |`,
  ),
  '',
].join('\n');
const results = new URL('../results/', import.meta.url);
writeFileSync(new URL('peers.json', results), `${JSON.stringify({ rows, started }, null, 2)}\n`);
writeFileSync(
  new URL('peers.md', results),
  `# Beside the peers\n\nBy \`npm run bench\`.\n\n${table}`,
);
console.log(table);
