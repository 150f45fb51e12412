import type { Performance } from '../../types';
import { giveWay, GIVES_NOTHING, type GamePace, type GiveWay } from './giveWay';

/** What the decision looks at, once a second. */
export interface RateInput {
  /** The rate the game maker asked for, frames/s. */
  readonly wishFps: number;
  /** Null where nobody measures it. */
  readonly game: GamePace | null;
  /** On battery and low. */
  readonly batterySaving: boolean;
  /** The window has lost the focus. */
  readonly blurred: boolean;
  /** Worker time per frame, ms. */
  readonly workerMs: number;
}

export type Rate = Pick<Performance, 'targetFps' | 'throttledBy'> & {
  readonly giveWay: GiveWay;
};

/** Below this, dwell times of half a second rest on too few frames. */
export const LEAST_FPS = 4;

const BLURRED_FPS = 5;
const BATTERY_FPS = 8;
/** Largest share of one core that the worker may take. */
const WORKER_DUTY = 0.6;

export function fullRate(wishFps: number): Rate {
  return { targetFps: wishFps, throttledBy: null, giveWay: GIVES_NOTHING };
}

/**
 * Decides the rate for the next second. It falls at once and rises slowly, so that it does not
 * swing between a game that stutters and one that does not.
 */
export function decideRate(input: RateInput, previous: Rate): Rate {
  const { wishFps, workerMs, game } = input;
  const given = game
    ? giveWay(previous.giveWay, game, previous.targetFps, LEAST_FPS)
    : GIVES_NOTHING;
  const limits: readonly [number, Performance['throttledBy']][] = [
    [wishFps, null],
    [input.blurred ? BLURRED_FPS : Infinity, 'blur'],
    [input.batterySaving ? BATTERY_FPS : Infinity, 'battery'],
    [workerMs > 0 ? (1000 * WORKER_DUTY) / workerMs : Infinity, 'worker'],
    [given.fps, 'game'],
  ];
  const [fps, throttledBy] = limits.reduce((least, each) => (each[0] < least[0] ? each : least));
  const targetFps = Math.min(wishFps, Math.max(LEAST_FPS, fps));
  return {
    targetFps,
    throttledBy: targetFps < wishFps ? throttledBy : null,
    giveWay: given.fps < wishFps ? given : { ...given, fps: Infinity },
  };
}
