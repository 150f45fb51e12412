/** The game's frame rate, as measured and as aimed at. */
export interface GamePace {
  readonly fps: number;
  readonly targetFps: number;
}

/** What was held back for the game's sake, and what came of it. */
export interface GiveWay {
  /** Rate left to the plugin, frames/s; Infinity where nothing is held back. */
  readonly fps: number;
  /** How fast the game ran before the last step down, while its effect is awaited. */
  readonly before: number | null;
  readonly seconds: number;
  /** How fast the game runs by itself, where giving way did not help; null while unknown. */
  readonly own: number | null;
}

export const GIVES_NOTHING: GiveWay = { fps: Infinity, before: null, seconds: 0, own: null };

/** Below these shares of its pace the game is slow, and above it fine. */
const SLOW = 0.85;
const FINE = 0.95;
/** A large step shows soon whether it helps. */
const STEP_DOWN = 0.5;
const STEP_UP = 1.15;
/** Phaser's own measure of its rate follows a change in about this long, s. */
const TRIAL_SECONDS = 4;
/** The game must gain this much for the step to have helped. */
const HELPED = 1.05;

/**
 * Once a second: gives way to a game that stutters, looks whether that helped, and goes back where
 * it did not. A game that is slow by itself, or a slow display, is left alone.
 *
 * @param currentFps  the rate now
 * @param leastFps  nothing is held back below it
 */
export function giveWay(
  previous: GiveWay,
  { fps, targetFps }: GamePace,
  currentFps: number,
  leastFps: number,
): GiveWay {
  const own = previous.own !== null && fps > previous.own ? grown(fps, targetFps) : previous.own;
  const normal = own ?? targetFps;
  const isSlow = fps < SLOW * normal;
  const lower = (): GiveWay => ({
    fps: Math.max(leastFps, STEP_DOWN * currentFps),
    before: fps,
    seconds: 0,
    own,
  });
  if (previous.before !== null) {
    const seconds = previous.seconds + 1;
    if (seconds < TRIAL_SECONDS) return { ...previous, seconds, own };
    const helped = fps > HELPED * previous.before;
    if (!helped) return { ...GIVES_NOTHING, own: Math.max(fps, previous.before) };
    return isSlow && currentFps > leastFps ? lower() : { ...previous, before: null, own };
  }
  if (isSlow && currentFps > leastFps) return lower();
  return fps > FINE * normal
    ? { ...previous, fps: STEP_UP * previous.fps, own }
    : { ...previous, own };
}

/** A game that has become faster is known by its new pace, at most by what it aims at. */
function grown(fps: number, targetFps: number): number | null {
  return fps < FINE * targetFps ? fps : null;
}
