import { EMOTIONS } from '../types';
import { NEUTRAL, softmax } from './levels';

/** How expressions come and go when nothing is seen. */
export interface BeliefOptions {
  /** Mean time after which an expression that is no longer confirmed is let go, ms; default 700. */
  readonly tauStayMs: number;
  /** Share of expressions that end in neutral, 0..1; the rest turn into another; default .85. */
  readonly returnToNeutral: number;
}

/** Keeps a class that is allowed from being ruled out for good by rounding. */
const FLOOR = 1e-9;

export const EVERYTHING: readonly boolean[] = EMOTIONS.map(() => true);

/**
 * What is believed about one face: a probability for each expression, kept by the forward
 * algorithm of a hidden Markov model (Rabiner 1989) in continuous time, so that the frame rate
 * makes no difference.
 *
 * An expression ends at rate 1/τ and turns into neutral with probability r, else into another;
 * neutral ends at rate 1/τ and turns into any of the k expressions alike. By symmetry the
 * transition matrix over any time has a closed form: neutral's share relaxes to r/(1+r) at rate
 * (1+r)/τ, and differences among the expressions die out at rate (1+(1−r)/(k−1))/τ.
 */
export class Belief {
  #allowed = EVERYTHING;
  #values: readonly number[] = EMOTIONS.map(() => 1 / EMOTIONS.length);

  constructor(options: BeliefOptions, allowed: readonly boolean[]) {
    this.restrict(allowed);
    this.predict(Infinity, options);
  }

  /** What is believed now, among fewer. */
  among(allowed: readonly boolean[], options: BeliefOptions): Belief {
    const copy = new Belief(options, allowed);
    copy.#values = copy.#normalised(this.#values);
    return copy;
  }

  /** Sums to 1; 0 for what is not allowed. */
  get values(): readonly number[] {
    return this.#values;
  }

  /** Rules out what is not allowed from here on; what becomes allowed again starts from nothing. */
  restrict(allowed: readonly boolean[]): void {
    if (allowed === this.#allowed) return;
    this.#allowed = allowed;
    this.#values = this.#normalised(this.#values);
  }

  /** Lets `elapsedMs` pass without evidence. */
  predict(elapsedMs: number, options: BeliefOptions): void {
    if (!(elapsedMs > 0)) return;
    const expressions = this.#allowed.filter((allowed, index) => allowed && index !== NEUTRAL);
    const k = expressions.length;
    const toNeutral = k > 1 ? options.returnToNeutral : 1;
    const time = elapsedMs / options.tauStayMs;
    const resting = toNeutral / (1 + toNeutral);
    const before = this.#values[NEUTRAL] ?? 0;
    const neutral = resting + (before - resting) * Math.exp(-(1 + toNeutral) * time);
    const fading = k > 1 ? Math.exp(-(1 + (1 - toNeutral) / (k - 1)) * time) : 0;
    this.#values = this.#normalised(
      this.#values.map((value, index) =>
        index === NEUTRAL ? neutral : (1 - neutral) / k + (value - (1 - before) / k) * fading,
      ),
    );
  }

  /**
   * Takes in one frame.
   *
   * @param logEvidence  log-probabilities of the frame, one per emotion
   * @param weight  how many independent looks the frame is worth, 0..1
   */
  update(logEvidence: readonly number[], weight: number): void {
    if (!(weight > 0)) return;
    const logs = this.#values.map(
      (value, index) => Math.log(value) + weight * (logEvidence[index] ?? 0),
    );
    this.#values = this.#normalised(softmax(logs));
  }

  #normalised(values: readonly number[]): readonly number[] {
    const kept = values.map((value, index) => (this.#allowed[index] ? Math.max(value, FLOOR) : 0));
    const sum = kept.reduce((total, value) => total + value, 0);
    return kept.map((value) => value / sum);
  }
}

/** Which classes a set of emotions leaves open: its members and always neutral. */
export function allowing(emotions: readonly string[]): readonly boolean[] {
  return EMOTIONS.map((emotion, index) => index === NEUTRAL || emotions.includes(emotion));
}
