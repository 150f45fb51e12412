import { EMOTIONS } from '../../../plugin/types';
import type { Logits, Split } from './logits';
import { argmax, ema, emaDwell, majority, oneEuroArgmax, ours, type Method } from './methods';
import type { Scores } from './score';
import { makeStream, worldOf, type Stream } from './stream';

/** Which expressions occur and are listened for; neutral always does. */
export interface ClassSet {
  readonly name: string;
  readonly classes: readonly number[];
  readonly targets: Readonly<Pick<Scores, 'falsePerMinute' | 'latencyP50' | 'recall'>>;
}

const indices = (...names: (typeof EMOTIONS)[number][]) =>
  names.map((name) => EMOTIONS.indexOf(name));

export const CLASS_SETS: readonly ClassSet[] = [
  {
    name: 'all seven',
    classes: [...EMOTIONS.keys()],
    targets: { falsePerMinute: 4, latencyP50: 750, recall: 0.88 },
  },
  {
    name: 'angry, happy, sad, surprise, neutral',
    classes: indices('angry', 'happy', 'sad', 'surprise', 'neutral'),
    targets: { falsePerMinute: 2.5, latencyP50: 600, recall: 0.95 },
  },
  {
    name: 'happy, surprise, neutral',
    classes: indices('happy', 'surprise', 'neutral'),
    targets: { falsePerMinute: 1, latencyP50: 450, recall: 0.98 },
  },
];

export const CHOICE_OPTIONS = indices('angry', 'happy', 'sad', 'surprise');
export const CHOICE_TARGET = { accuracy: 0.93, coverage: 0.85 };

export const FRAME_RATES = [10, 15, 30];
export const MINUTES = 3;
/** Streams that parameters are fitted on, made of PublicTest, begin here; reported ones at 1. */
export const TUNING_SEED = 5000;

/** Fitted on PublicTest and the tuning seeds, as everything of ours is. */
const ONE_EURO = { minCutoffHz: 0.1, beta: 0.1 };

export const EMA_300 = ema(300);

export const METHODS: readonly Method[] = [
  argmax,
  majority(500),
  EMA_300,
  emaDwell(350, 0.15, 200),
  oneEuroArgmax(ONE_EURO.minCutoffHz, ONE_EURO.beta),
  ours('responsive'),
  ours('balanced'),
  ours('steady'),
];

export type Truth = 'labels' | 'majority';

export function streams(
  logits: Logits,
  split: Split,
  truth: Truth,
  { classes }: ClassSet,
  fps: number,
  count: number,
  firstSeed = 1,
): readonly Stream[] {
  const world = worldOf(split, truth, classes, logits.noise);
  return Array.from({ length: count }, (_, index) =>
    makeStream(world, firstSeed + index, fps, MINUTES * 60_000),
  );
}
