import {
  EMOTIONS,
  type Emotion,
  type ListenPhase,
  type ListenResult,
  type ListeningState,
} from '../../types';
import { NEUTRAL, emotionAt, indexOfLargest, softmax, toLevels } from '../levels';
import { watchedStep } from '../mood';
import { Journal } from './Journal';
import { LEFTOVER_MS, Onset } from './Onset';
import type { Listening } from './options';

/** What a window hears of the player's face in one frame. */
export interface Heard {
  /** Belief per emotion among the listened ones and neutral. */
  readonly listed: readonly number[];
  /** Belief per emotion among all seven. */
  readonly whole: readonly number[];
  /** Log-probabilities of the frame itself; null when the face cannot be read. */
  readonly logEvidence: readonly number[] | null;
  readonly weight: number;
}

type Outcome = Omit<ListenResult, 'levels' | 'journal'>;

/** A candidate that loses its lead loses its held time this many times faster than it gained it. */
const RELEASE = 2;

/**
 * A face that shows more than this of what is not on the list, 0..1, answers nothing on it. Of
 * streams of PrivateTest that show something else, at most 3 in a hundred are then still taken for a
 * resting face, where up to 37 were without; of those that show what is asked, as many are decided.
 */
const MOST_UNLISTED = 0.35;

/**
 * Independent looks that the mean over a whole window is worth: with it the default confidence of
 * .6 decides nine in ten windows of 2 s that show what people would name (FER+ on PublicTest).
 */
const WHOLE_WINDOW_LOOKS = 1.3;

/**
 * One stretch of time in which the story waits for the player's face. It ends by the face, by
 * hand, by time or by being cancelled, once; after that nothing changes it.
 */
export class ListeningWindow {
  readonly options: Listening;
  /** Resolves with the result; never rejects. */
  readonly settled: Promise<ListenResult>;
  /** Times the time that is given; `Infinity` for no limit. */
  patience: number;
  readonly #indices: readonly number[];
  readonly #listed: readonly boolean[];
  readonly #heldMs: Map<number, number>;
  readonly #onset = new Onset();
  readonly #journal = new Journal();
  readonly #onEnd: () => void;
  #resolve: (result: ListenResult) => void = () => undefined;
  #result: ListenResult | null = null;
  #whole: readonly number[] | null = null;
  #belief: readonly number[] = EMOTIONS.map(() => 0);
  #leading: number | null = null;
  #waiting = false;
  #evidence: readonly number[] = EMOTIONS.map(() => 0);
  #evidenceMs = 0;
  #elapsedMs = 0;
  #held = false;
  #last: number | null;
  #lastHeard: number | null = null;

