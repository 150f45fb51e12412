import type { FrameReading } from '../types';
import type { Recording } from './Recording';

/** Collects readings, numbers only, from the moment it is made until `stop()`. */
export class Recorder {
  readonly #frames: FrameReading[] = [];
  readonly #model: string | null;
  readonly #onStop: () => void;

  /** @param model  names the classifier that the readings come from */
  constructor(onStop: () => void = () => undefined, model: string | null = null) {
    this.#onStop = onStop;
    this.#model = model;
  }

  /** Frames taken so far. */
  get length(): number {
    return this.#frames.length;
  }

  /** Keeps a reading without its crops; one that is not later than the last is left out. */
  add(reading: FrameReading): void {
    const last = this.#frames.at(-1)?.timestamp ?? -Infinity;
    if (!(reading.timestamp > last && reading.timestamp < Infinity)) return;
    const faces = reading.faces.map(({ id, box, keypoints, roll, quality, probabilities }) => ({
      id,
      box,
      keypoints,
      roll,
      quality,
      probabilities: [...probabilities],
    }));
    this.#frames.push({ ...reading, faces });
  }

  /** Ends the recording; what comes after is not in it. */
  stop(): Recording {
    this.#onStop();
    return { model: this.#model, frames: [...this.#frames] };
  }
}
