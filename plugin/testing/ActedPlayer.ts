import type { Clock } from '../clock';
import { EmotionError, type EmotionErrorCode } from '../errors';
import type { ReadingSink, ReadingSource } from '../camera/ReadingSource';
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
  /** Waits for the next `start()`. */
  #failure: EmotionError | null = null;
  /** Ends the play under way. */
  #end: ((error: EmotionError) => void) | null = null;

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

  /**
   * Fails as a camera does: at once when it is read, else with the next `start()`. Once; after
   * that it works again.
   */
  fail(code: EmotionErrorCode): void {
    const error = new EmotionError(code, `The acted player failed with ${code}.`);
    if (this.#end) this.#end(error);
    else this.#failure = error;
  }

  play(sink: ReadingSink, clock: Clock): () => void {
    const failure = this.#failure;
    this.#failure = null;
    if (failure) {
      sink.ended(failure);
      return () => undefined;
    }
    const stop = this.#act(sink, clock);
    this.#end = (error) => {
      sink.ended(error);
    };
    return () => {
      stop();
      this.#end = null;
    };
  }

  #act(sink: ReadingSink, clock: Clock): () => void {
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
