import type { StoryAnswer, StoryEmotion } from 'phaser-emotion/ink';
import type { Person } from './cast';

/** The four sums that the story keeps, and that decide its ending. */
export const SUMS = ['tam', 'karr', 'caught', 'stay'] as const;
export type Sum = (typeof SUMS)[number];
export type Sums = Readonly<Record<Sum, number>>;

/** One answered listening window. */
export interface Entry {
  /** The window's name in the script. */
  readonly window: string;
  readonly emotion: StoryEmotion;
  readonly by: StoryAnswer['by'];
  readonly confidence: number;
  /** What it did to each sum. */
  readonly change: Sums;
  /** What was said to it; absent in saves of before. */
  readonly reply?: { readonly speaker: Person | null; readonly text: string };
}

interface Variables {
  $(name: string): unknown;
}

export function readSums(variables: Variables): Sums {
  const [tam = 0, karr = 0, caught = 0, stay = 0] = SUMS.map((sum) => Number(variables.$(sum)));
  return { tam, karr, caught, stay };
}

export function difference(before: Sums, now: Sums): Sums {
  return {
    tam: now.tam - before.tam,
    karr: now.karr - before.karr,
    caught: now.caught - before.caught,
    stay: now.stay - before.stay,
  };
}

/** The windows that moved the story most, at most `count`, in the order they came. */
export function turningMoments(journal: readonly Entry[], count: number): Entry[] {
  const weight = ({ change }: Entry) =>
    SUMS.reduce((total, sum) => total + Math.abs(change[sum]), 0);
  return journal
    .map((entry, order) => ({ entry, order, weight: weight(entry) }))
    .filter((each) => each.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
    .slice(0, count)
    .sort((a, b) => a.order - b.order)
    .map(({ entry }) => entry);
}
