import { EMOTIONS, type Emotion, type ListenJournal } from '../../types';
import { NEUTRAL, emotionAt, indexOfLargest } from '../levels';

/** Share of the whole face from which it clearly shows one expression, rest included. */
const CLEAR = 0.5;
/** Stretches that are kept, the last ones. */
const MOST_SEEN = 60;

type Shown = ListenJournal['seen'][number]['shown'];

function shownBy(whole: readonly number[]): Shown {
  const best = indexOfLargest(whole);
  return (whole[best] ?? 0) >= CLEAR ? emotionAt(best) : 'unclear';
}

/** Keeps for the developer what a window saw and why it ended as it did. */
export class Journal {
  #seen: ListenJournal['seen'] = [];
  #armedMs: number | null = null;
  #watchedMs = 0;
  #leftovers: readonly Emotion[] = [];
  /** Time-weighted sum of belief over all seven. */
  #sums: readonly number[] = EMOTIONS.map(() => 0);

  /** Time in which the face could be read, ms. */
  get watchedMs(): number {
    return this.#watchedMs;
  }

  /** Mean belief over all seven while the window was armed; null when the face was never read. */
  get mean(): readonly number[] | null {
    const total = this.#sums.reduce((sum, value) => sum + value, 0);
    return total > 0 ? this.#sums.map((value) => value / total) : null;
  }

  /** Whether the face was at rest for most of the window. */
  get atRest(): boolean {
    return (this.mean?.[NEUTRAL] ?? 0) >= CLEAR;
  }

  arm(atMs: number): void {
    this.#armedMs ??= atMs;
  }

  /** @param whole  belief over all seven; null when the face could not be read */
  see(whole: readonly number[] | null, atMs: number, stepMs: number): void {
    const shown = whole ? shownBy(whole) : 'nobody';
    if (this.#seen.at(-1)?.shown !== shown)
      this.#seen = [...this.#seen, { atMs, shown }].slice(-MOST_SEEN);
    if (!whole) return;
    this.#watchedMs += stepMs;
    if (this.#armedMs !== null)
      this.#sums = this.#sums.map((sum, index) => sum + stepMs * (whole[index] ?? 0));
  }

  leave(leftovers: readonly Emotion[]): void {
    this.#leftovers = [...new Set([...this.#leftovers, ...leftovers])];
  }

  /** @param why  one sentence for the developer */
  close(elapsedMs: number, why: string): ListenJournal {
    return {
      elapsedMs,
      armedMs: this.#armedMs,
      watchedMs: this.#watchedMs,
      leftovers: this.#leftovers,
      seen: this.#seen,
      why,
    };
  }
}
