import { seeded, type Random } from './random';

const SIDE = 48;
const IMAGES = 120;
const VARIANTS = 8;

/** One face crop as the next video frame might show it: a little moved, turned, scaled, lit. */
function variant(image: Float32Array, random: Random): Float32Array {
  const angle = (random.normal() * 2 * Math.PI) / 180;
  const scale = 1 + 0.02 * random.normal();
  const [dx, dy] = [0.7 * random.normal(), 0.7 * random.normal()];
  const [gain, offset] = [1 + 0.05 * random.normal(), 0.02 * random.normal()];
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const centre = (SIDE - 1) / 2;
  const at = (x: number, y: number): number => {
    const column = Math.min(SIDE - 1, Math.max(0, x));
    const row = Math.min(SIDE - 1, Math.max(0, y));
    return image[row * SIDE + column] ?? 0;
  };
  return Float32Array.from(image, (_, index) => {
    const x = (index % SIDE) - centre;
    const y = Math.floor(index / SIDE) - centre;
    const [u, v] = [cos * x - sin * y + centre + dx, sin * x + cos * y + centre + dy];
    const [left, top] = [Math.floor(u), Math.floor(v)];
    const [a, b] = [u - left, v - top];
    const mixed =
      (1 - a) * (1 - b) * at(left, top) +
      a * (1 - b) * at(left + 1, top) +
      (1 - a) * b * at(left, top + 1) +
      a * b * at(left + 1, top + 1);
    return Math.min(1, Math.max(0, mixed * gain + offset));
  });
}

/**
 * How much the classifier's log-probabilities move while one face is held still before a camera:
 * the pooled covariance over small variants of the same image.
 */
export function estimateNoise(
  images: Float32Array,
  predict: (images: Float32Array) => readonly (readonly number[])[],
): number[][] {
  const random = seeded(9001);
  const pixels = SIDE * SIDE;
  const batch = new Float32Array(IMAGES * VARIANTS * pixels);
  const step = Math.floor(images.length / pixels / IMAGES);
  for (let i = 0; i < IMAGES * VARIANTS; i += 1) {
    const first = Math.floor(i / VARIANTS) * step * pixels;
    batch.set(variant(images.subarray(first, first + pixels), random), i * pixels);
  }
  const rows = predict(batch);
  const covariance = Array.from({ length: 7 }, () => Array<number>(7).fill(0));
  for (let first = 0; first < rows.length; first += VARIANTS) {
    const group = rows.slice(first, first + VARIANTS);
    const means = (group[0] ?? []).map(
      (_, c) => group.reduce((sum, row) => sum + (row[c] ?? 0), 0) / VARIANTS,
    );
    for (const row of group) {
      const off = row.map((value, c) => value - (means[c] ?? 0));
      covariance.forEach((line, i) => {
        off.forEach((value, j) => (line[j] = (line[j] ?? 0) + (off[i] ?? 0) * value));
      });
    }
  }
  const degrees = IMAGES * (VARIANTS - 1);
  return covariance.map((line) => line.map((sum) => Math.round((1e4 * sum) / degrees) / 1e4));
}

/** Lower triangular L with L·Lᵀ = `matrix` (Cholesky); a touch of ridge keeps it definite. */
export function cholesky(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const lower: number[][] = [];
  matrix.forEach((row, i) => {
    const line: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      const above = i === j ? line : (lower[j] ?? []);
      const rest = line.reduce((sum, value, k) => sum + (k < j ? value * (above[k] ?? 0) : 0), 0);
      const value = (row[j] ?? 0) + (i === j ? 1e-6 : 0) - rest;
      line.push(i === j ? Math.sqrt(Math.max(value, 1e-9)) : value / (lower[j]?.[j] ?? 1));
    }
    lower.push(line);
  });
  return lower;
}
