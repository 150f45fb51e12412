import type { Box, Point } from '../../types';

/**
 * What BlazeFace's short-range net says, made into faces after its paper (Bazarevsky et al. 2019)
 * and the settings that MediaPipe publishes with it.
 */

/** Side of the picture that it looks at, px. */
export const INPUT_SIZE = 128;
/** Two squares are thought of at each of 16×16 places and six at each of 8×8. */
const GRIDS = [
  { cells: 16, squares: 2 },
  { cells: 8, squares: 6 },
];
/** Of each: centre, size, and six points. */
export const VALUES = 16;
const POINTS = 6;
/** Faces that overlap more are one: intersection over union. */
const MOST_OVERLAP = 0.3;

/** In shares of the input's side. */
export interface Found {
  readonly box: Box;
  readonly points: readonly Point[];
  readonly score: number;
}

/** The middle of every square. */
export const ANCHORS: readonly Point[] = GRIDS.flatMap(({ cells, squares }) =>
  Array.from({ length: cells * cells * squares }, (_, index) => {
    const cell = Math.floor(index / squares);
    return { x: ((cell % cells) + 0.5) / cells, y: (Math.floor(cell / cells) + 0.5) / cells };
  }),
);

/**
 * @param values 16 for each anchor, px from its middle
 * @param logits one for each anchor
 * @param confidence least score, 0..1
 * @returns faces, surest first, one for each
 */
export function facesOf(
  values: ArrayLike<number>,
  logits: ArrayLike<number>,
  confidence: number,
): Found[] {
  const found: Found[] = [];
  for (const [index, anchor] of ANCHORS.entries()) {
    const score = 1 / (1 + Math.exp(-(logits[index] as number)));
    if (score >= confidence) found.push(decoded(values, index, anchor, score));
  }
  return merged(found.sort((a, b) => b.score - a.score));
}

function decoded(values: ArrayLike<number>, index: number, anchor: Point, score: number): Found {
  const value = (at: number) => (values[index * VALUES + at] as number) / INPUT_SIZE;
  const point = (at: number) => ({ x: anchor.x + value(at), y: anchor.y + value(at + 1) });
  const [middle, width, height] = [point(0), value(2), value(3)];
  return {
    box: { x: middle.x - width / 2, y: middle.y - height / 2, width, height },
    points: Array.from({ length: POINTS }, (_, each) => point(4 + 2 * each)),
    score,
  };
}

/** Every face from all that overlap with its surest, weighed by their scores. */
function merged(found: readonly Found[]): Found[] {
  const faces: Found[] = [];
  let rest = found;
  for (let surest = rest[0]; surest; surest = rest[0]) {
    const { box } = surest;
    const same = rest.filter((other) => overlap(box, other.box) > MOST_OVERLAP);
    faces.push(same.length > 0 ? mean(same, surest.score) : surest);
    const left = rest.filter((other) => !same.includes(other));
    if (left.length === rest.length) break;
    rest = left;
  }
  return faces;
}

function mean(same: readonly Found[], score: number): Found {
  const total = same.reduce((sum, each) => sum + each.score, 0);
  const of = (pick: (each: Found) => number) =>
    same.reduce((sum, each) => sum + (each.score / total) * pick(each), 0);
  return {
    box: {
      x: of(({ box }) => box.x),
      y: of(({ box }) => box.y),
      width: of(({ box }) => box.width),
      height: of(({ box }) => box.height),
    },
    points: Array.from({ length: POINTS }, (_, index) => ({
      x: of(({ points }) => points[index]?.x ?? 0),
      y: of(({ points }) => points[index]?.y ?? 0),
    })),
    score,
  };
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}
