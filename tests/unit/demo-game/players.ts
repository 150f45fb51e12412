import type { Player } from './script';

/** A linear congruential generator (Numerical Recipes): the same numbers in every run of a seed. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Players who answer anything to anything, each the same in every run. */
export function randomPlayers(count: number, firstSeed = 1): Player[] {
  return Array.from({ length: count }, (_, index): Player => {
    const next = numbers((firstSeed + index) * 2654435761);
    next();
    return (_, labels) => labels[Math.floor(next() * labels.length)] ?? 'unsure';
  });
}
