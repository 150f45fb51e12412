const CLASSES = 7;
const NEUTRAL = 6;
/** As the plugin's filter floors them. */
const LEAST_PROBABILITY = 1e-4;

/**
 * What the classifier says of neutral faces on average: the mean log-probabilities that a player's
 * own neutral face is compared with.
 *
 * @param {ArrayLike<number>} probabilities seven per image
 * @param {ArrayLike<number>} labels
 * @returns {number[]}
 */
export function meanLogNeutral(probabilities, labels) {
  const sums = new Array(CLASSES).fill(0);
  let count = 0;
  for (let row = 0; row < labels.length; row += 1) {
    if (labels[row] !== NEUTRAL) continue;
    count += 1;
    for (let c = 0; c < CLASSES; c += 1) {
      sums[c] += Math.log(Math.max(probabilities[row * CLASSES + c], LEAST_PROBABILITY));
    }
  }
  return sums.map((sum) => Number((sum / count).toFixed(4)));
}
