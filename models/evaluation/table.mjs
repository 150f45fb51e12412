import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryFolder } from './dataset.mjs';

const START = '<!-- models:table -->';
const END = '<!-- /models:table -->';

/** Documents that carry the table, from the repository's root. */
export const DOCUMENTS = ['README.md', 'models/emotion/README.md'];

const percent = (value) => (value === undefined || value === null ? '–' : (100 * value).toFixed(1));
const millions = (value) => (value ? (value / 1e6).toFixed(value < 1e7 ? 2 : 1) : '–');

/** One row of the table from one results file. */
function row(results, timing) {
  const test = results.splits.PrivateTest;
  const own = test.fer2013.labels;
  const voted = (test.ferplus ?? test.fer2013).majority;
  const trimmed = results.robustness?.find(({ name }) => name === 'crop trimmed 2 px');
  const { epochs, complete, plannedEpochs } = results.training ?? {};
  const short =
    results.training && !complete ? `, stopped after ${epochs} of ${plannedEpochs} epochs` : '';
  const ms = timing?.[results.name]?.medianMs;
  return [
    `${results.title}${short}`,
    `${millions(results.parameters)} M`,
    results.multiplyAdds ? `${millions(results.multiplyAdds)} M` : '–',
    `${(results.bytes / 1e6).toFixed(2)} MB`,
    results.published ?? '–',
    `${percent(own.accuracy)} (${percent(own.deduplicated.accuracy)})`,
    percent(own.macroF1),
    percent(voted?.accuracy),
    results.splits.PrivateTest.ferplus
      ? `${own.ece.toFixed(3)} / ${voted.ece.toFixed(3)}`
      : own.ece.toFixed(3),
    trimmed ? `${percent(trimmed.outputs.fer2013.flips)} %` : '–',
    ms ? ms.toFixed(1) : '–',
  ];
}

/**
 * The comparison as Markdown, from the committed results; ours first, then by accuracy.
 *
 * @param {string} [folder]
 */
export async function comparisonTable(folder = join(repositoryFolder, 'models/results')) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const all = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))),
  );
  const rows = all.filter((results) => results.splits?.PrivateTest);
  const ours = rows.find(({ name }) => name === 'phaser-emotion');
  const accuracy = (results) => results.splits.PrivateTest.fer2013.labels.accuracy;
  rows.sort((a, b) => Number(b === ours) - Number(a === ours) || accuracy(b) - accuracy(a));
  const head = [
    'classifier',
    'parameters',
    'multiply-adds',
    'download',
    'published',
    'FER-2013 % (deduplicated)',
    'macro-F1',
    'FER+ %',
    'ECE',
    'flips, crop trimmed 2 px',
    'ms',
  ];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map((_, column) => (column ? '--:' : ':--'))),
    ...rows.map((results) => line(row(results, ours?.timing))),
    '',
    notes(ours),
  ].join('\n');
}

function notes(ours) {
  const { n } = ours.splits.PrivateTest.ferplus.majority;
  return (
    `PrivateTest, 3,589 images; FER+: against the majority of ten voters on seven classes, n = ${n.toLocaleString('en')}. ` +
    'Every row is measured by `npm run models:evaluate` on the same images, in tfjs on the wasm ' +
    'backend; `published` is what its authors report. phaser-emotion as it ships: each face ' +
    'averaged with its mirror image, FER-2013 by its `fer2013` output, FER+ by its `ferplus` ' +
    'output, ECE of both. ms: one face, one thread, median, all in one run.'
  );
}

/** @param {string} document @param {string} table */
export function withTable(document, table) {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start < 0 || end < start) return null;
  return `${document.slice(0, start + START.length)}\n\n${table}\n\n${document.slice(end)}`;
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? '')).href) {
  const table = await comparisonTable();
  for (const name of DOCUMENTS) {
    const path = join(repositoryFolder, name);
    const filled = existsSync(path) && withTable(await readFile(path, 'utf8'), table);
    if (filled) await writeFile(path, filled);
    console.log(`${name}: ${filled ? 'written' : `no ${START} … ${END}`}`);
  }
}
