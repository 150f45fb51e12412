import { EmotionSignal, type ListeningWindow } from '../../../plugin/signal';
import { EMOTIONS, type Emotion } from '../../../plugin/types';
import { readingOf } from './methods';
import { makeStream, type World } from './stream';

const NEUTRAL = EMOTIONS.indexOf('neutral');
/** Watched at rest before, and opened a little before the expression begins. */
const LEAD_MS = 2500;
const EARLY_MS = 500;
const WINDOW_MS = 6000;

/** What the windows of a story listen for. */
export const KINDS: readonly (readonly Emotion[])[] = [
  ['happy', 'surprise', 'neutral'],
  ['happy', 'surprise', 'neutral', 'sad'],
  ['happy', 'surprise', 'neutral', 'angry'],
  ['happy', 'neutral'],
  ['happy', 'sad'],
];

/** Shares of windows, 0..1. */
export interface WindowScore {
  readonly kind: string;
  /** Of the windows in which something was shown that is listened for. */
  readonly listed: { readonly right: number; readonly undecided: number; readonly wrong: number };
  /** Of those in which something else was shown. */
  readonly unlisted: {
    readonly undecided: number;
    readonly calledNeutral: number;
    readonly calledOther: number;
  };
}

function decide(world: World, label: number, kind: readonly Emotion[], seed: number) {
  const stream = makeStream(world, seed, 15, LEAD_MS + WINDOW_MS, [
    { label: NEUTRAL, from: 0, to: LEAD_MS },
    { label, from: LEAD_MS, to: LEAD_MS + WINDOW_MS },
  ]);
  const signal = new EmotionSignal();
  const opens = LEAD_MS - EARLY_MS;
  let window: ListeningWindow | null = null;
  for (const frame of stream.frames) {
    if (frame.timestamp >= opens)
      window ??= signal.listen({ for: kind, timeoutMs: WINDOW_MS }, opens);
    signal.ingest(readingOf(frame));
  }
  window?.advance(opens + WINDOW_MS);
  return window?.result?.emotion ?? null;
}

/** Runs `count` windows of each kind for each of the seven expressions. */
export function scoreWindows(world: World, count: number, firstSeed: number): WindowScore[] {
  return KINDS.map((kind) => {
    const tally = { right: 0, undecided: 0, wrong: 0, listed: 0 };
    const other = { undecided: 0, neutral: 0, other: 0, unlisted: 0 };
    for (const label of world.classes) {
      const shown = EMOTIONS[label] ?? 'neutral';
      for (let index = 0; index < count; index += 1) {
        const heard = decide(world, label, kind, firstSeed + label * 1000 + index);
        if (kind.includes(shown)) {
          tally.listed += 1;
          tally[heard === null ? 'undecided' : heard === shown ? 'right' : 'wrong'] += 1;
        } else {
          other.unlisted += 1;
          other[heard === null ? 'undecided' : heard === 'neutral' ? 'neutral' : 'other'] += 1;
        }
      }
    }
    return {
      kind: kind.join(', '),
      listed: {
        right: tally.right / tally.listed,
        undecided: tally.undecided / tally.listed,
        wrong: tally.wrong / tally.listed,
      },
      unlisted: {
        undecided: other.undecided / other.unlisted,
        calledNeutral: other.neutral / other.unlisted,
        calledOther: other.other / other.unlisted,
      },
    };
  });
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}`;

export function windowTable(scores: readonly WindowScore[]): string {
  const rows = scores.map(({ kind, listed, unlisted }) =>
    [
      kind,
      percent(listed.right),
      percent(listed.undecided),
      percent(listed.wrong),
      percent(unlisted.undecided),
      percent(unlisted.calledNeutral),
      percent(unlisted.calledOther),
    ].join(' | '),
  );
  return [
    'window | listed: right % | undecided | wrong | not listed: undecided % | called neutral | called another',
    ...rows,
  ].join('\n');
}
