/** What `measureFrameMs` gives on the machine that the deadlines are meant for, ms. */
const USUAL_MS = 12;
const ROUNDS = 2000;

/** @returns ms that arithmetic of about the size of a frame's takes here and now, beside all else */
export function measureFrameMs(): number {
  const weights = new Float32Array(4096).fill(0.5);
  const began = performance.now();
  let sum = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let at = 0; at < 4096; at += 1) sum += (weights[at] as number) * round;
  }
  // The sum is looked at, or the loop could be left out.
  return Number.isNaN(sum) ? NaN : performance.now() - began;
}

/** How much slower than usual this machine is now; 1 at least. */
export const paceOf = (frameMs: number): number => Math.max(1, frameMs / USUAL_MS);

/** The slowest of three tries, as this file's tests begin. */
export const frameMs = Math.max(measureFrameMs(), measureFrameMs(), measureFrameMs());

/**
 * A deadline for what takes `ms` on no machine that is fast and quiet. It ends what hangs and
 * judges no machine: what a test waits for is a condition.
 */
export const patience = (ms: number): number => Math.round(ms * paceOf(frameMs));
