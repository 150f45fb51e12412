import { DEFAULT_VALENCE } from '../signal/options';
import { EMOTIONS, type Emotion } from '../types';
import type { Digest, Seconds } from './digest';
import { medianOf, quartilesOf } from './quartiles';
import { inStoryOrder } from './windowSummary';

/** What is followed over the story. */
export type Measure = Emotion | 'valence' | 'lost' | 'turned';

/** Equal steps of the story, the same for every session however fast it was played. */
export interface Axis {
  /** By scenes, or by minutes where no session names any. */
  readonly unit: 'scenes' | 'minutes';
  /** Where each step lies in a session. */
  readonly steps: readonly Step[];
  /** Named places: the step at which each scene, or each few minutes, begin. */
  readonly places: readonly { readonly label: string; readonly step: number }[];
}

interface Step {
  /** The scene it is a part of; null counts from the session's begin. */
  readonly scene: string | null;
  /** Part of the scene, 0..1; of the whole in seconds where there are no scenes. */
  readonly from: number;
  readonly to: number;
}

/** One session's values, NaN where there are none; a step each. */
export interface Single {
  readonly id: string;
  readonly player: string;
  readonly values: Float32Array;
}

export interface Storyline {
  readonly axis: Axis;
  readonly lower: Float32Array;
  readonly median: Float32Array;
  readonly upper: Float32Array;
  readonly mean: Float32Array;
  /** Sessions that have a value there. */
  readonly counts: Uint16Array;
  readonly singles: readonly Single[];
}

const WEIGHTS = EMOTIONS.map((emotion) => DEFAULT_VALENCE[emotion]);

const STEP_S = 5;
const FEWEST_STEPS = 4;
const MOST_STEPS = 60;
const MINUTES = [1, 2, 5, 10, 20, 30, 60];
const MOST_PLACES = 12;

function stepsOf(seconds: number): number {
  return Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, Math.round(seconds / STEP_S)));
}

function axisOfScenes(digests: readonly Digest[]): Axis {
  const order = inStoryOrder(digests.map(({ scenes }) => scenes.map(({ label }) => label)));
  const steps: Step[] = [];
  const places = order.map((label) => {
    const lengths = digests.flatMap(({ scenes }) =>
      scenes.filter((scene) => scene.label === label).map(({ fromMs, toMs }) => toMs - fromMs),
    );
    const step = steps.length;
    const count = stepsOf(medianOf(lengths) / 1000);
    for (let at = 0; at < count; at += 1)
      steps.push({ scene: label, from: at / count, to: (at + 1) / count });
    return { label, step };
  });
  return { unit: 'scenes', steps, places };
}

function axisOfMinutes(digests: readonly Digest[]): Axis {
  const longest = Math.max(1, ...digests.map(({ durationMs }) => durationMs / 1000));
  const length = Math.max(STEP_S, longest / 240);
  const steps = Array.from({ length: Math.ceil(longest / length) }, (_, at) => ({
    scene: null,
    from: at * length,
    to: (at + 1) * length,
  }));
  const every = MINUTES.find((each) => longest / (60 * each) <= MOST_PLACES) ?? 120;
  const places = Array.from({ length: Math.floor(longest / (60 * every)) + 1 }, (_, at) => ({
    label: `${at * every} min`,
    step: (at * every * 60) / length,
  }));
  return { unit: 'minutes', steps, places };
}

export function axisOf(digests: readonly Digest[], unit: Axis['unit'] = 'scenes'): Axis {
  const named = digests.some(({ scenes }) => scenes.length > 0);
  return unit === 'scenes' && named ? axisOfScenes(digests) : axisOfMinutes(digests);
}

function valueAt(seconds: Seconds, second: number, measure: Measure): number {
  if (measure === 'turned') return (seconds.turned[second] ?? NaN) * (seconds.seen[second] ?? NaN);
  if (measure === 'lost') return 1 - (seconds.seen[second] ?? NaN);
  const at = second * EMOTIONS.length;
  if (measure !== 'valence') return seconds.levels[at + EMOTIONS.indexOf(measure)] ?? NaN;
  return WEIGHTS.reduce(
    (sum, weight, each) => sum + weight * (seconds.levels[at + each] ?? NaN),
    0,
  );
}

/** Means over the steps; a second counts to the step that its middle lies in. */
function singleOf({ id, player, scenes, beginMs, seconds }: Digest, axis: Axis, measure: Measure) {
  const values = new Float32Array(axis.steps.length);
  axis.steps.forEach(({ scene, from, to }, step) => {
    const played = scene === null ? null : scenes.find(({ label }) => label === scene);
    if (played === undefined) {
      values[step] = NaN;
      return;
    }
    const begin = played ? (played.fromMs - beginMs) / 1000 : 0;
    const length = played ? (played.toMs - played.fromMs) / 1000 : 1;
    const first = Math.floor(begin + from * length);
    const last = Math.max(first + 1, Math.floor(begin + to * length));
    let [sum, count] = [0, 0];
    for (let second = first; second < Math.min(last, seconds.length); second += 1) {
      const value = valueAt(seconds, second, measure);
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
    }
    values[step] = sum / count;
  });
  return { id, player, values };
}

/** A measure over the story: every session, and the middle of them. */
export function storylineOf(digests: readonly Digest[], axis: Axis, measure: Measure): Storyline {
  const singles = digests.map((digest) => singleOf(digest, axis, measure));
  const made = () => new Float32Array(axis.steps.length).fill(NaN);
  const line = { axis, lower: made(), median: made(), upper: made(), mean: made(), singles };
  const counts = new Uint16Array(axis.steps.length);
  axis.steps.forEach((_, step) => {
    const values = singles.map((single) => single.values[step] ?? NaN);
    const quartiles = quartilesOf(values);
    if (!quartiles) return;
    line.lower[step] = quartiles.lower;
    line.median[step] = quartiles.median;
    line.upper[step] = quartiles.upper;
    line.mean[step] = values.reduce((sum, value) => sum + (value || 0), 0) / quartiles.count;
    counts[step] = quartiles.count;
  });
  return { ...line, counts };
}
