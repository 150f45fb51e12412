import {
  EMOTIONS,
  type CalibrationData,
  type CalibrationProblem,
  type CalibrationResult,
  type FaceQuality,
} from '../types';
import { NEUTRAL } from './levels';
import { watchedStep } from './mood';
import type { QualityOptions } from './quality';

/** Fewer usable frames than this are no baseline, */
const FEWEST_FRAMES = 8;
/** nor are any number that stand for less than this share of the take. */
const LEAST_SHARE = 0.45;

/** A frame with less weight than this is not used. */
const LEAST_WEIGHT = 0.4;

/** Mean standard deviation of the log-probabilities, nats, above which the face did not hold still. */
const LARGEST_SPREAD = 1.6;

/**
 * A frame in which an expression is this much likelier than rest, nats, shows no resting face. Of
 * PublicTest's resting faces (FER+) 93 in a hundred stay below it, of its smiles 7. A limit on the
 * expression's own probability tells them apart less well: at .7 it lets 90 and 10 through, and of
 * the surprised 22 where this lets 10.
 */
const CLEAR_EXPRESSION = 1.5;

/** How a neutral take is going, for a progress bar. */
export interface TakeState {
  /** 0..1 of the duration. */
  readonly progress: number;
  readonly frames: number;
  /** What keeps the current frame from being used, or null. */
  readonly problem: CalibrationProblem | null;
}

/** One frame of a take: what was seen of the player's face, or null when there was none. */
export interface TakeFrame {
  readonly logProbabilities: readonly number[] | null;
  readonly weight: number;
  readonly quality: FaceQuality;
}

function problemOf(frame: TakeFrame | null, options: QualityOptions): CalibrationProblem | null {
  if (!frame?.logProbabilities) return 'no-face';
  if (frame.weight >= LEAST_WEIGHT)
    return showsExpression(frame.logProbabilities) ? 'not-neutral' : null;
  const { sizePx, yawDeg, brightness } = frame.quality;
  if (sizePx < options.fullSizePx) return 'too-small';
  if (Math.abs(yawDeg) > options.fullYawDeg) return 'turned-away';
  return brightness < options.darkBelow ? 'too-dark' : 'unsteady';
}

function showsExpression(logProbabilities: readonly number[]): boolean {
  return Math.max(...logProbabilities) - (logProbabilities[NEUTRAL] ?? 0) > CLEAR_EXPRESSION;
}

/** Collects the player's neutral face for a few seconds and judges whether it can be used. */
export class CalibrationTake {
  /** Resolves with the result; never rejects. */
  readonly settled: Promise<CalibrationResult>;
  readonly #durationMs: number;
  readonly #model: string;
  readonly #used: (readonly number[])[] = [];
  readonly #problems = new Map<CalibrationProblem, number>();
  #weights = 0;
  #usedMs = 0;
  #lastFrame: number | null;
  #elapsedMs = 0;
  #holds = 0;
  readonly #onEnd: () => void;
  #resolve: (result: CalibrationResult) => void = () => undefined;
  #last: number | null;
  #problem: CalibrationProblem | null = null;
  #result: CalibrationResult | null = null;
  #data: CalibrationData | null = null;

  constructor(durationMs: number, model: string, now: number | null, onEnd: () => void) {
    this.#durationMs = durationMs;
    this.#model = model;
    this.#last = now;
    this.#lastFrame = now;
    this.#onEnd = onEnd;
    this.settled = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get state(): TakeState {
    return {
      progress: Math.min(1, this.#elapsedMs / this.#durationMs),
      frames: this.#used.length,
      problem: this.#problem,
    };
  }

  /** Null while it is being taken. */
  get result(): CalibrationResult | null {
    return this.#result;
  }

  /** The baseline, once `result` is ok. */
  get data(): CalibrationData | null {
    return this.#data;
  }

  /** Takes in a frame; null when it shows no face. */
  add(frame: TakeFrame | null, now: number, options: QualityOptions): void {
    if (this.#result || this.#holds > 0) return;
    this.#problem = problemOf(frame, options);
    const stepMs = this.#lastFrame === null ? 0 : watchedStep(now - this.#lastFrame);
    this.#lastFrame = now;
    if (this.#problem) {
      this.#problems.set(this.#problem, (this.#problems.get(this.#problem) ?? 0) + 1);
    } else if (frame?.logProbabilities) {
      this.#used.push(frame.logProbabilities);
      this.#weights += frame.weight;
      this.#usedMs += stepMs;
    }
    this.advance(now);
  }

  /** Lets time pass; at the end of the duration `result` is there. */
  advance(now: number): void {
    if (this.#result || this.#holds > 0 || !Number.isFinite(now)) return;
    if (this.#last !== null) this.#elapsedMs += Math.max(0, now - this.#last);
    this.#last = this.#last === null ? now : Math.max(this.#last, now);
    if (this.#elapsedMs >= this.#durationMs) this.#finish();
  }

  /** The media clock starts anew; the frames taken so far stay. */
  restartClock(): void {
    this.#last = null;
    this.#lastFrame = null;
  }

  /** While held, nothing is taken and no time passes. @returns lets go, once */
  hold(): () => void {
    this.#holds += 1;
    this.restartClock();
    return () => {
      this.#holds -= 1;
      this.restartClock();
    };
  }

  cancel(): void {
    if (!this.#result) this.#refuse('cancelled');
  }

  #refuse(reason: CalibrationProblem): void {
    this.#end({ ok: false, reason, frames: this.#used.length });
  }

  #end(result: CalibrationResult): void {
    this.#result = result;
    this.#onEnd();
    this.#resolve(result);
  }

  #finish(): void {
    const frames = this.#used.length;
    if (frames < FEWEST_FRAMES || this.#usedMs < LEAST_SHARE * this.#durationMs) {
      const [worst] = [...this.#problems].toSorted(([, a], [, b]) => b - a);
      this.#refuse(worst && worst[1] > frames ? worst[0] : 'too-few-frames');
      return;
    }
    const means = EMOTIONS.map(
      (_, index) => this.#used.reduce((sum, logs) => sum + (logs[index] ?? 0), 0) / frames,
    );
    const spread = Math.sqrt(
      this.#used.reduce(
        (sum, logs) =>
          sum + logs.reduce((total, log, i) => total + (log - (means[i] ?? 0)) ** 2, 0),
        0,
      ) /
        (frames * EMOTIONS.length),
    );
    if (spread > LARGEST_SPREAD) {
      this.#refuse('unsteady');
      return;
    }
    const quality = this.#weights / frames;
    this.#data = {
      version: 1,
      neutralLogProbabilities: means,
      frames,
      quality,
      model: this.#model,
    };
    this.#end({ ok: true, frames, quality });
  }
}
