import { Portrait } from './Portrait';

/** A phone held across: below this height, px of the page, answers stand in two columns. */
const LOW_PX = 480;

interface Company {
  /** Size of each, 1 alone. */
  readonly crowd: number;
  /** Where they stand, in widths of the screen. */
  readonly middle: number;
  readonly spread: number;
}

/**
 * How people share the screen: on a wide one the answers have the right half, on a low one two
 * thirds, and nobody stands beyond the left edge of the panel with the words. Where nothing is
 * asked, they have it all.
 */
function company(count: number, upright: boolean, low: boolean, asked: boolean): Company {
  if (upright)
    return { crowd: [1, 1, 0.72][count] ?? 0.5, middle: 0.5, spread: count < 3 ? 0.44 : 0.62 };
  if (low && asked) return { crowd: count < 2 ? 1 : 0.7, middle: 0.19, spread: 0.16 };
  if (!asked && count > 1)
    return { crowd: count < 3 ? 0.9 : 0.74, middle: 0.42, spread: count < 3 ? 0.34 : 0.52 };
  if (count < 3) return { crowd: count < 2 ? 1 : 0.82, middle: 0.34, spread: 0.25 };
  return { crowd: 0.58, middle: 0.335, spread: 0.34 };
}

export interface Room {
  readonly width: number;
  readonly height: number;
  /** Where the words begin, from the top. */
  readonly floor: number;
  /** Pixels of the canvas per pixel of the page; all the others are pixels of the canvas. */
  readonly density: number;
}

export interface Place {
  readonly x: number;
  readonly bottom: number;
  readonly scale: number;
  /** −1 where a portrait is mirrored, to look towards the middle. */
  readonly facing: 1 | -1;
}

/**
 * Where `count` people stand, from left to right, above the words and as large as there is room.
 *
 * @param asked  whether answers may be offered beside them
 */
export function standing(
  count: number,
  { width, height, floor, density }: Room,
  asked: boolean,
): Place[] {
  const upright = height > width;
  const low = height < LOW_PX * density;
  const room = floor - (upright ? 64 : 24) * density;
  const widest = upright ? 1.02 : 0.62;
  const fit = Math.min((width * widest) / Portrait.width, room / Portrait.height);
  const { crowd, middle, spread } = company(count, upright, low, asked);
  return Array.from({ length: count }, (_, i) => {
    const t = count === 1 ? 0.5 : i / (count - 1);
    return {
      x: width * (middle + (t - 0.5) * spread),
      bottom: floor + 12 * density,
      scale: fit * crowd,
      facing: t > 0.5 ? -1 : 1,
    };
  });
}
