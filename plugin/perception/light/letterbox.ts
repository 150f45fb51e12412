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
 * MediaPipe has OpenCV warp the picture, which knows places by 32nds of a pixel and gives bytes: the
 * same here, since a face at the edge of being seen as one hangs on less.
 */
const PARTS = 32;

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
  const columns = neighbours(side, scale, left, width, 4);
  const rows = neighbours(side, scale, top, height, 4 * width);
  for (let row = 0, to = 0; row < side; row++) {
    const above = rows.first[row] as number;
    const below = rows.second[row] as number;
    const [up, down] = [rows.firstShare[row] as number, rows.secondShare[row] as number];
    for (let column = 0; column < side; column++, to += 3) {
      const before = columns.first[column] as number;
      const after = columns.second[column] as number;
      const near = columns.firstShare[column] as number;
      const far = columns.secondShare[column] as number;
      for (let colour = 0; colour < 3; colour++) {
        const upper =
          near * (data[above + before + colour] as number) +
          far * (data[above + after + colour] as number);
        const lower =
          near * (data[below + before + colour] as number) +
          far * (data[below + after + colour] as number);
        const value = Math.floor((up * upper + down * lower) / (PARTS * PARTS) + 0.5);
        into[to + colour] = value / 127.5 - 1;
      }
    }
  }
}

/**
 * Along one side: which two pixels each pixel of the square lies between and how much it takes of
 * each, in `PARTS`; nothing of what is outside.
 *
 * @param step from a pixel to the next in the picture's data
 */
function neighbours(side: number, scale: number, bar: number, length: number, step: number) {
  const [first, second] = [new Int32Array(side), new Int32Array(side)];
  const [firstShare, secondShare] = [new Int32Array(side), new Int32Array(side)];
  for (let each = 0; each < side; each++) {
    const place = Math.round((each - bar) * scale * PARTS);
    const pixel = Math.floor(place / PARTS);
    const share = place - PARTS * pixel;
    if (pixel >= 0 && pixel < length) {
      first[each] = pixel * step;
      firstShare[each] = PARTS - share;
    }
    if (pixel + 1 >= 0 && pixel + 1 < length) {
      second[each] = (pixel + 1) * step;
      secondShare[each] = share;
    }
  }
  return { first, second, firstShare, secondShare };
}
