import type { Box } from '../types';

/** When the player's part passes to another face. */
export interface PrimaryOptions {
  /** How many times larger another face must be, by area; default 1.3. */
  readonly takeoverRatio: number;
  /** For how long it must stay so, ms; default 1000. */
  readonly takeoverMs: number;
}

interface Candidate {
  readonly id: number;
  readonly box: Box;
}

function area({ width, height }: Box): number {
  const size = width * height;
  return Number.isFinite(size) ? size : 0;
}

function larger<T extends Candidate>(best: T, next: T): T {
  return area(next.box) > area(best.box) ? next : best;
}

/**
 * Says which face is the player's: the largest, and the same one until another has been clearly
 * larger for a while, so that a friend leaning in does not take over.
 */
export class PrimaryChoice {
  #id: number | null = null;
  #challenger: { readonly id: number; readonly since: number } | null = null;

  get id(): number | null {
    return this.#id;
  }

  /** @param faces  all followed faces, those briefly out of sight with their last box */
  choose(faces: readonly Candidate[], now: number, options: PrimaryOptions): number | null {
    const [first, ...rest] = faces;
    if (!first) {
      this.forget();
      return null;
    }
    const holder = faces.find(({ id }) => id === this.#id);
    const largest = rest.reduce(larger, first);
    if (!holder) return this.#give(largest.id);
    if (area(largest.box) <= options.takeoverRatio * area(holder.box)) {
      this.#challenger = null;
      return this.#id;
    }
    if (this.#challenger?.id !== largest.id) this.#challenger = { id: largest.id, since: now };
    return now - this.#challenger.since >= options.takeoverMs ? this.#give(largest.id) : this.#id;
  }

  forget(): void {
    this.#id = null;
    this.#challenger = null;
  }

  #give(id: number): number {
    this.#id = id;
    this.#challenger = null;
    return id;
  }
}
