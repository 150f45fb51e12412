import type { Clock } from '../clock';
import type { ReadingSink, ReadingSource } from '../ReadingSource';
import type { Emotion } from '../types';
import { PICTURE, readingOf, type Look } from './look';
import { playReadings } from './playReadings';

/**
 * A player whose face a test moves: the source that a {@link TestEmotion} reads instead of the
 * webcam. Begins with one neutral face in sight.
 */
export class ActedPlayer implements ReadingSource {
  readonly kind = 'scripted';
  readonly #fps: number;
  #looks: readonly Look[] = [{ emotion: 'neutral' }];

  /** @param fps  readings per second; default 15 */
  constructor(fps = 15) {
    this.#fps = fps;
  }

  /**
   * Shows an expression, or several faces, from the next reading on.
   *
   * @throws EmotionError `bad-option` on an unknown emotion or a number out of its range
   */
  show(look: Emotion | Look | readonly Look[]): void {
    const looks = typeof look === 'string' ? [{ emotion: look }] : 'length' in look ? look : [look];
    looks.forEach((each, index) => readingOf(each, index, looks.length));
    this.#looks = looks;
  }

  /** Nobody is in sight from the next reading on. */
  leave(): void {
    this.#looks = [];
  }

  play(sink: ReadingSink, clock: Clock): () => void {
    const timeOf = (index: number) => (index * 1000) / this.#fps;
    return playReadings(
      {
        timeOf,
        reading: (index) => ({
          timestamp: timeOf(index),
          ...PICTURE,
          faces: this.#looks.map((look, place) => readingOf(look, place, this.#looks.length)),
          timing: null,
        }),
        endsAt: Infinity,
      },
      sink,
      clock,
    );
  }
}
