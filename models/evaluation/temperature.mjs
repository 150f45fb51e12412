import { negativeLogLikelihood } from './metrics.mjs';
import { temper } from './probabilities.mjs';

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature in 0.2..5 that minimises the negative log-likelihood (Guo et al. 2017), by
 * golden-section search over its logarithm.
 *
 * @param {Float32Array} probabilities [count × 7]
 * @param {ArrayLike<number>} truth negative where unknown
 */
export function fitTemperature(probabilities, truth) {
  const loss = (/** @type {number} */ log) =>
    negativeLogLikelihood(temper(probabilities, Math.exp(log)), truth);
  let low = Math.log(0.2);
  let high = Math.log(5);
  while (high - low > 1e-3) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.round(Math.exp((low + high) / 2) * 1000) / 1000;
}