  /**
   * @param face  belief over all seven about the player's face now; null when none is in view
   * @param now  media time, ms; null lets time begin with the next frame
   */
  constructor(
    options: Listening,
    face: readonly number[] | null,
    now: number | null,
    patience: number,
    onEnd: () => void,
  ) {
    this.options = options;
    this.patience = patience;
    this.#begin(face);
    this.#indices = options.for.map((emotion) => EMOTIONS.indexOf(emotion));
    this.#listed = EMOTIONS.map((_, index) => index === NEUTRAL || this.#indices.includes(index));
    this.#heldMs = new Map(this.#indices.map((index) => [index, 0]));
    this.#last = now;
    this.#onEnd = onEnd;
    this.settled = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Null while the window is open. */
  get result(): ListenResult | null {
    return this.#result;
  }

  get timeoutMs(): number {
    return this.options.timeoutMs * this.patience;
  }

  get state(): ListeningState {
    const each = (value: (index: number) => number): Partial<Record<Emotion, number>> =>
      Object.fromEntries(this.options.for.map((name) => [name, value(EMOTIONS.indexOf(name))]));
    return {
      for: this.options.for,
      phase: this.#phase,
      progress: each((index) =>
        Math.min(1, (this.#heldMs.get(index) ?? 0) / Math.max(1, this.#neededMs(index))),
      ),
      leading: this.#leading === null ? null : (EMOTIONS[this.#leading] ?? null),
      levels: each((index) => this.#belief[index] ?? 0),
      unlisted: this.#unlisted,
      elapsedMs: this.#elapsedMs,
      timeoutMs: this.timeoutMs,
    };
  }

  /** Takes in a frame; null when the face is out of sight. */
  hear(heard: Heard | null, now: number): void {
    if (this.#result) return;
    const stepMs = this.#lastHeard === null ? 0 : watchedStep(now - this.#lastHeard);
    this.#lastHeard = now;
    this.#pass(now);
    if (!this.#held) this.#weigh(heard, stepMs);
    this.#endInTime();
  }

  /** Lets time pass without a frame. */
  advance(now: number): void {
    if (this.#result || !Number.isFinite(now)) return;
    this.#pass(now);
    this.#endInTime();
  }

  /**
   * While held, no time passes and nothing is heard.
   *
   * @param face  as for the constructor: what comes from elsewhere is no answer either
   */
  hold(on: boolean, face: readonly number[] | null): void {
    if (this.#held && !on) this.#begin(face);
    this.#held = on;
  }

  /** The media clock starts anew; time heard so far stays. */
  restartClock(): void {
    this.#last = null;
    this.#lastHeard = null;
  }

  /**
   * Answers by key or click.
   *
   * @returns false when the window is over or does not listen for `emotion`
   */
  chooseManually(emotion: Emotion): boolean {
    if (this.#result || !this.options.for.includes(emotion)) return false;
    this.#end({ emotion, by: 'manual', confidence: 1, heldMs: 0 }, 'It was chosen by hand.');
    return true;
  }

  cancel(): void {
    this.#end(nobody('cancelled'), 'It was cancelled by its signal or by another window.');
  }

  #begin(face: readonly number[] | null): void {
    if (!this.options.fresh) return;
    this.#onset.begin(face);
    this.#journal.leave(this.#onset.leftovers.map(emotionAt));
  }

  get #phase(): ListenPhase {
    if (this.#held) return 'held';
    if (this.#elapsedMs < this.options.armMs) return 'arming';
    return this.#waiting ? 'waiting' : 'open';
  }

  /** Share of the whole face that is neither on the list nor at rest. */
  get #unlisted(): number {
    return this.#shareUnlisted(this.#whole);
  }

  #shareUnlisted(whole: readonly number[] | null): number {
    return (whole ?? []).reduce((sum, value, index) => sum + (this.#listed[index] ? 0 : value), 0);
  }

  #neededMs(index: number): number {
    const { neutralMs, dwellMs } = this.options;
    if (index !== NEUTRAL) return dwellMs;
    return neutralMs * (this.patience === Infinity ? 1 : this.patience);
  }

  #pass(now: number): void {
    if (this.#last !== null && !this.#held) this.#elapsedMs += Math.max(0, now - this.#last);
    this.#last = this.#last === null ? now : Math.max(this.#last, now);
    if (this.#elapsedMs >= this.options.armMs) this.#journal.arm(this.#elapsedMs);
  }

  #weigh(heard: Heard | null, stepMs: number): void {
    const readable = heard?.logEvidence && heard.weight > 0 ? heard : null;
    this.#journal.see(readable?.whole ?? null, this.#elapsedMs, stepMs);
    if (!heard) return;
    const { listed, whole, weight } = heard;
    this.#belief = listed;
    this.#whole = whole;
    if (!readable?.logEvidence) {
      this.#leading = null;
      return;
    }
    this.#onset.hear(whole, readable.logEvidence, stepMs);
    this.#lead(listed, whole);
    if (this.#elapsedMs < this.options.armMs) return;
    if (!this.#onset.leftovers.includes(indexOfLargest(whole))) {
      this.#evidenceMs += weight * stepMs;
      this.#evidence = this.#evidence.map(
        (sum, index) => sum + weight * stepMs * (readable.logEvidence?.[index] ?? 0),
      );
    }
    this.#hold(stepMs);
  }

  /** Finds the candidate: believed enough among the listed, and nothing else on the whole face. */
  #lead(listed: readonly number[], whole: readonly number[]): void {
    const best = this.#best(listed);
    const believed = (listed[best] ?? 0) >= this.options.minConfidence;
    const honest =
      this.#unlisted <= MOST_UNLISTED && (best !== NEUTRAL || indexOfLargest(whole) === NEUTRAL);
    const leftover = this.#onset.leftovers.includes(best);
    this.#waiting = believed && honest && leftover;
    this.#leading = believed && honest && !leftover ? best : null;
  }

  #best(values: readonly number[]): number {
    const [first = NEUTRAL] = this.#indices;
    return this.#indices.reduce(
      (leader, index) => ((values[index] ?? 0) > (values[leader] ?? 0) ? index : leader),
      first,
    );
  }

  #hold(stepMs: number): void {
    for (const [index, held] of this.#heldMs) {
      const next = index === this.#leading ? held + stepMs : held - RELEASE * stepMs;
      this.#heldMs.set(index, Math.max(0, next));
    }
    const leading = this.#leading;
    if (leading === null || this.options.decide !== 'dwell') return;
    const heldMs = this.#heldMs.get(leading) ?? 0;
    if (heldMs < this.#neededMs(leading) || heldMs === 0) return;
    const confidence = this.#belief[leading] ?? 0;
    this.#end(
      { emotion: emotionAt(leading), by: 'face', confidence, heldMs },
      `The face held it for ${Math.round(heldMs)} ms.`,
    );
  }

  #endInTime(): void {
    if (this.#result || this.#elapsedMs < this.timeoutMs) return;
    if (this.options.decide === 'whole') this.#decideByWhole();
    else if (this.#leading === NEUTRAL && this.#restedOnTheWhole) this.#endAtRest();
    else this.#endUndecided();
  }

  /** Rest that twitches interrupted, so that no stretch of it was long enough. */
  get #restedOnTheWhole(): boolean {
    const { atRest, mean, watchedMs } = this.#journal;
    const unlisted = this.#shareUnlisted(mean);
    return atRest && unlisted <= MOST_UNLISTED && watchedMs >= this.#neededMs(NEUTRAL);
  }

  #endAtRest(): void {
    const confidence = this.#journal.mean?.[NEUTRAL] ?? 0;
    const heldMs = this.#heldMs.get(NEUTRAL) ?? 0;
    this.#end(
      { emotion: 'neutral', by: 'face', confidence, heldMs },
      'The face was at rest for most of the time, and still is.',
    );
  }

  /**
   * The mean log-probability over the whole window decides among the listened emotions, unless
   * it speaks for a face at rest or for something that is not on the list.
   */
  #decideByWhole(): void {
    const heardMs = this.#evidenceMs;
    const means = this.#evidence.map((sum) => (heardMs > 0 ? sum / heardMs : 0));
    const shares = softmax(this.#indices.map((index) => WHOLE_WINDOW_LOOKS * (means[index] ?? 0)));
    const confidence = Math.max(...shares);
    const best = this.#indices[shares.indexOf(confidence)] ?? NEUTRAL;
    const atRest = (means[NEUTRAL] ?? 0) > (means[best] ?? 0);
    const unlisted = this.#shareUnlisted(this.#journal.mean);
    const sure = confidence >= this.options.minConfidence && unlisted <= MOST_UNLISTED;
    if (heardMs > 0 && !atRest && sure)
      this.#end(
        { emotion: emotionAt(best), by: 'face', confidence, heldMs: heardMs },
        'The window as a whole speaks for it.',
      );
    else this.#endUndecided();
  }

  /** The face said something, but nothing that was asked: unsure. It said nothing: time is out. */
  #endUndecided(): void {
    const { watchedMs, atRest, mean } = this.#journal;
    if (watchedMs === 0) this.#end(nobody('timeout'), 'No face could be read.');
    else if (atRest && !this.#indices.includes(NEUTRAL))
      this.#end(nobody('timeout'), 'The face stayed at rest, which is not on the list.');
    else if (this.#shareUnlisted(mean) > MOST_UNLISTED)
      this.#end(nobody('unsure'), 'The face showed something that is not on the list.');
    else if (this.#waiting)
      this.#end(
        nobody('unsure'),
        `The face kept what it showed before, not yet for ${LEFTOVER_MS} ms.`,
      );
    else this.#end(nobody('unsure'), 'Nothing on the list was held for long enough.');
  }

  #end(outcome: Outcome, why: string): void {
    if (this.#result) return;
    this.#result = {
      ...outcome,
      levels: this.#whole && toLevels(this.#whole),
      journal: this.#journal.close(this.#elapsedMs, why),
    };
    this.#onEnd();
    this.#resolve(this.#result);
  }
}

function nobody(by: 'timeout' | 'unsure' | 'cancelled'): Outcome {
  return { emotion: null, by, confidence: 0, heldMs: 0 };
}
