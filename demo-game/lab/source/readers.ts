import { PictureReader, type LoadingProgress } from 'phaser-emotion';
import { rangeOf, type Tuning } from '../tuning';

/** The shipped model, another and one of one's own can be compared without loading them anew. */
const KEPT = 3;

/** Readers of single pictures, one per model and detector, the last used kept warm. */
export class Readers {
  readonly #open = new Map<string, PictureReader>();
  readonly #onProgress: (progress: LoadingProgress) => void;

  constructor(onProgress: (progress: LoadingProgress) => void) {
    this.#onProgress = onProgress;
  }

  /** @param modelUrl  null for the shipped model */
  get(tuning: Tuning, modelUrl: string | null): PictureReader {
    const { backend, maxFaces } = tuning;
    const detector = rangeOf(tuning, 'file');
    const key = JSON.stringify([modelUrl, detector, backend, maxFaces]);
    const reader =
      this.#open.get(key) ??
      new PictureReader({
        detector,
        backend,
        maxFaces,
        crops: true,
        onProgress: this.#onProgress,
        ...(modelUrl !== null && { modelUrl }),
      });
    this.#open.delete(key);
    this.#open.set(key, reader);
    const [oldest] = this.#open.keys();
    if (this.#open.size > KEPT && oldest !== undefined) this.#close(oldest);
    return reader;
  }

  /** Forgets a reader that failed, so that the next one starts afresh. */
  drop(reader: PictureReader): void {
    for (const [key, each] of this.#open) if (each === reader) this.#close(key);
  }

  #close(key: string): void {
    this.#open.get(key)?.close();
    this.#open.delete(key);
  }
}
