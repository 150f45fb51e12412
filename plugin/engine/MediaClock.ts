import type { Clock } from '../clock';

/** The least step between two stamps, ms: time never stands still or runs back. */
const LEAST_STEP_MS = 0.1;

/** A media time that runs back by more than this, ms, is another stretch of media. */
const BACK_MS = 50;

/** No source plays faster than this many times the clock, */
const FASTEST = 20;
/** give or take a timer's lateness, ms; what runs ahead further has jumped. */
const LATE_MS = 2000;

/**
 * The one time of the signal, whatever plays: it follows the media time of the source (so that a
 * video at double speed is judged by its own seconds), runs on with the clock between frames, and
 * stays continuous over seeks, loops, pauses, changes of source and jumps that nobody announced.
 */
export class MediaClock {
  #clock: Clock;
  #offset: number | null = null;
  #last = 0;
  #lastMedia = 0;
  #stamped = -Infinity;
  #lastAt: number;
  #held = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#lastAt = clock.now();
  }

  /** Signal time now, ms. */
  now(): number {
    return this.#held ? this.#last : this.#last + this.#passed();
  }

  /** Whether a frame at this media time does not follow on the last. */
  jumps(mediaTime: number): boolean {
    if (this.#offset === null) return false;
    const step = mediaTime - this.#lastMedia;
    return step < -BACK_MS || step > FASTEST * this.#passed() + LATE_MS;
  }

  /** Signal time of a frame that the source places at `mediaTime`, ms. */
  stamp(mediaTime: number): number {
    if (this.jumps(mediaTime)) this.rebase();
    this.#offset ??= this.now() - mediaTime;
    const time = Math.max(mediaTime + this.#offset, this.#stamped + LEAST_STEP_MS);
    this.#stamped = time;
    this.#last = time;
    this.#lastMedia = mediaTime;
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

  #passed(): number {
    return Math.max(0, this.#clock.now() - this.#lastAt);
  }
}
