import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listening, scoreChoice, vote } from './choice';
import { frontier } from './frontier';
import { loadLogits } from './logits';
import { photoStreams } from './photos';
import { plot } from './plot';
import { CHOICE_OPTIONS, CLASS_SETS, FRAME_RATES, METHODS, streams, type Truth } from './protocol';
import { reliability } from './reliability';
import { estimate, tally, type Estimate } from './score';
import { choiceTable, methodTable, photosTables, targetList, type Row } from './table';
import { worldOf } from './stream';
import { scoreWindows, windowTable } from './windows';
import { EMOTIONS } from '../../../plugin/types';

const { values } = parseArgs({
  options: {
    /** FER-2013's `fer2013.csv`. */
    csv: { type: 'string' },
    /** Folder of the classifier; default the shipped one. */
    model: { type: 'string' },
    /** Fewer streams, one frame rate, nothing written: a check that all of it runs. */
    quick: { type: 'boolean', default: false },
    /** What `npm run models:photos -- FOLDER --json FILE` wrote: streams of those photos alone. */
    photos: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, 'results') },
  },
});

const seeds = values.quick ? 4 : 40;
const rates = values.quick ? [15] : FRAME_RATES;
const truths: readonly Truth[] = ['labels', 'majority'];
const logits = await loadLogits(values.csv, values.model);
const split = logits.PrivateTest;

if (values.photos) {
  const found = await photoStreams(values.photos, logits.noise, seeds);
  console.log(photosTables(found));
  if (!values.quick) {
    const text = JSON.stringify({ model: logits.model, seeds, ...found }, round, 1);
    await writeFile(join(values.out, 'photos.json'), `${text}\n`);
  }
  process.exit(0);
}

const rows: Row[] = [];
for (const truth of truths) {
  for (const set of CLASS_SETS) {
    for (const fps of truth === 'labels' ? rates : [15]) {
      const all = streams(logits, split, truth, set, fps, seeds);
      for (const method of METHODS) {
        const scores: Estimate = estimate(
          all.map((stream) => tally(stream, method.run(stream, set.classes))),
        );
        rows.push({ truth, set: set.name, fps, method: method.name, ...scores });
      }
    }
    console.log(methodTable(rows.filter((row) => row.truth === truth && row.set === set.name)));
  }
}

const choosers = [
  vote,
  listening('listen, dwell 700 ms', {}),
  listening('listen, dwell 500 ms, minConfidence .7', { dwellMs: 500, minConfidence: 0.7 }),
  listening('listen, whole window', { decide: 'whole' }),
  listening('listen, whole window, minConfidence .7', { decide: 'whole', minConfidence: 0.7 }),
];
const choices = truths.flatMap((truth) => {
  const world = worldOf(split, truth, [...CHOICE_OPTIONS, 6], logits.noise);
  const windows = values.quick ? 60 : 600;
  return choosers.map((chooser) => ({
    truth,
    ...scoreChoice(chooser, world, CHOICE_OPTIONS, 15, windows, 20_000),
  }));
});
console.log(choiceTable(choices));

const everything = worldOf(split, 'majority', [...EMOTIONS.keys()], logits.noise);
const windows = scoreWindows(everything, values.quick ? 4 : 60, 40_000);
console.log(windowTable(windows));

const calibration = truths.map((truth) => ({ truth, ...reliability(split, truth) }));
const targets = targetList(rows, choices);
console.log(
  targets
    .map(({ target, value, met }) => `${met ? 'met   ' : 'not met'} ${target}: ${value}`)
    .join('\n'),
);

if (!values.quick) {
  const panels = CLASS_SETS.map((set) => ({
    set,
    curves: frontier(streams(logits, split, 'labels', set, 15, 12), set),
    marks: rows
      .filter((row) => row.set === set.name && row.fps === 15 && row.truth === 'labels')
      .filter((row) => row.method.startsWith('phaser-emotion'))
      .map(({ method, latencyP50, falsePerMinute }) => ({
        name: method.replace('phaser-emotion ', ''),
        latencyP50,
        falsePerMinute,
      })),
  }));
  const frontiers = panels.map(({ set, curves }) => ({ set: set.name, curves }));
  const result = {
    model: logits.model,
    seeds,
    minutes: 3,
    calibration,
    targets,
    rows,
    choices,
    windows,
    frontiers,
  };
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, 'signal.json'), `${JSON.stringify(result, round, 1)}\n`);
  await writeFile(join(values.out, 'signal.svg'), plot(panels));
  console.log(`written to ${values.out}`);
}

/** Four digits say all that 40 streams can. */
function round(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
