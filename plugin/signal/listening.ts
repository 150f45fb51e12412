import { EmotionError } from '../errors';
import {
  EMOTIONS,
  type Emotion,
  type ListenOptions,
  type ListenResult,
  type ListeningState,
} from '../types';
import { NEUTRAL, emotionAt, isEmotion, softmax } from './levels';
import { watchedStep } from './mood';

/** Options of a window with every default filled in. */
export interface Listening {
  readonly for: readonly Emotion[];
  readonly dwellMs: number;
  readonly timeoutMs: number;
  readonly minConfidence: number;
  readonly decide: 'dwell' | 'whole';
}

/** What a window hears of the player's face in one frame. */
export interface Heard {
  /** Belief per emotion among the listened ones and neutral. */
  readonly belief: readonly number[];
  /** Log-probabilities of the frame itself; null when the face cannot be read. */
  readonly logEvidence: readonly number[] | null;
  readonly weight: number;
}

/** A candidate that loses its lead loses its held time this many times faster than it gained it. */
const RELEASE = 2;

/**
 * Independent looks that the mean over a whole window is worth: with it the default confidence of
 * .6 decides nine in ten windows of 2 s that show what people would name (FER+ on PublicTest).
 */
const WHOLE_WINDOW_LOOKS = 1.3;

function inRange(name: string, value: number, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new EmotionError(
      'bad-option',
      `listen: ${name} must be ${least}..${most}, got ${JSON.stringify(value)}`,
    );
  return value;
}

/** @throws EmotionError `bad-option` */
export function resolveListening(options: ListenOptions): Listening {
  const wanted: unknown = (options as ListenOptions | null)?.for;
  if (!Array.isArray(wanted))
    throw new EmotionError('bad-option', 'listen: `for` must be a list of emotions');
  const emotions = [...new Set(options.for)];
  const unknown = emotions.find((emotion) => !isEmotion(emotion));
  if (unknown !== undefined)
    throw new EmotionError('bad-option', `listen: ${JSON.stringify(unknown)} is not an emotion`);
  if (!emotions.some((emotion) => emotion !== 'neutral'))
    throw new EmotionError('bad-option', 'listen: `for` needs an emotion other than neutral');
  const decide = options.decide ?? 'dwell';
  if (decide !== 'dwell' && decide !== 'whole')
    throw new EmotionError('bad-option', `listen: decide must be 'dwell' or 'whole'`);
  return {
    for: emotions,
    dwellMs: inRange('dwellMs', options.dwellMs ?? 700, 0, 600_000),
    timeoutMs: inRange('timeoutMs', options.timeoutMs ?? 6000, 1, 86_400_000),
    minConfidence: inRange('minConfidence', options.minConfidence ?? 0.6, 0, 1),
    decide,
  };
}

/**
 * One stretch of time in which the story waits for the player's face. It ends by the face, by
 * hand, by time or by being cancelled, once; after that nothing changes it.
 */
export class ListeningWindow {
  readonly options: Listening;
  /** Resolves with the result; never rejects. */
  readonly settled: Promise<ListenResult>;
  readonly #indices: readonly number[];
  readonly #held: Map<number, number>;
  readonly #onEnd: () => void;
  #resolve: (result: ListenResult) => void = () => undefined;
  #result: ListenResult | null = null;
  #belief: readonly number[] = EMOTIONS.map(() => 0);
  #leading: number | null = null;
  #evidence: readonly number[] = EMOTIONS.map(() => 0);
  #heardMs = 0;
  #elapsedMs = 0;
  #last: number | null;
  #lastHeard: number | null = null;

