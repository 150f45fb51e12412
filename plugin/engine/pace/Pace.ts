import { watchBattery } from './battery';
import type { GamePace } from './giveWay';
import { decideRate, fullRate, type Rate } from './rate';
import type { FrameTiming, Performance } from '../../types';

/** Weight of the newest measurement in the running means. */
const NEWEST = 0.2;
const REVIEW_MS = 1000;

/** Keeps the rate that the machine can spare, and measures what is reached. */
export class Pace {
  #wishFps: number;
  #rate: Rate;
  #batterySaving = watchBattery();
  #blurred = false;
  #game: GamePace | null = null;
  #frames = 0;
  #since: number;
  #fps = 0;
  #mainThreadMs = 0;
  #timing: FrameTiming | null = null;

  constructor(wishFps: number, now: number) {
    this.#wishFps = wishFps;
    this.#rate = fullRate(wishFps);
    this.#since = now;
  }

  get targetFps(): number {
    return this.#rate.targetFps;
  }

  set wishFps(fps: number) {
    this.#wishFps = fps;
    this.#rate = fullRate(fps);
  }

  set blurred(blurred: boolean) {
    this.#blurred = blurred;
  }

  game(fps: number, targetFps: number): void {
    this.#game = { fps, targetFps };
  }

  /** One frame was processed. */
  frame(timing: FrameTiming | null, mainThreadMs: number): void {
    this.#frames += 1;
    this.#timing = timing;
    this.#mainThreadMs += NEWEST * (mainThreadMs - this.#mainThreadMs);
  }

  /** Forgets what was measured: a new source begins. */
  restart(now: number): void {
    this.#frames = 0;
    this.#since = now;
    this.#fps = 0;
    this.#timing = null;
  }

  /**
   * Once a second: measures, and decides the rate of the next second.
   *
   * @returns null until a second has passed
   */
  review(now: number): Omit<Performance, 'backend'> | null {
    if (now - this.#since < REVIEW_MS) return null;
    this.#fps = (1000 * this.#frames) / (now - this.#since);
    this.#frames = 0;
    this.#since = now;
    this.#rate = decideRate(
      {
        wishFps: this.#wishFps,
        game: this.#game,
        batterySaving: this.#batterySaving(),
        blurred: this.#blurred,
        workerMs: this.#timing?.totalMs ?? 0,
      },
      this.#rate,
    );
    const { targetFps, throttledBy } = this.#rate;
    return {
      targetFps,
      throttledBy,
      fps: this.#fps,
      timing: this.#timing,
      mainThreadMs: this.#mainThreadMs,
    };
  }
}
