/** Keeps a probability of 0 from staying 0 for ever. */
const FLOOR = 1e-4;

/** Mulberry32 by Tommy Ettinger (public domain): small, seeded, good enough for test noise. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A normal deviate of mean 0 and deviation 1 (Box and Muller 1958). */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/**
 * Shakes a distribution as a classifier's answers shake from frame to frame.
 *
 * @param deviation  of the log-probabilities, nats; 0 leaves it as it is
 */
export function shaken(
  probabilities: readonly number[],
  deviation: number,
  random: () => number,
): readonly number[] {
  if (deviation === 0) return probabilities;
  const weights = probabilities.map(
    (value) => Math.max(value, FLOOR) * Math.exp(deviation * gaussian(random)),
  );
  const sum = weights.reduce((total, value) => total + value, 0);
  return weights.map((value) => value / sum);
}
