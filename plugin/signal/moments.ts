import { EMOTIONS, type Emotion, type Levels, type Moment } from '../types';
import { NEUTRAL, emotionAt, indexOfLargest, toLevels } from './levels';
import { valenceOf } from './mood';

/** A share of watched time below this is not worth naming. */
const NOTABLE_SHARE = 0.1;

const NOTHING: readonly number[] = EMOTIONS.map(() => 0);

function dominant(shares: readonly number[]): Emotion {
  const expressions = shares.map((share, index) => (index === NEUTRAL ? 0 : share));
  const largest = indexOfLargest(expressions);
  return (expressions[largest] ?? 0) > NOTABLE_SHARE ? emotionAt(largest) : 'neutral';
}

/** Adds up what was shown since the last bookmark. */
export class MomentTally {
  #from: number | null = null;
  #sums = NOTHING;
  #watchedMs = 0;

  /** Marks the time from which the open moment counts, if it has none yet. */
  begin(now: number): void {
    this.#from ??= now;
  }

  /** The media clock starts anew: what was seen stays, where it began is no longer known. */
  forgetStart(): void {
    this.#from = null;
  }

  add(belief: readonly number[], elapsedMs: number): void {
    this.#sums = this.#sums.map((sum, index) => sum + (belief[index] ?? 0) * elapsedMs);
    this.#watchedMs += elapsedMs;
  }

  /** Closes the open moment at `now` and opens the next. */
  close(label: string, now: number, valence: Levels): Moment {
    const watched = this.#watchedMs;
    const means = watched > 0 ? this.#sums.map((sum) => sum / watched) : NOTHING;
    const shares = toLevels(means);
    const moment: Moment = {
      label,
      from: this.#from ?? now,
      to: now,
      watchedMs: watched,
      shares,
      valence: valenceOf(shares, valence),
      dominant: watched > 0 ? dominant(means) : null,
    };
    this.#from = now;
    this.#sums = NOTHING;
    this.#watchedMs = 0;
    return moment;
  }
}
