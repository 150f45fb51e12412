import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { curvesChart } from './charts.mjs';
import { repositoryFolder } from './dataset.mjs';

/** `node models/evaluation/curves.mjs NAME TITLE LOG`: draws a training log (`log.jsonl`) into
 * models/results/NAME-curves.svg and keeps the log beside it. */
const [name, title, path] = process.argv.slice(2);
if (!path) {
  console.error('usage: node models/evaluation/curves.mjs NAME TITLE LOG');
  process.exit(1);
}
const text = await readFile(path, 'utf8');
const log = text
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const base = join(repositoryFolder, 'models/results', `${name}-curves`);
await writeFile(`${base}.svg`, curvesChart(title, log));
await writeFile(`${base}.jsonl`, text);
console.log(`${base}.svg, ${log.length} epochs`);
