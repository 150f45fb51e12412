import { watchBattery } from './battery';
import { decideRate, type Rate } from './rate';
import type { FrameTiming, Performance } from '../../types';

/** Weight of the newest measurement in the running means. */
const NEWEST = 0.2;

/** Keeps the rate that the machine can spare, and measures what is reached. */
export class Pace {
  #wishFps: number;
  #rate: Rate;
  #batterySaving = watchBattery();
  #blurred = false;
  #gameFps: number | null = null;
  #gameTargetFps = 60;
  #frames = 0;
  #since: number;
  #fps = 0;
  #mainThreadMs = 0;
  #timing: FrameTiming | null = null;

  constructor(wishFps: number, now: number) {
    this.#wishFps = wishFps;
    this.#rate = { targetFps: wishFps, throttledBy: null };
    this.#since = now;
  }

  get targetFps(): number {
    return this.#rate.targetFps;
  }

  set wishFps(fps: number) {
    this.#wishFps = fps;
    this.#rate = { targetFps: fps, throttledBy: null };
  }

  set blurred(blurred: boolean) {
    this.#blurred = blurred;
  }

  game(fps: number, targetFps: number): void {
    this.#gameFps = fps;
    this.#gameTargetFps = targetFps;
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

  /** Once a second: measures, and decides the rate of the next second. */
  review(now: number): Omit<Performance, 'backend'> {
    const seconds = (now - this.#since) / 1000;
    if (seconds > 0) this.#fps = this.#frames / seconds;
    this.#frames = 0;
    this.#since = now;
    this.#rate = decideRate(
      {
        wishFps: this.#wishFps,
        gameFps: this.#gameFps,
        gameTargetFps: this.#gameTargetFps,
        batterySaving: this.#batterySaving(),
        blurred: this.#blurred,
        workerMs: this.#timing?.totalMs ?? 0,
      },
      this.#rate,
    );
    return {
      ...this.#rate,
      fps: this.#fps,
      timing: this.#timing,
      mainThreadMs: this.#mainThreadMs,
    };
  }
}
