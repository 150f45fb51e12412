import { EMOTIONS, type Emotion, type Levels } from '../types';

/** Index of `neutral`, the resting state of every face. */
export const NEUTRAL = EMOTIONS.indexOf('neutral');

/** Probabilities below this say no more than this does. */
const SMALLEST = 1e-4;

const UNKNOWN: readonly number[] = EMOTIONS.map(() => 1 / EMOTIONS.length);

export function isEmotion(value: unknown): value is Emotion {
  return EMOTIONS.some((emotion) => emotion === value);
}

export function emotionAt(index: number): Emotion {
  return EMOTIONS[index] ?? 'neutral';
}

export function indexOfLargest(values: readonly number[]): number {
  let best = 0;
  let largest = -Infinity;
  for (const [index, value] of values.entries()) {
    if (value > largest) {
      best = index;
      largest = value;
    }
  }
  return best;
}

/**
 * Seven numbers as a distribution. What is not a positive finite number counts as 0; null when
 * nothing is left, for such a reading is no evidence of anything.
 */
export function asDistribution(values: readonly number[]): readonly number[] | null {
  if (values.length !== EMOTIONS.length) return null;
  const clean = values.map((value) => (Number.isFinite(value) && value > 0 ? value : 0));
  const largest = Math.max(...clean);
  if (largest === 0) return null;
  const scaled = clean.map((value) => value / largest);
  const sum = scaled.reduce((total, value) => total + value, 0);
  return scaled.map((value) => value / sum);
}

/** Natural logarithms of a distribution, bounded below so that no frame can rule a class out. */
export function logProbabilities(distribution: readonly number[]): readonly number[] {
  return distribution.map((value) => Math.log(Math.max(value, SMALLEST)));
}

/** The distribution whose logarithms, up to a constant, are given. */
export function softmax(logits: readonly number[]): readonly number[] {
  const largest = Math.max(...logits);
  const exponentials = logits.map((value) => Math.exp(value - largest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

export function toLevels(values: readonly number[] | null): Levels {
  const [angry = 0, disgust = 0, fear = 0, happy = 0, sad = 0, surprise = 0, neutral = 0] =
    values ?? UNKNOWN;
  return { angry, disgust, fear, happy, sad, surprise, neutral };
}
