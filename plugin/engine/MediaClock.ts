import type { Clock } from '../clock';

/** The least step between two stamps, ms: time never stands still or runs back. */
const LEAST_STEP_MS = 0.1;

/**
 * The one time of the signal, whatever plays: it follows the media time of the source (so that a
 * video at double speed is judged by its own seconds), runs on with the clock between frames, and
 * stays continuous over seeks, loops, pauses and changes of source.
 */
export class MediaClock {
  #clock: Clock;
  #offset: number | null = null;
  #last = 0;
  #stamped = -Infinity;
  #lastAt: number;
  #held = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#lastAt = clock.now();
  }

  /** Signal time now, ms. */
  now(): number {
    return this.#held ? this.#last : this.#last + Math.max(0, this.#clock.now() - this.#lastAt);
  }

  /** Signal time of a frame that the source places at `mediaTime`, ms. */
  stamp(mediaTime: number): number {
    this.#offset ??= this.now() - mediaTime;
    const time = Math.max(mediaTime + this.#offset, this.#stamped + LEAST_STEP_MS);
    this.#stamped = time;
    this.#last = time;
    this.#lastAt = this.#clock.now();
    return time;
  }

  /** The source's timeline jumped: its next frame follows on what is now. */
  rebase(): void {
    this.#last = this.now();
    this.#lastAt = this.#clock.now();
    this.#offset = null;
  }

  /** Time stands still until `release()`: nobody is there to answer. */
  hold(): void {
    this.#last = this.now();
    this.#held = true;
  }

  release(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#lastAt = this.#clock.now();
    this.#offset = null;
  }
}
