/**
 * Ours beside `@vladmandic/human` and `@vladmandic/face-api`, as their users run them: the same
 * camera, one Chromium, in turns.
 *
 * `npm run bench [-- --only frames,main,starts,scene,memory,webgl] [--rounds 3] [--minutes 10]`
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { crowdClip } from '../crowd.ts';
import { rounded } from '../statistics.ts';
import { entrySize } from './entry.ts';
import { measureFrames, measureMainThread } from './frames.ts';
import { measureMemory } from './memory.ts';
import { writeReports } from './report.ts';
import { readResults, writeResults, type Part } from './results.ts';
import { measureScene } from './scene.ts';
import { buildSite } from './site.ts';
import { measureStarts } from './starts.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'frames,main,starts,scene,memory,webgl' },
    rounds: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '10' },
  },
});
const wanted = values.only.split(',');
const rounds = Number(values.rounds);
const CROWDS = [1, 4, 10];

const results = readResults();
const site = await buildSite();
const one = await crowdClip(1);

async function part<Row>(work: () => Promise<readonly Row[]>): Promise<Part<Row>> {
  const loadBefore = rounded(loadavg()[0] ?? 0);
  const measuredAt = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return { measuredAt, cores: cpus().length, loadBefore, rows: await work() };
}

async function inAllCrowds<Row>(work: (clip: string, shown: number) => Promise<readonly Row[]>) {
  const rows: Row[] = [];
  for (const shown of CROWDS) rows.push(...(await work(await crowdClip(shown), shown)));
  return rows;
}

try {
  if (wanted.includes('frames')) {
    results.frames = await part(() =>
      inAllCrowds((clip, shown) => measureFrames(site.url, clip, shown, 'wasm', rounds, 3000)),
    );
    writeResults(results);
  }
  if (wanted.includes('webgl')) {
    results.webgl = await part(() => measureFrames(site.url, one, 1, 'webgl', 2, 5000));
    writeResults(results);
  }
  if (wanted.includes('main')) {
    results.main = await part(() =>
      inAllCrowds((clip, shown) => measureMainThread(site.url, clip, shown, 4000)),
    );
    writeResults(results);
  }
  if (wanted.includes('starts')) {
    results.starts = await part(() => measureStarts(site.url, one, rounds));
    writeResults(results);
  }
  if (wanted.includes('scene')) {
    results.scene = await part(() => measureScene(site.url, one, rounds, 5000));
    writeResults(results);
  }
  if (wanted.includes('memory')) {
    results.memory = await part(() => measureMemory(site.url, one, Number(values.minutes)));
  }
} finally {
  site.close();
}
results.entry = { gzipBytes: await entrySize() };
writeResults(results);
console.log(await writeReports(results));
