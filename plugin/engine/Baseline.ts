import { parseCalibration, type EmotionSignal } from '../signal';
import type { CalibrationData } from '../types';

/** The player's resting face, which may come from a save before it is known for which classifier. */
export class Baseline {
  readonly #signal: EmotionSignal;
  /** Whether the classifier has said its name. */
  #met = false;
  #awaiting: CalibrationData | null = null;

  constructor(signal: EmotionSignal) {
    this.#signal = signal;
  }

  export(): CalibrationData | null {
    return this.#awaiting ?? this.#signal.exportCalibration();
  }

  /** @throws EmotionError `bad-option` */
  import(data: unknown): void {
    if (this.#met) this.#signal.importCalibration(data);
    else this.#awaiting = parseCalibration(data);
  }

  clear(): void {
    this.#awaiting = null;
    this.#signal.clearCalibration();
  }

  meetClassifier(model: string, neutralReference: readonly number[] | null): void {
    this.#signal.configure({ model, ...(neutralReference && { neutralReference }) });
    this.#met = true;
    const awaiting = this.#awaiting;
    this.#awaiting = null;
    // A baseline taken with another classifier says nothing about this one.
    if (awaiting?.model === model) this.#signal.importCalibration(awaiting);
  }
}
