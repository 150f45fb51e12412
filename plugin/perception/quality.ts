import type { Box, FaceQuality, Keypoints } from '../types';
import { CROP_SIZE, rollOf } from './align';

/** How far the nose tip stands before the eyes, in eye distances. */
const NOSE_DEPTH = 0.6;
/** Laplacian over contrast, as a ratio, of a crop that counts as fully crisp. */
const CRISP_DETAIL = 0.35;

/**
 * @param crop gray 48×48 pixels, 0..1
 */
export function measureQuality(
  box: Box,
  keypoints: Keypoints | null,
  crop: Float32Array,
): FaceQuality {
  let sum = 0;
  let squares = 0;
  for (const value of crop) {
    sum += value;
    squares += value * value;
  }
  const brightness = sum / crop.length;
  const contrast = Math.sqrt(Math.max(0, squares / crop.length - brightness * brightness));
  return {
    sizePx: Math.max(box.width, box.height),
    yawDeg: keypoints ? yawOf(keypoints) : 0,
    brightness,
    sharpness: sharpnessOf(crop, contrast),
  };
}

/** Turn of the head from how far the nose tip leaves the middle of the eyes, degrees 0..90. */
export function yawOf(keypoints: Keypoints): number {
  const { leftEye, rightEye, nose } = keypoints;
  const roll = rollOf(keypoints);
  const dx = nose.x - (leftEye.x + rightEye.x) / 2;
  const dy = nose.y - (leftEye.y + rightEye.y) / 2;
  const aside = Math.abs(dx * Math.cos(roll) + dy * Math.sin(roll));
  const eyes = Math.hypot(rightEye.x - leftEye.x, rightEye.y - leftEye.y);
  return (Math.atan2(aside / NOSE_DEPTH, eyes) * 180) / Math.PI;
}

/** Spread of the Laplacian in proportion to the picture's own contrast. */
function sharpnessOf(crop: Float32Array, contrast: number): number {
  if (contrast < 1e-3) return 0;
  let squares = 0;
  for (let y = 1; y < CROP_SIZE - 1; y++) {
    for (let x = 1; x < CROP_SIZE - 1; x++) {
      const at = y * CROP_SIZE + x;
      const laplacian =
        (crop[at - 1] as number) +
        (crop[at + 1] as number) +
        (crop[at - CROP_SIZE] as number) +
        (crop[at + CROP_SIZE] as number) -
        4 * (crop[at] as number);
      squares += laplacian * laplacian;
    }
  }
  const detail = Math.sqrt(squares / (CROP_SIZE - 2) ** 2);
  return Math.min(1, detail / contrast / CRISP_DETAIL);
}
