import type { Box, Keypoints, Point } from '../types';

/** A square of the frame, turned with the face, that becomes the classifier's input. */
export interface CropSquare {
  readonly centre: Point;
  /** Edge length, px of the frame. */
  readonly side: number;
  /** Rotation of the eye line, radians, positive clockwise in the picture. */
  readonly roll: number;
}

/** Edge length of the classifier's input, px. */
export const CROP_SIZE = 48;

/**
 * Geometry measured on the training pictures, where eyes and mouth lie at known places of the
 * 48-px frame. `MOUTH_TO_EYES` makes both face measures equal on a frontal face, so that the larger
 * one stays right when the other shrinks with a turned or lowered head.
 */
const MOUTH_TO_EYES = 0.935;
const SIDE = 2.63;
const DROP = 0.278;
const BOX_SIDE = 1.155;
const BOX_RAISE = 0.1;

/** Angle of the line from the left to the right eye of the picture, radians. */
export function rollOf(keypoints: Keypoints): number {
  const { leftEye, rightEye } = keypoints;
  return Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x);
}

/**
 * The crop of a face; without keypoints an upright one is guessed from the box.
 *
 * @param zoom side of the square over that of the training pictures: below 1 the face is larger
 */
export function cropSquare(box: Box, keypoints: Keypoints | null, zoom = 1): CropSquare {
  const square = (keypoints && squareFromKeypoints(keypoints)) ?? squareFromBox(box);
  return { ...square, side: zoom * square.side };
}

function squareFromKeypoints(keypoints: Keypoints): CropSquare | null {
  const { leftEye, rightEye, mouth } = keypoints;
  const middle = { x: (leftEye.x + rightEye.x) / 2, y: (leftEye.y + rightEye.y) / 2 };
  const eyes = Math.hypot(rightEye.x - leftEye.x, rightEye.y - leftEye.y);
  const toMouth = Math.hypot(mouth.x - middle.x, mouth.y - middle.y);
  const measure = Math.max(eyes, MOUTH_TO_EYES * toMouth);
  if (!(measure > 0) || !Number.isFinite(measure)) return null;
  const roll = rollOf(keypoints);
  return {
    centre: {
      x: middle.x - DROP * measure * Math.sin(roll),
      y: middle.y + DROP * measure * Math.cos(roll),
    },
    side: SIDE * measure,
    roll,
  };
}

function squareFromBox(box: Box): CropSquare {
  const edge = Math.max(box.width, box.height);
  return {
    centre: { x: box.x + box.width / 2, y: box.y + box.height / 2 - BOX_RAISE * edge },
    side: BOX_SIDE * edge,
    roll: 0,
  };
}
