/** How the measures of the worker's start are named: `performance.getEntriesByType('measure')`. */
const PREFIX = 'phaser-emotion: ';

/** Leaves a stretch of the start, ms, in the worker's performance timeline. */
export function mark(name: string, start: number, end: number): void {
  performance.measure(PREFIX + name, { start, end });
}

/** Does a part of the start and marks how long it took. */
export async function stage<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    mark(name, start, performance.now());
  }
}
