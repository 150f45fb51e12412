import { argmax } from './probabilities.mjs';

const CLASSES = 7;
const BINS = 15;

/** @typedef {ArrayLike<number>} Truth class per row, negative where unknown: such rows are left out */

/**
 * Confusion counts, `matrix[truth][predicted]`.
 *
 * @param {Float32Array} p probabilities [count × 7]
 * @param {Truth} truth
 * @returns {number[][]}
 */
export function confusion(p, truth) {
  const matrix = Array.from({ length: CLASSES }, () => Array(CLASSES).fill(0));
  for (let i = 0; i < truth.length; i += 1) if (truth[i] >= 0) matrix[truth[i]][argmax(p, i)] += 1;
  return matrix;
}

const sum = (values) => values.reduce((a, b) => a + b, 0);

/** @param {number[][]} matrix */
export function scores(matrix) {
  const n = sum(matrix.map(sum));
  const recall = matrix.map((row, c) => (sum(row) ? row[c] / sum(row) : 0));
  const f1 = matrix.map((row, c) => {
    const predicted = sum(matrix.map((other) => other[c]));
    return row[c] ? (2 * row[c]) / (sum(row) + predicted) : 0;
  });
  const expressive = matrix.slice(0, 6);
  return {
    n,
    accuracy: sum(matrix.map((row, c) => row[c])) / n,
    macroF1: sum(f1) / CLASSES,
    recall,
    calledNeutral: sum(expressive.map((row) => row[6])) / sum(expressive.map(sum)),
  };
}

/**
 * Expected calibration error over 15 equal bins of the top probability (Guo et al. 2017), and the
 * bins themselves for a reliability diagram.
 *
 * @param {Float32Array} p @param {Truth} truth
 */
export function calibration(p, truth) {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, accuracy: 0 }));
  let n = 0;
  for (let i = 0; i < truth.length; i += 1) {
    if (truth[i] < 0) continue;
    const best = argmax(p, i);
    const top = p[i * CLASSES + best];
    const bin = bins[Math.min(BINS - 1, Math.floor(top * BINS))];
    bin.count += 1;
    bin.confidence += top;
    bin.accuracy += best === truth[i] ? 1 : 0;
    n += 1;
  }
  const ece = sum(bins.map((bin) => Math.abs(bin.accuracy - bin.confidence))) / n;
  const reliability = bins.map(({ count, confidence, accuracy }) => ({
    count,
    confidence: count ? confidence / count : null,
    accuracy: count ? accuracy / count : null,
  }));
  return { ece, reliability };
}

/** Mean negative log-likelihood of the truth. @param {Float32Array} p @param {Truth} truth */
export function negativeLogLikelihood(p, truth) {
  let total = 0;
  let n = 0;
  for (let i = 0; i < truth.length; i += 1) {
    if (truth[i] < 0) continue;
    total -= Math.log(Math.max(p[i * CLASSES + truth[i]], 1e-12));
    n += 1;
  }
  return total / n;
}

/**
 * Accuracy among, and share of, the rows whose top probability reaches the gate.
 *
 * @param {Float32Array} p @param {Truth} truth @param {number} gate
 */
export function gated(p, truth, gate) {
  let n = 0;
  let covered = 0;
  let right = 0;
  for (let i = 0; i < truth.length; i += 1) {
    if (truth[i] < 0) continue;
    n += 1;
    const best = argmax(p, i);
    if (p[i * CLASSES + best] < gate) continue;
    covered += 1;
    right += best === truth[i] ? 1 : 0;
  }
  return { gate, coverage: covered / n, accuracy: covered ? right / covered : null };
}

/** Share of rows whose label differs between two predictions. */
export function flips(/** @type {Float32Array} */ a, /** @type {Float32Array} */ b) {
  const rows = a.length / CLASSES;
  let changed = 0;
  for (let i = 0; i < rows; i += 1) changed += argmax(a, i) === argmax(b, i) ? 0 : 1;
  return changed / rows;
}

/** Everything that is reported about one output against one truth. */
export function report(/** @type {Float32Array} */ p, /** @type {Truth} */ truth) {
  const matrix = confusion(p, truth);
  return {
    ...scores(matrix),
    ...calibration(p, truth),
    nll: negativeLogLikelihood(p, truth),
    gates: [0.5, 0.7, 0.9].map((gate) => gated(p, truth, gate)),
    confusion: matrix,
  };
}
