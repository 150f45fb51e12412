/** The middle and the quarters of some numbers. */
export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly count: number;
}

function at(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** Interpolated linearly; null without a number. What is NaN does not count. */
export function quartilesOf(values: Iterable<number>): Quartiles | null {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return null;
  return {
    lower: at(sorted, 0.25),
    median: at(sorted, 0.5),
    upper: at(sorted, 0.75),
    count: sorted.length,
  };
}

export function medianOf(values: Iterable<number>): number {
  return quartilesOf(values)?.median ?? NaN;
}
