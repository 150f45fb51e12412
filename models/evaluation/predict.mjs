import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCsv, PIXELS, readTestSplits, repositoryFolder, SIDE } from './dataset.mjs';
import { disturb, recrop } from './disturbances.mjs';
import { loadClassifier } from './model.mjs';
import { applyCard } from './probabilities.mjs';

const BATCH = 64;

/** Mirror images left to right. @param {Float32Array} images [count × 48 × 48] */
export function mirrored(images) {
  const result = new Float32Array(images.length);
  for (let i = 0; i < images.length; i += 1)
    result[i - (i % SIDE) + SIDE - 1 - (i % SIDE)] = images[i];
  return result;
}

/** @typedef {{ side?: number, mirror?: boolean }} Look as in a card: `side` 1 unless told */

/** The one look of a card that names none. @type {readonly Look[]} */
export const ONE_LOOK = [{}];

const sideOf = (/** @type {Look} */ { side = 1 }) => side;

/** Of a square that stands for all looks. @param {readonly Look[]} looks */
const meanSide = (looks) => looks.reduce((sum, look) => sum + sideOf(look), 0) / looks.length;

/**
 * Raw probabilities of every output, batched: the mean over the looks.
 *
 * @param {{ run: (images: Float32Array, count: number) => import('./probabilities.mjs').Outputs }} classifier
 * @param {Float32Array} images [count × 48 × 48], 0..1
 * @param {readonly Look[]} [looks]
 * @param {number} [shown] side of what the images show, as in looks; their own mean unless told:
 *   the net is shown a benchmark's pictures as they were cut, and looks lie around that
 * @returns {import('./probabilities.mjs').Outputs}
 */
export function predictImages(classifier, images, looks = ONE_LOOK, shown = meanSide(looks)) {
  const count = images.length / PIXELS;
  /** @type {import('./probabilities.mjs').Outputs} */
  const outputs = {};
  for (let first = 0; first < count; first += BATCH) {
    const size = Math.min(BATCH, count - first);
    const part = images.subarray(first * PIXELS, (first + size) * PIXELS);
    for (const look of looks) {
      const trimmed = (SIDE * (1 - sideOf(look) / shown)) / 2;
      const cut = trimmed === 0 ? part : disturb(part, recrop(trimmed, 0));
      const answers = classifier.run(look.mirror ? mirrored(cut) : cut, size);
      for (const [name, values] of Object.entries(answers)) {
        outputs[name] ??= new Float32Array(count * 7);
        values.forEach((p, i) => (outputs[name][first * 7 + i] += p / looks.length));
      }
    }
  }
  return outputs;
}

/** The shipped model's folder. */
export const shippedFolder = join(repositoryFolder, 'models/emotion');

/** @param {string} [folder] @returns {Promise<any>} the model's card */
export async function readCard(folder = shippedFolder) {
  return JSON.parse(await readFile(join(folder, 'card.json'), 'utf8'));
}

/**
 * The shipped model's answers for one test split, as the plugin gives them: looked at as the card
 * says. `raw` holds the untempered probabilities of each output (their logarithm is the
 * logits up to a constant per row), `outputs` the tempered ones and the `default` blend.
 *
 * @param {'PublicTest' | 'PrivateTest'} name
 * @param {{ csv?: string, ferplus?: string, folder?: string }} [options]
 * @returns {Promise<import('./dataset.mjs').Split & { raw: import('./probabilities.mjs').Outputs, outputs: import('./probabilities.mjs').Outputs }>}
 */
export async function predictSplit(name, { csv = defaultCsv, ferplus, folder } = {}) {
  const card = await readCard(folder);
  const split = (await readTestSplits(csv, ferplus))[name];
  const classifier = await loadClassifier(folder ?? shippedFolder);
  const raw = predictImages(classifier, split.images, card.looks);
  classifier.dispose();
  return { ...split, raw, outputs: applyCard(raw, card) };
}
