import jpeg from 'jpeg-js';
import { PIXELS, SIDE } from './dataset.mjs';

/** @typedef {(image: Float32Array) => Float32Array} Disturbance one 48 × 48 image, 0..1 */

const clamp = (/** @type {number} */ v, /** @type {number} */ high) =>
  Math.min(Math.max(v, 0), high);

/**
 * Bilinear sample with the border replicated, as the plugin's crop does.
 *
 * @param {Float32Array} image @param {number} x @param {number} y
 */
function sample(image, x, y) {
  const left = clamp(x, SIDE - 1);
  const top = clamp(y, SIDE - 1);
  const x0 = Math.floor(left);
  const y0 = Math.floor(top);
  const x1 = Math.min(x0 + 1, SIDE - 1);
  const y1 = Math.min(y0 + 1, SIDE - 1);
  const fx = left - x0;
  const fy = top - y0;
  const upper = image[y0 * SIDE + x0] * (1 - fx) + image[y0 * SIDE + x1] * fx;
  const lower = image[y1 * SIDE + x0] * (1 - fx) + image[y1 * SIDE + x1] * fx;
  return upper * (1 - fy) + lower * fy;
}

/**
 * Crop trimmed by `px` on every side (widened where negative) and turned by `degrees`.
 *
 * @param {number} px @param {number} degrees
 * @returns {Disturbance}
 */
export function recrop(px, degrees) {
  const scale = (SIDE - 2 * px) / SIDE;
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle) * scale;
  const sin = Math.sin(angle) * scale;
  const centre = (SIDE - 1) / 2;
  return (image) =>
    image.map((_, i) => {
      const x = (i % SIDE) - centre;
      const y = Math.floor(i / SIDE) - centre;
      return sample(image, centre + cos * x - sin * y, centre + sin * x + cos * y);
    });
}

/** Gaussian blur, separable. @param {number} sigma px @returns {Disturbance} */
function blur(sigma) {
  const radius = Math.ceil(3 * sigma);
  const taps = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const total = taps.reduce((a, b) => a + b, 0);
  const pass = (/** @type {Float32Array} */ image, dx, dy) =>
    image.map((_, i) =>
      taps.reduce((sum, tap, k) => {
        const x = clamp((i % SIDE) + (k - radius) * dx, SIDE - 1);
        const y = clamp(Math.floor(i / SIDE) + (k - radius) * dy, SIDE - 1);
        return sum + (tap / total) * image[y * SIDE + x];
      }, 0),
    );
  return (image) => pass(pass(image, 1, 0), 0, 1);
}

/** @param {number} exponent @returns {Disturbance} */
const gamma = (exponent) => (image) => image.map((v) => v ** exponent);

/** @param {number} quality 1..100 @returns {Disturbance} */
function compressed(quality) {
  return (image) => {
    const data = Buffer.alloc(PIXELS * 4, 255);
    image.forEach((v, i) => data.fill(Math.round(v * 255), i * 4, i * 4 + 3));
    const file = jpeg.encode({ data, width: SIDE, height: SIDE }, quality);
    const decoded = jpeg.decode(file.data, { useTArray: true }).data;
    return image.map((_, i) => decoded[i * 4] / 255);
  };
}

/** Half the resolution by area, each pixel doubled. @type {Disturbance} */
function halved(image) {
  return image.map((_, i) => {
    const x = (i % SIDE) & ~1;
    const y = Math.floor(i / SIDE) & ~1;
    const at = y * SIDE + x;
    return (image[at] + image[at + 1] + image[at + SIDE] + image[at + SIDE + 1]) / 4;
  });
}

/** The robustness sweep, by name. @type {Record<string, Disturbance>} */
export const DISTURBANCES = {
  'crop trimmed 2 px': recrop(2, 0),
  'crop trimmed 4 px': recrop(4, 0),
  'crop widened 2 px': recrop(-2, 0),
  'crop widened 4 px': recrop(-4, 0),
  'roll +10°': recrop(0, 10),
  'roll −10°': recrop(0, -10),
  'roll +20°': recrop(0, 20),
  'roll −20°': recrop(0, -20),
  'blur σ 1 px': blur(1),
  'gamma 0.6': gamma(0.6),
  'gamma 1.6': gamma(1.6),
  'JPEG quality 30': compressed(30),
  'half resolution': halved,
};

/**
 * @param {Float32Array} images [count × 48 × 48]
 * @param {Disturbance} disturbance
 */
export function disturb(images, disturbance) {
  const result = new Float32Array(images.length);
  for (let at = 0; at < images.length; at += PIXELS)
    result.set(disturbance(images.subarray(at, at + PIXELS)), at);
  return result;
}
