import type { Performance } from '../../types';

/** What the decision looks at, once a second. */
export interface RateInput {
  /** The rate the game maker asked for, frames/s. */
  readonly wishFps: number;
  /** The game's own frame rate, measured and aimed at; null where nobody measures it. */
  readonly gameFps: number | null;
  readonly gameTargetFps: number;
  /** On battery and low. */
  readonly batterySaving: boolean;
  /** The window has lost the focus. */
  readonly blurred: boolean;
  /** Worker time per frame, ms. */
  readonly workerMs: number;
}

export type Rate = Pick<Performance, 'targetFps' | 'throttledBy'>;

/** Below this, dwell times of half a second rest on too few frames. */
export const LEAST_FPS = 4;

const BLURRED_FPS = 5;
const BATTERY_FPS = 8;
/** Largest share of one core that the worker may take. */
const WORKER_DUTY = 0.6;
const GAME_SLOW = 0.85;
const GAME_FINE = 0.95;
const STEP_DOWN = 0.75;
const STEP_UP = 1.15;

/**
 * Decides the rate for the next second. It falls at once and rises slowly, so that it does not
 * swing between a game that stutters and one that does not.
 */
export function decideRate(input: RateInput, previous: Rate): Rate {
  const { wishFps, gameFps, gameTargetFps, workerMs } = input;
  const limits: [number, Exclude<Performance['throttledBy'], null>][] = [];
  if (input.blurred) limits.push([BLURRED_FPS, 'blur']);
  if (input.batterySaving) limits.push([BATTERY_FPS, 'battery']);
  if (workerMs > 0) limits.push([(1000 * WORKER_DUTY) / workerMs, 'worker']);
  const byGame = gameLimit(previous, wishFps, gameFps, gameTargetFps);
  if (byGame !== null) limits.push([byGame, 'game']);

  let rate: Rate = { targetFps: wishFps, throttledBy: null };
  for (const [fps, throttledBy] of limits) {
    if (fps < rate.targetFps) rate = { targetFps: fps, throttledBy };
  }
  const targetFps = Math.max(LEAST_FPS, rate.targetFps);
  return targetFps < wishFps ? { ...rate, targetFps } : { targetFps: wishFps, throttledBy: null };
}

function gameLimit(
  previous: Rate,
  wishFps: number,
  gameFps: number | null,
  gameTargetFps: number,
): number | null {
  if (gameFps === null) return null;
  const share = gameFps / gameTargetFps;
  if (share < GAME_SLOW) return previous.targetFps * STEP_DOWN;
  if (previous.throttledBy !== 'game') return null;
  const next = share > GAME_FINE ? previous.targetFps * STEP_UP : previous.targetFps;
  return next < wishFps ? next : null;
}
