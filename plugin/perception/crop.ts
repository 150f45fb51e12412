import { CROP_SIZE, type CropSquare } from './align';
import { CROP_PIXELS } from './CropSheet';
import type { Picture } from './picture';

/** At most 2³ samples a side make one pixel of the crop. */
const MAX_DOUBLINGS = 3;

/**
 * Cuts an upright 48×48 crop out of a picture: bilinear samples about one source pixel apart, then
 * their mean per crop pixel, which is an area average without its blur or gaps. Beyond the border
 * the outermost pixels go on.
 *
 * @param mirror left and right change places
 * @param crop what is cut into
 * @returns gray pixels, 0..1, row by row
 */
export function cutCrop(
  picture: Picture,
  square: CropSquare,
  mirror = false,
  crop = new Float32Array(CROP_PIXELS),
): Float32Array {
  const { gray, origin, stepX, stepY, black, gain } = picture;
  const samples = samplesPerPixel(square.side);
  const edge = CROP_SIZE * samples;
  const across = (Math.cos(square.roll) * square.side) / edge;
  const down = (Math.sin(square.roll) * square.side) / edge;
  const lastX = picture.width - 1;
  const lastY = picture.height - 1;
  crop.fill(0);
  for (let row = 0; row < edge; row++) {
    const v = row + 0.5 - edge / 2;
    const cropRow = Math.floor(row / samples) * CROP_SIZE;
    for (let column = 0; column < edge; column++) {
      const u = mirror ? edge / 2 - column - 0.5 : column + 0.5 - edge / 2;
      const x = clamp(square.centre.x + across * u - down * v - 0.5, lastX);
      const y = clamp(square.centre.y + down * u + across * v - 0.5, lastY);
      const left = Math.floor(x);
      const top = Math.floor(y);
      const right = left < lastX ? stepX : 0;
      const at = origin + left * stepX + top * stepY;
      const below = top < lastY ? at + stepY : at;
      const fx = x - left;
      const fy = y - top;
      const upper = (gray[at] as number) * (1 - fx) + (gray[at + right] as number) * fx;
      const lower = (gray[below] as number) * (1 - fx) + (gray[below + right] as number) * fx;
      const to = cropRow + Math.floor(column / samples);
      crop[to] = (crop[to] as number) + upper * (1 - fy) + lower * fy;
    }
  }
  const share = 1 / (samples * samples);
  for (let at = 0; at < CROP_PIXELS; at++) {
    crop[at] = Math.min(1, Math.max(0, ((crop[at] as number) * share - black) * gain));
  }
  return crop;
}

/** A power of two that brings the samples nearest to one source pixel apart. */
export function samplesPerPixel(side: number): number {
  const doublings = Math.round(Math.log2(side / CROP_SIZE));
  return 2 ** Math.min(MAX_DOUBLINGS, Math.max(0, doublings));
}

function clamp(value: number, last: number): number {
  return value < 0 ? 0 : value > last ? last : value;
}
