import type { Emotion, Levels, Mood, MoodBand } from '../types';
import { EMOTIONS } from '../types';
import { NEUTRAL, toLevels } from './levels';

/** How slowly the mood moves and what it calls pleasant. */
export interface MoodOptions {
  /** Watched time after which a past expression counts 1/e, ms; default 30 000. */
  readonly moodTauMs: number;
  /** Valence (either sign) at which the mood becomes `high` or `low`, 0..1; default .3. */
  readonly moodEnter: number;
  /** Valence (either sign) below which it becomes `even` again, 0..1; default .15. */
  readonly moodLeave: number;
  /** How pleasant each expression looks, −1..1. Surprise is 0: it may be either. */
  readonly valence: Levels;
}

/** Between two frames no more than this is counted as watched, ms. */
const LONGEST_STEP_MS = 500;
/** Frames further apart, ms, do not belong together: a face is lost by then. */
const LARGEST_GAP_MS = 1500;

/** Time of a watched face between two frames, ms; of a slow camera's gaps a part, of longer ones none. */
export function watchedStep(elapsedMs: number): number {
  return elapsedMs > 0 && elapsedMs <= LARGEST_GAP_MS ? Math.min(elapsedMs, LONGEST_STEP_MS) : 0;
}

export function valenceOf(shares: Levels, valence: Readonly<Record<Emotion, number>>): number {
  return EMOTIONS.reduce((sum, emotion) => sum + shares[emotion] * valence[emotion], 0);
}

function bandOf(valence: number, current: MoodBand, options: MoodOptions): MoodBand {
  if (valence >= options.moodEnter) return 'high';
  if (valence <= -options.moodEnter) return 'low';
  const stays =
    (current === 'high' && valence > options.moodLeave) ||
    (current === 'low' && valence < -options.moodLeave);
  return stays ? current : 'even';
}

/** What the face showed lately: an exponential average over watched time that starts neutral. */
export class MoodAverage {
  #shares: readonly number[] = EMOTIONS.map((_, index) => (index === NEUTRAL ? 1 : 0));
  #band: MoodBand = 'even';
  #watchedMs = 0;

  /** @param elapsedMs  watched time that `belief` stands for */
  add(belief: readonly number[], elapsedMs: number, options: MoodOptions): void {
    const kept = Math.exp(-elapsedMs / options.moodTauMs);
    this.#shares = this.#shares.map(
      (share, index) => kept * share + (1 - kept) * (belief[index] ?? 0),
    );
    this.#watchedMs += elapsedMs;
    this.#band = bandOf(valenceOf(toLevels(this.#shares), options.valence), this.#band, options);
  }

  mood({ valence }: MoodOptions): Mood {
    const shares = toLevels(this.#shares);
    return {
      shares,
      valence: valenceOf(shares, valence),
      band: this.#band,
      watchedMs: this.#watchedMs,
    };
  }
}
