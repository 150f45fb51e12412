import { FILTER_PRESETS } from '../signal/presets';
import type { FaceReading, FrameReading } from '../types';

/** From this turn on, degrees, the filter of every preset takes a face for no evidence. */
const TURNED_DEG = FILTER_PRESETS.balanced.maxYawDeg;

/** The face that a single player's session is about: the largest. */
export function largestFace({ faces }: FrameReading): FaceReading | null {
  let largest: FaceReading | null = null;
  for (const face of faces) {
    const area = face.box.width * face.box.height;
    if (!largest || area > largest.box.width * largest.box.height) largest = face;
  }
  return largest;
}

export function turnedAway({ quality }: FaceReading): boolean {
  return !(quality.yawDeg < TURNED_DEG);
}
