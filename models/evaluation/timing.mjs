import { PIXELS } from './dataset.mjs';
import { mirrored } from './predict.mjs';

const ROUNDS = 60;

/**
 * Milliseconds to classify one face (input tensor made, result read back), median of rounds in
 * which the classifiers take turns, so that a busy machine slows all alike. A mirror average is
 * one batch of two.
 *
 * @param {Record<string, { classifier: import('./model.mjs').Classifier, mirror: boolean }>} entries
 * @returns {Record<string, { medianMs: number, p10Ms: number }>}
 */
export function timeOneFace(entries) {
  const face = Float32Array.from({ length: PIXELS }, (_, i) => (i % 97) / 97);
  const pair = new Float32Array(2 * PIXELS);
  pair.set(face);
  pair.set(mirrored(face), PIXELS);
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(entries).map((name) => [name, []]));
  for (let round = -10; round < ROUNDS; round += 1)
    for (const [name, { classifier, mirror }] of Object.entries(entries)) {
      const start = performance.now();
      if (mirror) classifier.run(pair, 2);
      else classifier.run(face, 1);
      if (round >= 0) times[name].push(performance.now() - start);
    }
  return Object.fromEntries(
    Object.entries(times).map(([name, values]) => {
      values.sort((a, b) => a - b);
      return [name, { medianMs: values[ROUNDS / 2], p10Ms: values[ROUNDS / 10] }];
    }),
  );
}
