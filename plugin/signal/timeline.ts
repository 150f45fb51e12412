/** A frame this far behind the last one, ms, speaks of a seek rather than of a late frame. */
const JUMP_MS = 1000;

export type Passage = 'forward' | 'restart' | 'ignore';

/**
 * Judges timestamps: media time runs forward, a late or repeated frame says nothing new, and a
 * single stray one must not undo what is known. Only when two frames in a row agree on a time
 * well before the last one has the clock really jumped.
 */
export class Timeline {
  #last: number | null = null;
  #stray: number | null = null;

  /** Timestamp of the last frame that counted, ms; null before the first. */
  get last(): number | null {
    return this.#last;
  }

  pass(timestamp: number): Passage {
    if (!Number.isFinite(timestamp)) return 'ignore';
    if (this.#last === null || timestamp > this.#last) {
      this.#last = timestamp;
      this.#stray = null;
      return 'forward';
    }
    if (this.#last - timestamp < JUMP_MS) return 'ignore';
    const agreed =
      this.#stray !== null && timestamp > this.#stray && timestamp - this.#stray < JUMP_MS;
    if (!agreed) {
      this.#stray = timestamp;
      return 'ignore';
    }
    this.#last = timestamp;
    this.#stray = null;
    return 'restart';
  }

  reset(): void {
    this.#last = null;
    this.#stray = null;
  }
}
