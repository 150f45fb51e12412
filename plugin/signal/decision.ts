import { NEUTRAL, indexOfLargest } from './levels';

/** When belief becomes a decision. */
export interface DecisionOptions {
  /** Belief an expression needs to be decided, 0..1; default .78. */
  readonly enter: number;
  /** Belief neutral needs, 0..1; default .85. */
  readonly enterNeutral: number;
  /** No second decision within this time, ms; default 500. */
  readonly refractoryMs: number;
}

/** What a face is held to show, and since when (ms). */
export interface Decision {
  readonly index: number;
  readonly since: number;
}

/**
 * Hysteresis: the decided expression stays until another one is believed strongly enough, so
 * that doubt never makes it flicker.
 */
export function decide(
  current: Decision,
  belief: readonly number[],
  now: number,
  options: DecisionOptions,
): Decision {
  const candidate = indexOfLargest(belief);
  if (candidate === current.index || now - current.since < options.refractoryMs) return current;
  const needed = candidate === NEUTRAL ? options.enterNeutral : options.enter;
  return (belief[candidate] ?? 0) >= needed ? { index: candidate, since: now } : current;
}
