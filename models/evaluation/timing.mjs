import { PIXELS } from './dataset.mjs';

const ROUNDS = 60;

/**
 * Milliseconds to classify one face (input tensor made, result read back), median of rounds in
 * which the classifiers take turns, so that a busy machine slows all alike. Several looks
 * are one batch.
 *
 * @param {Record<string, { classifier: import('./model.mjs').Classifier, looks: number }>} entries
 * @returns {Record<string, { medianMs: number, p10Ms: number }>}
 */
export function timeOneFace(entries) {
  const most = Math.max(...Object.values(entries).map(({ looks }) => looks));
  const crops = Float32Array.from({ length: most * PIXELS }, (_, i) => (i % 97) / 97);
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(entries).map((name) => [name, []]));
  for (let round = -10; round < ROUNDS; round += 1)
    for (const [name, { classifier, looks }] of Object.entries(entries)) {
      const start = performance.now();
      classifier.run(crops.subarray(0, looks * PIXELS), looks);
      if (round >= 0) times[name].push(performance.now() - start);
    }
  return Object.fromEntries(
    Object.entries(times).map(([name, values]) => {
      values.sort((a, b) => a - b);
      return [name, { medianMs: values[ROUNDS / 2], p10Ms: values[ROUNDS / 10] }];
    }),
  );
}
