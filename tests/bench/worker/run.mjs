import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { facesFolder, withBenchPage } from '../bench-page.mjs';

/**
 * What a 1280×720 frame with 1, 2, 5 and 10 faces costs in the worker:
 * `node tests/bench/worker/run.mjs [--backend auto|webgl|wasm|cpu] [--runs 60] [--json FILE]`.
 */

const { values: options } = parseArgs({
  options: {
    backend: { type: 'string', default: 'auto' },
    runs: { type: 'string', default: '60' },
    json: { type: 'string' },
  },
});
if (!existsSync(facesFolder)) throw new Error(`no photos in ${facesFolder}: set FACES_DIR`);

const results = await withBenchPage('worker/index.html', async (page) => {
  const costs = [];
  for (const [count, detector] of [
    [1, 'short'],
    [2, 'short'],
    [5, 'full'],
    [10, 'full'],
  ]) {
    const cost = await page.evaluate(
      (args) => globalThis.measure(...args),
      [`/@fs${facesFolder}/happy_03.jpg`, count, detector, options.backend, Number(options.runs)],
    );
    costs.push({ shown: count, detector, ...cost });
  }
  return costs;
});
for (const { shown, detector, faces, info, loadMs, median, p90, roundTripMs } of results) {
  const stages = ['detectMs', 'alignMs', 'classifyMs', 'totalMs']
    .map((stage) => `${stage} ${median[stage].toFixed(1)} (p90 ${p90[stage].toFixed(1)})`)
    .join(', ');
  console.log(
    `${faces} of ${shown} faces, ${detector}, ${info.backend}: ${stages}, ` +
      `round trip ${roundTripMs.toFixed(1)}, ready after ${Math.round(loadMs)} ` +
      `(warm-up ${Math.round(info.warmupMs)})`,
  );
}
if (options.json) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
