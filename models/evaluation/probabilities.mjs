const CLASSES = 7;

/** @typedef {Record<string, Float32Array>} Outputs probabilities [count × 7] by output name */

/**
 * Sharpens (T < 1) or softens (T > 1) probabilities: p^(1/T), normalised. On a softmax this is
 * temperature scaling of its logits (Guo et al. 2017).
 *
 * @param {Float32Array} probabilities [count × 7]
 * @param {number} temperature
 */
export function temper(probabilities, temperature) {
  const result = new Float32Array(probabilities.length);
  for (let row = 0; row < probabilities.length; row += CLASSES) {
    let sum = 0;
    for (let c = row; c < row + CLASSES; c += 1) {
      result[c] = Math.max(probabilities[c], 1e-12) ** (1 / temperature);
      sum += result[c];
    }
    for (let c = row; c < row + CLASSES; c += 1) result[c] /= sum;
  }
  return result;
}

/**
 * The weighted geometric mean of several outputs, e.g. `{ fer2013: 0.5, ferplus: 0.5 }`, normalised.
 *
 * @param {Outputs} outputs
 * @param {Record<string, number>} weights summing to 1
 */
export function blend(outputs, weights) {
  const names = Object.keys(weights);
  const products = outputs[names[0]].map((_, index) =>
    names.reduce(
      (product, name) => product * Math.max(outputs[name][index], 1e-12) ** weights[name],
      1,
    ),
  );
  return temper(products, 1);
}

/**
 * What the plugin makes of the model's outputs, in its order: (mirror average before this,)
 * temperature per output, then the blend that the card calls default, and the blend's temperature.
 *
 * @param {Outputs} outputs raw probabilities
 * @param {{ temperature: Record<string, number>, default: Record<string, number> }} card
 * @returns {Outputs} tempered outputs, and `default`
 */
export function applyCard(outputs, card) {
  const tempered = Object.fromEntries(
    Object.entries(outputs).map(([name, values]) => [name, temper(values, card.temperature[name])]),
  );
  const blended = blend(tempered, card.default);
  return { ...tempered, default: temper(blended, card.temperature.default ?? 1) };
}

/** Index of the largest of the seven at `row`. @param {Float32Array} p @param {number} row */
export function argmax(p, row) {
  let best = 0;
  for (let c = 1; c < CLASSES; c += 1) if (p[row * CLASSES + c] > p[row * CLASSES + best]) best = c;
  return best;
}
