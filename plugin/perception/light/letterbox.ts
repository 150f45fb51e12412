import type { Thumbnail } from '../picture';

/** Where a picture lies in a square: its longer side fills it, bars are black. */
export interface Letterbox {
  /** Picture pixels per pixel of the square. */
  readonly scale: number;
  /** Left and upper bar, pixels of the square. */
  readonly left: number;
  readonly top: number;
}

export function letterboxOf(width: number, height: number, side: number): Letterbox {
  const scale = Math.max(width, height) / side;
  return { scale, left: (side - width / scale) / 2, top: (side - height / scale) / 2 };
}

/**
 * Draws a picture into a square, smoothly, its colours from -1 to 1.
 *
 * @param into RGB, `side` × `side`
 */
export function drawLetterbox(
  { width, height, data }: Thumbnail,
  { scale, left, top }: Letterbox,
  side: number,
  into: Float32Array,
): void {
  for (let row = 0, to = 0; row < side; row++) {
    const y = (row - top) * scale;
    const above = Math.floor(y);
    const down = y - above;
    for (let column = 0; column < side; column++) {
      const x = (column - left) * scale;
      const before = Math.floor(x);
      const right = x - before;
      for (let colour = 0; colour < 3; colour++, to++) {
        const at = (across: number, below: number) =>
          across < 0 || across >= width || below < 0 || below >= height
            ? 0
            : (data[4 * (below * width + across) + colour] as number);
        const upper = at(before, above) * (1 - right) + at(before + 1, above) * right;
        const lower = at(before, above + 1) * (1 - right) + at(before + 1, above + 1) * right;
        into[to] = (upper * (1 - down) + lower * down) / 127.5 - 1;
      }
    }
  }
}
