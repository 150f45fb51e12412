import {
  EMOTIONS,
  type Emotion,
  type FilterPreset,
  type FrameReading,
} from '../../../plugin/types';
import { EmotionSignal, type FilterOptions } from '../../../plugin/signal';
import { oneEuro } from './oneEuro';
import type { Frame, Stream } from './stream';

const NEUTRAL = EMOTIONS.indexOf('neutral');

/** The decided label changed. */
export interface Switch {
  readonly timestamp: number;
  readonly label: number;
}

/** A way from frames to decided labels; it starts neutral. `classes` are the labels in play. */
export interface Method {
  readonly name: string;
  run(stream: Stream, classes: readonly number[]): readonly Switch[];
}

/** Probabilities over the classes in play, 0 elsewhere. */
export function masked(logits: readonly number[], classes: readonly number[]): readonly number[] {
  const exponentials = logits.map((value, index) =>
    classes.includes(index) ? Math.exp(value) : 0,
  );
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

function largest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}

/** Runs a rule that names a label for each frame with a face and keeps the last without one. */
function perFrame(
  name: string,
  start: () => (p: readonly number[], frame: Frame) => number,
): Method {
  return {
    name,
    run: ({ frames }, classes) => {
      const decide = start();
      const switches: Switch[] = [];
      let label = NEUTRAL;
      for (const frame of frames) {
        if (!frame.logits) continue;
        const next = decide(masked(frame.logits, classes), frame);
        if (next === label) continue;
        label = next;
        switches.push({ timestamp: frame.timestamp, label });
      }
      return switches;
    },
  };
}

export const argmax = perFrame('raw argmax', () => largest);

export const majority = (windowMs: number): Method =>
  perFrame(`majority of ${windowMs} ms`, () => {
    let votes: Switch[] = [];
    return (p, { timestamp }) => {
      votes = [...votes.filter((vote) => timestamp - vote.timestamp < windowMs)];
      votes.push({ timestamp, label: largest(p) });
      const counts = EMOTIONS.map(
        (_, index) => votes.filter(({ label }) => label === index).length,
      );
      return largest(counts);
    };
  });

/** Exponential average of the probabilities with a time constant. */
function average(tauMs: number): (p: readonly number[], timestamp: number) => readonly number[] {
  let mean: readonly number[] | null = null;
  let last = 0;
  return (p, timestamp) => {
    const kept = mean ? Math.exp(-(timestamp - last) / tauMs) : 0;
    last = timestamp;
    mean = p.map((value, index) => kept * (mean?.[index] ?? 0) + (1 - kept) * value);
    return mean;
  };
}

export const ema = (tauMs: number): Method =>
  perFrame(`EMA ${tauMs} ms + argmax`, () => {
    const smooth = average(tauMs);
    return (p, { timestamp }) => largest(smooth(p, timestamp));
  });

/** A challenger must lead the decided label by a margin and for a while. */
export const emaDwell = (tauMs: number, margin: number, dwellMs: number): Method =>
  perFrame(`EMA ${tauMs} ms + margin ${margin} + dwell ${dwellMs} ms`, () => {
    const smooth = average(tauMs);
    let label = NEUTRAL;
    let challenger = { label, timestamp: 0 };
    return (p, { timestamp }) => {
      const mean = smooth(p, timestamp);
      const best = largest(mean);
      const leads = best !== label && (mean[best] ?? 0) - (mean[label] ?? 0) >= margin;
      if (!leads || challenger.label !== best) challenger = { label: best, timestamp };
      if (leads && timestamp - challenger.timestamp >= dwellMs) label = best;
      return label;
    };
  });

/** One-Euro filter (Casiez et al. 2012) on each probability, then argmax. */
export const oneEuroArgmax = (minCutoffHz: number, beta: number): Method =>
  perFrame('One-Euro + argmax', () => {
    const filters = EMOTIONS.map(() => oneEuro(minCutoffHz, beta));
    return (p, { timestamp }) =>
      largest(filters.map((filter, index) => filter(p[index] ?? 0, timestamp)));
  });

const FACE = {
  id: 1,
  box: { x: 220, y: 140, width: 200, height: 200 },
  keypoints: null,
  roll: 0,
  quality: { sizePx: 200, yawDeg: 0, brightness: 0.5, sharpness: 0.5 },
};

/** A frame of the stream as perception would hand it on. */
export function readingOf({ timestamp, logits }: Frame): FrameReading {
  const probabilities = logits && masked(logits, [...EMOTIONS.keys()]);
  return {
    timestamp,
    width: 640,
    height: 480,
    timing: null,
    faces: probabilities ? [{ ...FACE, probabilities }] : [],
  };
}

export function namesOf(classes: readonly number[]): Emotion[] {
  return classes.flatMap((index) => EMOTIONS[index] ?? []);
}

/** The plugin's own signal, through the interface that the plugin uses. */
export function ours(preset: FilterPreset, filter: Partial<FilterOptions> = {}): Method {
  return {
    name: `phaser-emotion ${preset}`,
    run: ({ frames }, classes) => {
      const signal = new EmotionSignal({ preset, filter, emotions: namesOf(classes) });
      return frames.flatMap((frame) =>
        signal
          .ingest(readingOf(frame))
          .flatMap(({ type, event }) =>
            type === 'change'
              ? [{ timestamp: event.timestamp, label: EMOTIONS.indexOf(event.emotion) }]
              : [],
          ),
      );
    },
  };
}
