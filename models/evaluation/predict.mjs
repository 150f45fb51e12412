import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCsv, PIXELS, readTestSplits, repositoryFolder, SIDE } from './dataset.mjs';
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

/**
 * Raw probabilities of every output, batched.
 *
 * @param {{ run: (images: Float32Array, count: number) => import('./probabilities.mjs').Outputs }} classifier
 * @param {Float32Array} images [count × 48 × 48], 0..1
 * @param {{ mirror?: boolean }} [options] `mirror`: mean of each face and its mirror image
 * @returns {import('./probabilities.mjs').Outputs}
 */
export function predictImages(classifier, images, { mirror = false } = {}) {
  const count = images.length / PIXELS;
  /** @type {import('./probabilities.mjs').Outputs} */
  const outputs = {};
  for (let first = 0; first < count; first += BATCH) {
    const size = Math.min(BATCH, count - first);
    const part = images.subarray(first * PIXELS, (first + size) * PIXELS);
    const direct = classifier.run(part, size);
    const turned = mirror ? classifier.run(mirrored(part), size) : direct;
    for (const [name, values] of Object.entries(direct)) {
      outputs[name] ??= new Float32Array(count * 7);
      values.forEach((p, i) => (outputs[name][first * 7 + i] = (p + turned[name][i]) / 2));
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
 * The shipped model's answers for one test split, as the plugin gives them: mirror average as the
 * card says. `raw` holds the untempered probabilities of each output (their logarithm is the
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
  const raw = predictImages(classifier, split.images, { mirror: card.mirrorAverage });
  classifier.dispose();
  return { ...split, raw, outputs: applyCard(raw, card) };
}
