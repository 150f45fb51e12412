import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EMOTIONS, type Emotion } from '../../../plugin/types';
import { facesFolder, root, withBenchPage } from '../bench-page.mjs';
import { table } from '../markdown';
import type { PhotoBench } from './page';
import { READERS, type ReaderName } from './readers';
import { scoreOf, type LabelledReading, type PhotoScore } from './score';

declare const photoBench: PhotoBench;

const USAGE = `Reads labelled photos with the shipped worker, Human and face-api, each with its own
detector, on wasm, and says how often each is right.

  npm run models:photos -- FOLDER…
    A photo is LABEL_anything.jpg, or lies in a folder LABEL; LABEL is one of
    ${EMOTIONS.join(', ')}.
    --only NAME…   of ${READERS.join(', ')}
    --model DIR    another classifier in place of the shipped one
    --json FILE    every reading with its probabilities
    --write        the figures into models/results/photos.json, in place of the same readers'`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true },
    model: { type: 'string' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}

interface Photo {
  readonly file: string;
  readonly label: Emotion;
}

interface FolderResult {
  readonly folder: string;
  readonly readers: Readonly<Record<string, PhotoScore>>;
}

const resultsFile = join(root, 'models/results/photos.json');
const folders = (positionals.length > 0 ? positionals : [facesFolder]).map((path) => resolve(path));
const readers = READERS.filter((name) => !options.only || options.only.includes(name));
const modelFolder = options.model && resolve(options.model);

const all: (LabelledReading & { reader: ReaderName; file: string })[] = [];
const results: FolderResult[] = [];
for (const folder of folders) {
  const photos = photosIn(folder);
  const scores: Record<string, PhotoScore> = {};
  for (const reader of readers) {
    const readings = await readAll(reader, folder, photos);
    scores[reader] = scoreOf(readings);
    readings.forEach((reading, index) => {
      all.push({ reader, file: photos[index]?.file ?? '', ...reading });
    });
  }
  const result = { folder: basename(folder), readers: scores };
  results.push(result);
  print(result);
}
if (options.json) await writeFile(options.json, `${JSON.stringify(all, round)}\n`);
if (options.write) {
  const before = existsSync(resultsFile)
    ? (JSON.parse(await readFile(resultsFile, 'utf8')) as FolderResult[])
    : [];
  const known = new Map(before.map((result) => [result.folder, result.readers]));
  for (const { folder, readers: scores } of results) {
    known.set(folder, { ...known.get(folder), ...scores });
  }
  const merged = [...known].map(([folder, scores]) => ({ folder, readers: scores }));
  await writeFile(resultsFile, `${JSON.stringify(merged, round, 1)}\n`);
}

function photosIn(folder: string): Photo[] {
  if (!existsSync(folder)) throw new Error(`no photos in ${folder}`);
  const pictures = (path: string) =>
    readdirSync(path).filter((name) => /\.(jpe?g|png|webp)$/i.test(name));
  const named = pictures(folder).flatMap((name) => {
    const label = EMOTIONS.find((emotion) => name.startsWith(`${emotion}_`));
    return label ? [{ file: join(folder, name), label }] : [];
  });
  const sorted = EMOTIONS.filter((label) => existsSync(join(folder, label))).flatMap((label) =>
    pictures(join(folder, label)).map((name) => ({ file: join(folder, label, name), label })),
  );
  const photos = [...named, ...sorted].sort((a, b) => a.file.localeCompare(b.file));
  if (photos.length === 0) throw new Error(`${folder}: no photo is named LABEL_….jpg\n\n${USAGE}`);
  return photos;
}

function readAll(
  reader: ReaderName,
  folder: string,
  photos: readonly Photo[],
): Promise<LabelledReading[]> {
  const open = [folder, ...(modelFolder ? [modelFolder] : [])];
  return withBenchPage(
    'photos/index.html',
    async (page) => {
      const modelUrl = modelFolder ? `/@fs${modelFolder}/model.json` : null;
      await page.evaluate(([name, url]) => photoBench.open(name, url), [reader, modelUrl] as const);
      const readings: LabelledReading[] = [];
      // The first reading compiles and is not timed.
      await page.evaluate((url) => photoBench.readPhoto(url), `/@fs${photos[0]?.file ?? ''}`);
      for (const { file, label } of photos) {
        const reading = await page.evaluate((url) => photoBench.readPhoto(url), `/@fs${file}`);
        readings.push({ label, ...reading });
      }
      return readings;
    },
    open,
  );
}

function print({ folder, readers: scores }: FolderResult): void {
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? '–' : (100 * share).toFixed(1);
  const rows = Object.entries(scores).map(([reader, score]) => ({
    [folder]: reader,
    found: `${String(score.found)} of ${String(score.photos)}`,
    right: score.right,
    mean: percent(score.mean),
    ...Object.fromEntries(EMOTIONS.map((emotion) => [emotion, percent(score.recall[emotion])])),
    ...Object.fromEntries(
      score.sets.map(({ listened, accuracy, coverage98 }) => [
        `${String(listened.length)} listened: right, decided at 98 %`,
        `${percent(accuracy)}, ${percent(coverage98)}`,
      ]),
    ),
    ms: score.medianMs,
  }));
  console.log(table(rows));
  for (const [reader, { confusion }] of Object.entries(scores)) {
    console.log(`${reader}: label by what was read`);
    console.log(
      table(
        EMOTIONS.map((label, index) => ({
          label,
          ...Object.fromEntries(
            [...EMOTIONS, 'no face'].map((name, column) => [name, confusion[index]?.[column] ?? 0]),
          ),
        })),
      ),
    );
  }
}

/** Four digits say all that some hundred photos can. */
function round(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
