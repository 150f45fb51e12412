import type { FaceQuality } from '../types';

/** When a picture of a face deserves less trust. */
export interface QualityOptions {
  /** A box with a longer side of this many px or fewer counts 0; default 64. */
  readonly minSizePx: number;
  /** From this many px on the size costs nothing; default 120. */
  readonly fullSizePx: number;
  /** Up to this turn to the side, in degrees, the pose costs nothing; default 20. */
  readonly fullYawDeg: number;
  /** A turn of this many degrees or more counts 0; default 35. */
  readonly maxYawDeg: number;
  /** A mean luma (0..1) below this halves the weight; default .12. */
  readonly darkBelow: number;
  /** A mean luma (0..1) above this halves the weight; default .92. */
  readonly brightAbove: number;
  /** A sharpness (0..1) below this halves the weight; default .05. */
  readonly blurBelow: number;
}

/** 0 at `from`, 1 at `to`, straight between and flat outside; runs down when `from > to`. */
function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** The weight 0..1 that a face's picture deserves as evidence; 0 when a measurement is missing. */
export function qualityWeight(quality: FaceQuality, options: QualityOptions): number {
  const { sizePx, yawDeg, brightness, sharpness } = quality;
  if ([sizePx, yawDeg, brightness, sharpness].some(Number.isNaN)) return 0;
  const size = ramp(sizePx, options.minSizePx, options.fullSizePx);
  const pose = ramp(Math.abs(yawDeg), options.maxYawDeg, options.fullYawDeg);
  const light = brightness < options.darkBelow || brightness > options.brightAbove ? 0.5 : 1;
  const focus = sharpness < options.blurBelow ? 0.5 : 1;
  return size * pose * light * focus;
}
