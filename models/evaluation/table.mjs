import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EMOTIONS, repositoryFolder } from './dataset.mjs';

/** Keeps the formatter from aligning the columns of the table below it. */
const UNFORMATTED = '<!-- prettier-ignore -->';

/** Documents that carry generated tables, from the repository's root, and which. */
export const DOCUMENTS = {
  'README.md': ['photos', 'table'],
  'models/emotion/README.md': ['photos', 'table', 'shipped'],
};

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
    UNFORMATTED,
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
    'backend; `published` is what its authors report. phaser-emotion as it ships: FER-2013 by its ' +
    '`fer2013` output, FER+ by its `ferplus` output, ECE of both. ' +
    'ms: one face, one thread, median, all in one run.'
  );
}

/** What a reader of photos is called. */
const READERS = {
  ours: 'phaser-emotion',
  human: 'Human 3.3.6',
  'face-api': 'face-api 1.7.15',
  'face-api-tiny': 'face-api 1.7.15, small detector',
};
const FIVE = ['angry', 'happy', 'sad', 'surprise', 'neutral'];

/** How the readers fare on labelled photos, as Markdown, from `npm run models:photos -- … --write`. */
export async function photosTable(folder = join(repositoryFolder, 'models/results')) {
  const folders = JSON.parse(await readFile(join(folder, 'photos.json'), 'utf8'));
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const head = [
    'photos',
    'read by',
    'faces found',
    'right',
    'mean of five',
    FIVE.join(' · '),
    'listening for five: right, decided at 98 %',
    'for happy, surprise, neutral',
    'ms',
  ];
  const rows = folders.flatMap(({ folder: name, readers }) =>
    Object.entries(readers).map(([reader, score]) => [
      name,
      READERS[reader],
      `${score.found} of ${score.photos}`,
      percent(score.right / score.photos),
      percent(score.mean),
      FIVE.map((label) => Math.round(100 * score.recall[label])).join(' · '),
      ...score.sets.map(
        ({ accuracy, coverage98 }) => `${percent(accuracy)}, ${percent(coverage98)}`,
      ),
      score.medianMs.toFixed(0),
    ]),
  );
  return [
    UNFORMATTED,
    line(head),
    line(head.map((_, column) => (column > 1 ? '--:' : ':--'))),
    ...rows.map(line),
    '',
    'In %, each reader with its own detector on the same files, on wasm, at its defaults (face-api ' +
      'also with the small detector that it recommends for video); a face that is not found ' +
      'counts as misread. `right`: of all seven expressions. `decided at 98 %`: the largest share of ' +
      'the photos of those expressions that can be decided with two in a hundred wrong, the rest left ' +
      'open. ms: photo to answer, median, beside other work on the machine: no more than a rough idea.',
  ].join('\n');
}

/** Per-class recall, gates and robustness of the shipped model, as Markdown. */
export async function shippedTables(folder = join(repositoryFolder, 'models/results')) {
  const ours = JSON.parse(await readFile(join(folder, 'ours.json'), 'utf8'));
  const test = ours.splits.PrivateTest;
  const outputs = [
    ['`fer2013` on FER-2013’s labels', test.fer2013.labels],
    ['`ferplus` on FER+’s majority', test.ferplus.majority],
    ['the default for play on FER+’s majority', test.default.majority],
    ['the default for play on clear faces of FER+', test.default.clear],
  ];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = (count) => line([':--', ...Array(count).fill('--:')]);
  const recalls = [
    line(['recall %', ...EMOTIONS]),
    rule(7),
    ...outputs.map(([name, { recall }]) => line([name, ...recall.map(percent)])),
  ];
  const gates = test.default.majority.gates.map(({ gate }) => `sure ≥ ${gate}`);
  const summary = [
    line(['', 'n', 'accuracy %', 'macro-F1', 'ECE', 'called neutral %', ...gates]),
    rule(5 + gates.length),
    ...outputs.map(([name, figures]) =>
      line([
        name,
        figures.n.toLocaleString('en'),
        percent(figures.accuracy),
        percent(figures.macroF1),
        figures.ece.toFixed(3),
        percent(figures.calledNeutral),
        ...figures.gates.map(
          ({ accuracy, coverage }) => `${percent(accuracy)} of ${percent(coverage)}`,
        ),
      ]),
    ),
  ];
  const sweep = [
    line(['disturbance', 'flips % `fer2013`', 'flips % default', 'FER-2013 %', 'FER+ %']),
    rule(4),
    ...ours.robustness.map(({ name, outputs }) => line([name, ...shaken(outputs).map(percent)])),
    line(['mean', ...meanOf(ours.robustness.map(({ outputs }) => shaken(outputs))).map(percent)]),
  ];
  return [recalls, summary, sweep].map((table) => [UNFORMATTED, ...table].join('\n')).join('\n\n');
}

/** Flips and accuracies after a disturbance, in the table's order. */
const shaken = ({ fer2013, ferplus, default: play }) => [
  fer2013.flips,
  play.flips,
  fer2013.accuracy,
  ferplus.ferplus,
];

/** Column by column. @param {number[][]} rows */
const meanOf = (rows) =>
  rows[0].map((_, column) => rows.reduce((sum, row) => sum + row[column], 0) / rows.length);

/**
 * The document with `content` between `<!-- models:NAME -->` and `<!-- /models:NAME -->`; null
 * where it has no such markers.
 *
 * @param {string} document @param {string} name @param {string} content
 */
export function withSection(document, name, content) {
  const opening = `<!-- models:${name} -->`;
  const start = document.indexOf(opening);
  const end = document.indexOf(`<!-- /models:${name} -->`);
  if (start < 0 || end < start) return null;
  return `${document.slice(0, start + opening.length)}\n\n${content}\n\n${document.slice(end)}`;
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? '')).href) {
  const sections = {
    photos: await photosTable(),
    table: await comparisonTable(),
    shipped: await shippedTables(),
  };
  for (const [name, wanted] of Object.entries(DOCUMENTS)) {
    const path = join(repositoryFolder, name);
    let text = existsSync(path) ? await readFile(path, 'utf8') : '';
    for (const section of wanted) {
      const filled = withSection(text, section, sections[section]);
      console.log(`${name}, ${section}: ${filled ? 'written' : 'no markers for it'}`);
      text = filled ?? text;
    }
    if (text) await writeFile(path, text);
  }
}
