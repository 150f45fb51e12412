import type { FrameReading } from '../types';

/** Collects readings, numbers only, from the moment it is made until `stop()`. */
export class Recorder {
  readonly #frames: FrameReading[] = [];
  readonly #onStop: () => void;

  constructor(onStop: () => void) {
    this.#onStop = onStop;
  }

  add(reading: FrameReading): void {
    this.#frames.push(reading);
  }

  stop(): readonly FrameReading[] {
    this.#onStop();
    return this.#frames;
  }
}
