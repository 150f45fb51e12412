/** The q-quantile of some numbers, two decimals; 0 of none. */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return rounded(sorted[Math.floor(q * (sorted.length - 1))] ?? 0);
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

export const rounded = (value: number): number => Number(value.toFixed(2));
