import { EmotionError } from '../errors';
import { EMOTIONS, type Emotion, type FilterPreset, type Levels } from '../types';
import type { CalibrationOptions } from './calibration';
import { isEmotion } from './levels';
import type { MoodOptions } from './mood';
import { FILTER_PRESETS, FILTER_RANGES, type FilterOptions } from './presets';

/** Everything that can be tuned about how readings become events, with its value. */
export interface SignalOptions extends MoodOptions, CalibrationOptions {
  /** `responsive`, `balanced` (default) or `steady`. */
  readonly preset: FilterPreset;
  readonly filter: FilterOptions;
  /**
   * The emotions the game reacts to; neutral always is one of them. Default all seven. Fewer are
   * told apart better.
   */
  readonly emotions: readonly Emotion[];
  /** Faces followed at once, the largest first; 1–10, default 1. */
  readonly maxFaces: number;
  /**
   * Times the time that listening windows give, .25..Infinity, default 1: for players who read or
   * move slowly. `Infinity` lets every window wait without limit.
   */
  readonly patience: number;
}

/** What may be given of it; the rest takes the preset's value or the default. */
export type SignalOptionsInput = Partial<Omit<SignalOptions, 'filter' | 'valence'>> & {
  /** Single constants of the filter that differ from the preset. */
  readonly filter?: Partial<FilterOptions>;
  readonly valence?: Partial<Levels>;
};

/** How pleasant each expression looks where nothing else is said. */
export const DEFAULT_VALENCE: Levels = {
  angry: -1,
  disgust: -1,
  fear: -1,
  happy: 1,
  sad: -1,
  surprise: 0,
  neutral: 0,
};

const DEFAULTS: SignalOptions = {
  preset: 'balanced',
  filter: FILTER_PRESETS.balanced,
  emotions: EMOTIONS,
  maxFaces: 1,
  patience: 1,
  moodTauMs: 30_000,
  moodEnter: 0.3,
  moodLeave: 0.15,
  valence: DEFAULT_VALENCE,
  calibrationWeight: 0.8,
  neutralReference: EMOTIONS.map((emotion) => Math.log(emotion === 'neutral' ? 0.7 : 0.05)),
  model: 'default',
};

const RANGES = {
  maxFaces: [1, 10],
  patience: [0.25, Infinity],
  moodTauMs: [100, 86_400_000],
  moodEnter: [0, 1],
  moodLeave: [0, 1],
  calibrationWeight: [0, 1],
} as const;

function bad(message: string): EmotionError {
  return new EmotionError('bad-option', `signal options: ${message}`);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function requireKeys(name: string, value: unknown, allowed: object): void {
  if (value === undefined) return;
  if (!isObject(value)) throw bad(`${name} must be an object`);
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(allowed, key));
  if (unknown !== undefined) throw bad(`'${unknown}' is not an option of ${name}`);
}

function requireRange(name: string, value: unknown, [least, most]: readonly [number, number]) {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw bad(`${name} must be a number ${least}..${most}, got ${JSON.stringify(value)}`);
}

/** Given values over defaults; a value of undefined counts as not given. */
function over<T extends object>(defaults: T, given: Partial<T> | undefined): T {
  const entries = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(entries) };
}

function resolveFilter(preset: FilterPreset, given: Partial<FilterOptions> | undefined) {
  requireKeys('filter', given, FILTER_RANGES);
  const filter = over(FILTER_PRESETS[preset], given);
  for (const [name, range] of Object.entries(FILTER_RANGES))
    requireRange(`filter.${name}`, filter[name as keyof FilterOptions], range);
  if (filter.minSizePx >= filter.fullSizePx) throw bad('minSizePx must be below fullSizePx');
  if (filter.fullYawDeg >= filter.maxYawDeg) throw bad('fullYawDeg must be below maxYawDeg');
  return filter;
}

function requireEmotions(emotions: unknown): void {
  if (!Array.isArray(emotions)) throw bad('emotions must be a list');
  const unknown: unknown = emotions.find((emotion) => !isEmotion(emotion));
  if (unknown !== undefined) throw bad(`'${JSON.stringify(unknown)}' is not an emotion`);
  if (!emotions.some((emotion) => emotion !== 'neutral'))
    throw bad('emotions must name one other than neutral');
}

/**
 * Checks options and fills in what is missing.
 *
 * @throws EmotionError `bad-option` on an unknown name, a value that is not a number, or one out
 * of its range
 */
export function resolveSignalOptions(input: SignalOptionsInput = {}): SignalOptions {
  requireKeys('signal', input, DEFAULTS);
  const { filter, valence, ...scalars } = input;
  const preset = input.preset ?? DEFAULTS.preset;
  if (typeof preset !== 'string' || !Object.hasOwn(FILTER_PRESETS, preset))
    throw bad(`${JSON.stringify(preset)} is not a preset`);
  requireKeys('valence', valence, DEFAULT_VALENCE);
  const options: SignalOptions = {
    ...over(DEFAULTS, scalars),
    filter: resolveFilter(preset, filter),
    valence: over(DEFAULT_VALENCE, valence),
  };
  for (const [name, range] of Object.entries(RANGES))
    requireRange(name, options[name as keyof typeof RANGES], range);
  if (!Number.isInteger(options.maxFaces)) throw bad('maxFaces must be an integer');
  for (const emotion of EMOTIONS)
    requireRange(`valence.${emotion}`, options.valence[emotion], [-1, 1]);
  if (options.moodLeave > options.moodEnter) throw bad('moodLeave must not exceed moodEnter');
  requireEmotions(options.emotions);
  const { neutralReference: reference, model } = options;
  if (!Array.isArray(reference) || reference.length !== EMOTIONS.length)
    throw bad('neutralReference needs seven numbers');
  for (const value of reference) requireRange('neutralReference', value, [-100, 0]);
  if (typeof model !== 'string') throw bad('model must be a string');
  return options;
}
