import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { estimateNoise } from './jitter';

const repository = resolve(import.meta.dirname, '../../..');

/** The classifier's answers for one test split of FER-2013. */
export interface Split {
  /** FER-2013's own label of each image. */
  readonly labels: readonly number[];
  /** FER+'s majority, −1 where it is none of the seven. */
  readonly majority: readonly number[];
  /** Log-probabilities of the output that the plugin plays with, seven for each image. */
  readonly logits: readonly (readonly number[])[];
}

/** All that the benchmark knows of the shipped classifier. */
export interface Logits {
  /** Digest of the model's files. */
  readonly model: string;
  readonly PublicTest: Split;
  readonly PrivateTest: Split;
  /** Covariance of the log-probabilities over small shifts, turns and changes of light of one image. */
  readonly noise: readonly (readonly number[])[];
}

type Outputs = Record<string, Float32Array>;

interface RawSplit {
  readonly count: number;
  readonly images: Float32Array;
  readonly labels: Uint8Array;
  readonly majority: Int8Array | null;
}

interface Card {
  readonly looks: readonly object[];
  readonly temperature: unknown;
  readonly default: unknown;
}

/** What models/evaluation offers, as far as it is used here. */
interface Evaluation {
  readonly defaultCsv: string;
  readTestSplits(csv: string): Promise<Record<'PublicTest' | 'PrivateTest', RawSplit>>;
  loadClassifier(folder: string): Promise<{ dispose(): void }>;
  predictImages(classifier: object, images: Float32Array, looks: readonly object[]): Outputs;
  readCard(folder: string): Promise<Card>;
  applyCard(outputs: Outputs, card: Card): Outputs;
}

async function evaluation(): Promise<Evaluation> {
  const files = ['dataset', 'model', 'predict', 'probabilities'];
  const modules = await Promise.all(
    files.map((file): Promise<object> => {
      const path = join(repository, 'models/evaluation', `${file}.mjs`);
      return import(pathToFileURL(path).href) as Promise<object>;
    }),
  );
  return Object.assign({}, ...modules) as Evaluation;
}

/** Changes with the weights and with how the card reads them, not with the card's prose. */
async function digestOf(folder: string, card: Card): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /^model\.json$|\.bin$/.test(name)).sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(await readFile(join(folder, name)));
  hash.update(JSON.stringify([card.looks, card.temperature, card.default]));
  return hash.digest('hex').slice(0, 16);
}

/** Rows of seven log-probabilities, rounded so that the cached and the fresh run are the same. */
function logRows(probabilities: Float32Array): number[][] {
  const rows: number[][] = [];
  for (let row = 0; row < probabilities.length; row += 7) {
    const seven = Array.from(probabilities.subarray(row, row + 7));
    rows.push(seven.map((p) => Math.round(1e4 * Math.log(Math.max(p, 1e-6))) / 1e4));
  }
  return rows;
}

/**
 * The shipped classifier's log-probabilities, predicted once per model and then kept in `.cache/`.
 *
 * @param csv  FER-2013's `fer2013.csv`; default as models/evaluation has it
 */
export async function loadLogits(csv?: string, folder?: string): Promise<Logits> {
  const tools = await evaluation();
  const modelFolder = folder ?? join(repository, 'models/emotion');
  const card = await tools.readCard(modelFolder);
  const model = await digestOf(modelFolder, card);
  const cache = join(repository, '.cache', `signal-logits-${model}.json`);
  if (existsSync(cache)) return JSON.parse(await readFile(cache, 'utf8')) as Logits;

  console.log('predicting both test splits with the shipped classifier, once');
  const splits = await tools.readTestSplits(csv ?? tools.defaultCsv);
  const classifier = await tools.loadClassifier(modelFolder);
  const predict = (images: Float32Array): number[][] => {
    const raw = tools.predictImages(classifier, images, card.looks);
    return logRows(tools.applyCard(raw, card)['default'] ?? new Float32Array());
  };
  const read = ({ images, labels, majority }: RawSplit): Split => ({
    labels: Array.from(labels),
    majority: Array.from(majority ?? labels.map(() => -1)),
    logits: predict(images),
  });
  const logits: Logits = {
    model,
    PublicTest: read(splits.PublicTest),
    PrivateTest: read(splits.PrivateTest),
    noise: estimateNoise(splits.PublicTest.images, predict),
  };
  classifier.dispose();
  await mkdir(join(repository, '.cache'), { recursive: true });
  await writeFile(cache, JSON.stringify(logits));
  return logits;
}
