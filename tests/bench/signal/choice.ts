import { EmotionSignal, type ListeningWindow } from '../../../plugin/signal';
import { EMOTIONS, type ListenOptions } from '../../../plugin/types';
import { masked, namesOf, readingOf } from './methods';
import { seeded } from './random';
import { makeStream, type Stream, type World } from './stream';

const NEUTRAL = EMOTIONS.indexOf('neutral');
const WINDOW_MS = 2000;
/** Time before each window in which the player is watched at rest. */
const LEAD_MS = 2500;

/** How a dialogue choice of so many seconds is decided. */
export interface Chooser {
  readonly name: string;
  /** The chosen class, or null for unsure. */
  choose(stream: Stream, from: number, classes: readonly number[]): number | null;
}

export interface ChoiceScore {
  readonly name: string;
  /** Share of the windows that were decided rightly, of those decided. */
  readonly accuracy: number;
  /** Share of the windows that were decided. */
  readonly coverage: number;
  /** Share of windows with a neutral face that were decided all the same. */
  readonly falseOnNeutral: number;
}

/** The window of the plugin, opened when the expression begins. */
export function listening(
  name: string,
  options: Omit<ListenOptions, 'for' | 'timeoutMs'>,
): Chooser {
  return {
    name,
    choose: ({ frames }, from, classes) => {
      const signal = new EmotionSignal();
      let window: ListeningWindow | null = null;
      for (const frame of frames) {
        if (!window && frame.timestamp >= from)
          window = signal.listen({ ...options, for: namesOf(classes), timeoutMs: WINDOW_MS }, from);
        signal.ingest(readingOf(frame));
        if (window?.result) break;
      }
      window?.advance(from + WINDOW_MS);
      const emotion = window?.result?.emotion ?? null;
      return emotion === null ? null : EMOTIONS.indexOf(emotion);
    },
  };
}

/** The label that most frames of the window give, among the options: never unsure. */
export const vote: Chooser = {
  name: 'majority of frames',
  choose: ({ frames }, from, classes) => {
    const votes = EMOTIONS.map(() => 0);
    for (const { timestamp, logits } of frames) {
      if (!logits || timestamp < from || timestamp >= from + WINDOW_MS) continue;
      const p = masked(logits, classes);
      const best = p.indexOf(Math.max(...p));
      votes[best] = (votes[best] ?? 0) + 1;
    }
    return votes.indexOf(Math.max(...votes));
  },
};

/** A stream in which the player rests and then shows `label` for the window. */
function windowStream(world: World, label: number, seed: number, fps: number): Stream {
  const script = [
    { label: NEUTRAL, from: 0, to: LEAD_MS },
    { label, from: LEAD_MS, to: LEAD_MS + WINDOW_MS },
  ];
  return makeStream(world, seed, fps, LEAD_MS + WINDOW_MS, script);
}

/** Runs `count` windows of the options in turn, and half as many with a neutral face. */
export function scoreChoice(
  chooser: Chooser,
  world: World,
  classes: readonly number[],
  fps: number,
  count: number,
  firstSeed: number,
): ChoiceScore {
  let decided = 0;
  let right = 0;
  let mistaken = 0;
  const order = seeded(firstSeed);
  for (let index = 0; index < count; index += 1) {
    const label = order.pick(classes);
    const stream = windowStream(world, label, firstSeed + index, fps);
    const chosen = chooser.choose(stream, LEAD_MS, classes);
    if (chosen !== null) decided += 1;
    if (chosen === label) right += 1;
  }
  const neutral = Math.floor(count / 2);
  for (let index = 0; index < neutral; index += 1) {
    const stream = windowStream(world, NEUTRAL, firstSeed + count + index, fps);
    if (chooser.choose(stream, LEAD_MS, classes) !== null) mistaken += 1;
  }
  return {
    name: chooser.name,
    accuracy: right / Math.max(1, decided),
    coverage: decided / count,
    falseOnNeutral: mistaken / neutral,
  };
}