  constructor(options: Listening, now: number | null, onEnd: () => void) {
    this.options = options;
    this.#indices = options.for.map((emotion) => EMOTIONS.indexOf(emotion));
    this.#held = new Map(this.#indices.map((index) => [index, 0]));
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

  get state(): ListeningState {
    const { dwellMs, timeoutMs } = this.options;
    const each = (value: (index: number) => number): Partial<Record<Emotion, number>> =>
      Object.fromEntries(this.options.for.map((name) => [name, value(EMOTIONS.indexOf(name))]));
    return {
      for: this.options.for,
      progress: each((index) => {
        const neededMs = index === NEUTRAL ? timeoutMs / 2 : dwellMs;
        return Math.min(1, (this.#held.get(index) ?? 0) / Math.max(1, neededMs));
      }),
      leading: this.#leading === null ? null : (EMOTIONS[this.#leading] ?? null),
      levels: each((index) => this.#belief[index] ?? 0),
      elapsedMs: this.#elapsedMs,
      timeoutMs,
    };
  }

  /** Takes in a frame; null when the face is out of sight. */
  hear(heard: Heard | null, now: number): void {
    if (this.#result) return;
    const stepMs = this.#lastHeard === null ? 0 : watchedStep(now - this.#lastHeard);
    this.#lastHeard = now;
    if (heard) this.#weigh(heard, stepMs);
    this.advance(now);
  }

  /** Lets time pass without a frame. */
  advance(now: number): void {
    if (this.#result || !Number.isFinite(now)) return;
    if (this.#last !== null) this.#elapsedMs += Math.max(0, now - this.#last);
    this.#last = this.#last === null ? now : Math.max(this.#last, now);
    if (this.#elapsedMs < this.options.timeoutMs) return;
    if (this.options.decide === 'whole') this.#decideByWhole();
    else this.#decideAtLast();
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
    this.#end({ emotion, by: 'manual', confidence: 1, heldMs: 0 });
    return true;
  }

  cancel(): void {
    this.#end({ emotion: null, by: 'cancelled', confidence: 0, heldMs: 0 });
  }

  #weigh({ belief, logEvidence, weight }: Heard, stepMs: number): void {
    this.#belief = belief;
    const { minConfidence, dwellMs } = this.options;
    const [first = NEUTRAL] = this.#indices;
    const best = this.#indices.reduce(
      (leader, index) => ((belief[index] ?? 0) > (belief[leader] ?? 0) ? index : leader),
      first,
    );
    const confidence = belief[best] ?? 0;
    this.#leading = confidence >= minConfidence ? best : null;
    if (!logEvidence || !(weight > 0)) return;
    this.#heardMs += weight * stepMs;
    this.#evidence = this.#evidence.map(
      (sum, index) => sum + weight * stepMs * (logEvidence[index] ?? 0),
    );
    for (const [index, held] of this.#held) {
      const next = index === this.#leading ? held + stepMs : held - RELEASE * stepMs;
      this.#held.set(index, Math.max(0, next));
    }
    const heldMs = this.#held.get(best) ?? 0;
    if (this.options.decide !== 'dwell' || this.#leading !== best) return;
    if (best !== NEUTRAL && heldMs >= dwellMs)
      this.#end({ emotion: emotionAt(best), by: 'face', confidence, heldMs });
  }

  /**
   * Every face is neutral before it answers, so a listened neutral is taken at the end only, when
   * the face stayed so for at least half of the window.
   */
  #decideAtLast(): void {
    const heldMs = this.#held.get(NEUTRAL) ?? 0;
    const confidence = this.#belief[NEUTRAL] ?? 0;
    if (this.#leading === NEUTRAL && heldMs >= this.options.timeoutMs / 2)
      this.#end({ emotion: 'neutral', by: 'face', confidence, heldMs });
    else this.#end({ emotion: null, by: 'timeout', confidence: 0, heldMs: 0 });
  }

  /**
   * The mean log-probability over the whole window decides among the listened emotions, unless
   * it speaks for a face at rest.
   */
  #decideByWhole(): void {
    const means = this.#evidence.map((sum) => (this.#heardMs > 0 ? sum / this.#heardMs : 0));
    const shares = softmax(this.#indices.map((index) => WHOLE_WINDOW_LOOKS * (means[index] ?? 0)));
    const confidence = Math.max(...shares);
    const best = this.#indices[shares.indexOf(confidence)] ?? NEUTRAL;
    const atRest = (means[NEUTRAL] ?? 0) > (means[best] ?? 0);
    if (this.#heardMs > 0 && !atRest && confidence >= this.options.minConfidence)
      this.#end({ emotion: emotionAt(best), by: 'face', confidence, heldMs: this.#heardMs });
    else this.#end({ emotion: null, by: 'timeout', confidence: 0, heldMs: 0 });
  }

  #end(result: ListenResult): void {
    if (this.#result) return;
    this.#result = result;
    this.#onEnd();
    this.#resolve(result);
  }
}
