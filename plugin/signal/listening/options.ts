import { EmotionError } from '../../errors';
import type { Emotion, ListenOptions } from '../../types';
import { isEmotion } from '../levels';

/** Options of a window with every default filled in. */
export interface Listening {
  readonly for: readonly Emotion[];
  readonly dwellMs: number;
  /** The time that `words` take to read is in it; `Infinity` waits without limit. */
  readonly timeoutMs: number;
  readonly neutralMs: number;
  readonly armMs: number;
  readonly fresh: boolean;
  readonly minConfidence: number;
  readonly decide: 'dwell' | 'whole';
}

/** A reader of 180 words a minute. */
const WORD_MS = 1000 / 3;

/** Time to hold a resting face where the window itself has no end. */
const NEUTRAL_WITHOUT_LIMIT_MS = 4000;

const DAY_MS = 86_400_000;

const bad = (message: string): EmotionError => new EmotionError('bad-option', `listen: ${message}`);

function inRange(name: string, value: number, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw bad(`${name} must be ${least}..${most}, got ${JSON.stringify(value)}`);
  return value;
}

function listened(options: ListenOptions | null): Emotion[] {
  const wanted: unknown = options?.for;
  if (!options || !Array.isArray(wanted)) throw bad('`for` must be a list of emotions');
  const emotions = [...new Set(options.for)];
  const unknown = emotions.find((emotion) => !isEmotion(emotion));
  if (unknown !== undefined) throw bad(`${JSON.stringify(unknown)} is not an emotion`);
  if (!emotions.some((emotion) => emotion !== 'neutral'))
    throw bad('`for` needs an emotion other than neutral');
  return emotions;
}

/** @throws EmotionError `bad-option` */
export function resolveListening(options: ListenOptions): Listening {
  const emotions = listened(options);
  const decide = options.decide ?? 'dwell';
  if (decide !== 'dwell' && decide !== 'whole') throw bad(`decide must be 'dwell' or 'whole'`);
  const fresh: unknown = options.fresh ?? true;
  if (typeof fresh !== 'boolean') throw bad('fresh must be true or false');
  const asked = options.timeoutMs ?? 6000;
  if (asked !== Infinity) inRange('timeoutMs', asked, 1, DAY_MS);
  const words = inRange('words', options.words ?? 0, 0, 10_000);
  const readingMs = words * inRange('perWordMs', options.perWordMs ?? WORD_MS, 0, 10_000);
  const restMs = asked === Infinity ? NEUTRAL_WITHOUT_LIMIT_MS : asked / 2;
  return {
    for: emotions,
    dwellMs: inRange('dwellMs', options.dwellMs ?? 700, 0, 600_000),
    timeoutMs: asked + readingMs,
    neutralMs: inRange('neutralMs', options.neutralMs ?? readingMs + restMs, 0, DAY_MS),
    armMs: inRange('armMs', options.armMs ?? 300, 0, 60_000),
    fresh,
    minConfidence: inRange('minConfidence', options.minConfidence ?? 0.6, 0, 1),
    decide,
  };
}
