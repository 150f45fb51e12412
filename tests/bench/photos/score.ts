import { EMOTIONS, type Emotion } from '../../../plugin/types';
import { median } from '../statistics';
import type { TimedReading } from './page';

export interface LabelledReading extends TimedReading {
  readonly label: Emotion;
}

/** How a reader fares where a story listens for few expressions. */
export interface SetScore {
  readonly listened: readonly Emotion[];
  /** Photos whose label is listened for. */
  readonly photos: number;
  /** Share read rightly, when it has to choose among the listened ones. */
  readonly accuracy: number;
  /** Largest share that it decides with at most two in a hundred wrong; the rest is left open. */
  readonly coverage98: number;
}

/** One reader's figures on one folder. */
export interface PhotoScore {
  readonly photos: number;
  /** Photos on which it found a face; the others count as misread. */
  readonly found: number;
  readonly right: number;
  /** Among all seven, by label, of the labels at hand. */
  readonly recall: Partial<Record<Emotion, number>>;
  /** Over angry, happy, sad, surprise and neutral; null where one of them is missing. */
  readonly mean: number | null;
  /** `confusion[label][read]`, the last column: no face. */
  readonly confusion: readonly (readonly number[])[];
  readonly medianMs: number;
  readonly sets: readonly SetScore[];
}

export const FIVE: readonly Emotion[] = ['angry', 'happy', 'sad', 'surprise', 'neutral'];
export const THREE: readonly Emotion[] = ['happy', 'surprise', 'neutral'];
const PRECISION = 0.98;

export function scoreOf(readings: readonly LabelledReading[]): PhotoScore {
  const confusion = EMOTIONS.map(() => new Array<number>(EMOTIONS.length + 1).fill(0));
  for (const { label, probabilities } of readings) {
    const row = confusion[EMOTIONS.indexOf(label)] as number[];
    const column = probabilities ? likeliest(probabilities) : EMOTIONS.length;
    row[column] = (row[column] ?? 0) + 1;
  }
  const recall: Partial<Record<Emotion, number>> = {};
  EMOTIONS.forEach((emotion, index) => {
    const row = confusion[index] ?? [];
    const photos = row.reduce((sum, count) => sum + count, 0);
    if (photos > 0) recall[emotion] = (row[index] ?? 0) / photos;
  });
  const five = FIVE.flatMap((emotion) => recall[emotion] ?? []);
  return {
    photos: readings.length,
    found: readings.filter(({ probabilities }) => probabilities).length,
    right: confusion.reduce((sum, row, index) => sum + (row[index] ?? 0), 0),
    recall,
    mean: five.length === FIVE.length ? five.reduce((sum, share) => sum + share, 0) / 5 : null,
    confusion,
    medianMs: median(readings.map(({ ms }) => ms)),
    sets: [FIVE, THREE].map((listened) => setScore(readings, listened)),
  };
}

function setScore(readings: readonly LabelledReading[], listened: readonly Emotion[]): SetScore {
  const concerned = readings.filter(({ label }) => listened.includes(label));
  const decisions = concerned.flatMap(({ label, probabilities }) => {
    if (!probabilities) return [];
    const among = listened.map((emotion) => probabilities[EMOTIONS.indexOf(emotion)] ?? 0);
    const best = likeliest(among);
    const total = among.reduce((sum, p) => sum + p, 0);
    return [{ confidence: (among[best] ?? 0) / total, right: listened[best] === label }];
  });
  return {
    listened,
    photos: concerned.length,
    accuracy: decisions.filter(({ right }) => right).length / concerned.length,
    coverage98: coverage(decisions, PRECISION) / concerned.length,
  };
}

/**
 * How many decisions can be taken, surest first, so that at least `precision` of them are right.
 * Equally sure ones are taken or left together.
 */
export function coverage(
  decisions: readonly { readonly confidence: number; readonly right: boolean }[],
  precision: number,
): number {
  const surest = [...decisions].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let most = 0;
  surest.forEach((decision, index) => {
    right += decision.right ? 1 : 0;
    const tied = surest[index + 1]?.confidence === decision.confidence;
    if (!tied && right >= precision * (index + 1)) most = index + 1;
  });
  return most;
}

function likeliest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}
