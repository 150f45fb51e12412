import { CROP_SIZE } from './align';

/** Of one crop. */
export const CROP_PIXELS = CROP_SIZE * CROP_SIZE;

/**
 * The crops of a frame, one after another, in memory that is used again for the next frame: what lies
 * outside of a browser's own heap it collects late.
 */
export class CropSheet {
  private pixels = new Float32Array(0);

  /** @returns room for so many, with what was in it */
  take(crops: number): Float32Array<ArrayBuffer> {
    const length = crops * CROP_PIXELS;
    if (this.pixels.length < length) this.pixels = new Float32Array(length);
    return this.pixels.subarray(0, length);
  }
}

/** A sheet's crop, where it lies. */
export function cropOf(sheet: Float32Array<ArrayBuffer>, index: number): Float32Array<ArrayBuffer> {
  return sheet.subarray(index * CROP_PIXELS, (index + 1) * CROP_PIXELS);
}
