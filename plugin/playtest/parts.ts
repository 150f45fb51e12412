/** The named parts of a value that was not made here. */
export type Parts = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
