import { readFile } from 'node:fs/promises';
import { EMOTIONS, type Emotion } from '../../../plugin/types';
import type { LabelledReading } from '../photos/score';
import { listening, scoreChoice, type ChoiceScore } from './choice';
import type { Logits, Split } from './logits';
import { argmax, ema, ours } from './methods';
import { CLASS_SETS, MINUTES } from './protocol';
import { estimate, tally, type Estimate } from './score';
import { makeStream, worldOf } from './stream';

const FPS = 15;
const WINDOWS = 600;
const FIRST_WINDOW = 20_000;
const LEAST = 1e-6;
/** What a story listens for, with and without the rarer two. */
const LISTENED: readonly (readonly Emotion[])[] = [
  ['angry', 'happy', 'sad', 'surprise'],
  ['happy', 'surprise'],
];

export interface PhotoStreams {
  readonly photos: number;
  readonly rows: readonly (Estimate & { readonly set: string; readonly method: string })[];
  readonly choices: readonly (ChoiceScore & { readonly listened: readonly Emotion[] })[];
}

/**
 * The same streams and windows, made of real photos that were read through the worker.
 *
 * @param file what `npm run models:photos -- FOLDER --json FILE` wrote
 * @param noise of one picture, from {@link Logits}
 */
export async function photoStreams(
  file: string,
  noise: Logits['noise'],
  seeds: number,
): Promise<PhotoStreams> {
  const readings = JSON.parse(await readFile(file, 'utf8')) as (LabelledReading & {
    reader: string;
  })[];
  const split = splitOf(readings.filter(({ reader }) => reader === 'ours'));
  const possible = CLASS_SETS.filter(({ classes }) =>
    classes.every((label) => split.labels.includes(label)),
  );
  const rows = possible.flatMap(({ name, classes }) => {
    const world = worldOf(split, 'labels', classes, noise);
    const all = Array.from({ length: seeds }, (_, seed) =>
      makeStream(world, seed + 1, FPS, MINUTES * 60_000),
    );
    return [argmax, ema(300), ours('balanced')].map((method) => ({
      set: name,
      method: method.name,
      ...estimate(all.map((stream) => tally(stream, method.run(stream, classes)))),
    }));
  });
  const choosers = [
    listening('listen, dwell 700 ms', {}),
    listening('listen, whole window', { decide: 'whole' }),
  ];
  const choices = LISTENED.flatMap((listened) => {
    const classes = listened.map((emotion) => EMOTIONS.indexOf(emotion));
    const neutral = EMOTIONS.indexOf('neutral');
    const world = worldOf(split, 'labels', [...classes, neutral], noise);
    return choosers.map((chooser) => ({
      listened,
      ...scoreChoice(chooser, world, classes, FPS, WINDOWS, FIRST_WINDOW),
    }));
  });
  return { photos: split.labels.length, rows, choices };
}

function splitOf(readings: readonly LabelledReading[]): Split {
  const found = readings.flatMap(({ label, probabilities }) =>
    probabilities ? [{ label: EMOTIONS.indexOf(label), probabilities }] : [],
  );
  const labels = found.map(({ label }) => label);
  const logits = found.map(({ probabilities }) =>
    probabilities.map((p) => Math.log(Math.max(p, LEAST))),
  );
  return { labels, majority: labels, logits };
}
