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
/** Two sides' parts, as a power of two. */
const BITS = 10;
const HALF = 1 << (BITS - 1);

/** Of a byte. */
const COLOURS = Float32Array.from({ length: 256 }, (_, value) => value / 127.5 - 1);

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
  into.fill(-1);
  for (let row = rows.from; row < rows.to; row++) {
    const above = rows.first[row] as number;
    const below = rows.second[row] as number;
    const up = rows.firstShare[row] as number;
    const down = rows.secondShare[row] as number;
    for (let column = columns.from; column < columns.to; column++) {
      const before = columns.first[column] as number;
      const after = columns.second[column] as number;
      const near = columns.firstShare[column] as number;
      const far = columns.secondShare[column] as number;
      for (let colour = 0; colour < 3; colour++) {
        const sum =
          up * near * (data[above + before + colour] as number) +
          up * far * (data[above + after + colour] as number) +
          down * near * (data[below + before + colour] as number) +
          down * far * (data[below + after + colour] as number);
        into[3 * (row * side + column) + colour] = COLOURS[(sum + HALF) >> BITS] as number;
      }
    }
  }
}

/**
 * Along one side: which two pixels each pixel of the square lies between and how much it takes of
 * each, in `PARTS`; nothing of what is outside, before `from` and from `to` on.
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
  const isInside = (each: number) => firstShare[each] !== 0 || secondShare[each] !== 0;
  let [from, to] = [0, side];
  while (from < to && !isInside(from)) from++;
  while (from < to && !isInside(to - 1)) to--;
  return { first, second, firstShare, secondShare, from, to };
}
