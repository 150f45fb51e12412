/**
 * Memory for the pixels of one frame after another. Browsers count what lies outside of their heap
 * late: arrays of 300 kB a frame come to 50 MB before they are collected.
 */
export class ReusedPixels {
  private pixels = new Uint8ClampedArray(0);

  /** @returns the same array as the last time where it has that length, with what was in it */
  ofLength(length: number): Uint8ClampedArray<ArrayBuffer> {
    if (this.pixels.length !== length) this.pixels = new Uint8ClampedArray(length);
    return this.pixels;
  }
}
