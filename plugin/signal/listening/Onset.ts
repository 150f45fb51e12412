import { EMOTIONS } from '../../types';
import { NEUTRAL, softmax } from '../levels';

/** Share of the whole face from which an expression counts as shown when the window opens. */
const SHOWN = 0.4;
/** Below this share, in belief and in the picture, it is let go… */
const GONE = 0.3;
/** …when that lasts this long, ms. */
const GONE_MS = 150;

/** An expression that is merely kept counts again after it was seen for this long, ms. */
export const LEFTOVER_MS = 2500;

interface Leftover {
  readonly shownMs: number;
  readonly goneMs: number;
}

/**
 * Tells what a player begins to show from what was on the face already: a smile from the joke
 * before is no answer to the next question. A face at rest is never a leftover, and one that comes
 * into view later has begun by that.
 */
export class Onset {
  #leftovers: ReadonlyMap<number, Leftover> = new Map();

  /** @param whole  belief over all seven about the face now; null when none is in view */
  begin(whole: readonly number[] | null): void {
    const shown = [...EMOTIONS.keys()].filter((i) => i !== NEUTRAL && (whole?.[i] ?? 0) >= SHOWN);
    this.#leftovers = new Map(shown.map((index) => [index, { shownMs: 0, goneMs: 0 }]));
  }

  /** Indices of what was on the face at the beginning and has not been let go since. */
  get leftovers(): readonly number[] {
    return [...this.#leftovers.keys()];
  }

  /**
   * Takes in a frame in which the face could be read.
   *
   * @param whole  belief over all seven
   * @param logEvidence  log-probabilities of the frame itself
   */
  hear(whole: readonly number[], logEvidence: readonly number[], stepMs: number): void {
    if (this.#leftovers.size === 0) return;
    const picture = softmax(logEvidence);
    const kept = [...this.#leftovers].flatMap(([index, before]): [number, Leftover][] => {
      const gone = Math.max(whole[index] ?? 0, picture[index] ?? 0) < GONE;
      const shownMs = before.shownMs + stepMs;
      const goneMs = gone ? before.goneMs + stepMs : 0;
      return goneMs >= GONE_MS || shownMs >= LEFTOVER_MS ? [] : [[index, { shownMs, goneMs }]];
    });
    this.#leftovers = new Map(kept);
  }
}
