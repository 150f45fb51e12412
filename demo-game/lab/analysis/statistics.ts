import { EMOTIONS, type Emotion } from 'phaser-emotion';
import type { Appearance, Verdict } from './decisions';

/** One emotion held without a break. */
export interface Hold {
  readonly emotion: Emotion;
  /** Seconds. */
  readonly from: number;
  readonly until: number;
}

export interface Statistics {
  /** Seconds in which a face was judged. */
  readonly watched: number;
  /** Share of the watched time, 0..1. */
  readonly shares: Readonly<Record<Emotion, number>>;
  readonly switches: number;
  readonly switchesPerMinute: number;
  readonly longest: Hold | null;
}

/** Two frames further apart than this, s, have nobody in sight between them. */
export const GAP = 1.5;

/** Runs of the same verdict; a verdict lasts until the next one. */
export function holdsOf(verdicts: readonly Verdict[]): Hold[] {
  const holds: Hold[] = [];
  verdicts.forEach(({ time, emotion }, index) => {
    const next = verdicts[index + 1];
    const until = next && next.time - time <= GAP ? next.time : time;
    if (!emotion) return;
    const last = holds.at(-1);
    if (last?.emotion === emotion && last.until === time) {
      holds[holds.length - 1] = { ...last, until };
    } else {
      holds.push({ emotion, from: time, until });
    }
  });
  return holds;
}

/** A switch is a change from one emotion straight to another; a loss of the face is none. */
export function statisticsOf(verdicts: readonly Verdict[]): Statistics {
  const holds = holdsOf(verdicts);
  const lengths = holds.map(({ from, until }) => until - from);
  const watched = lengths.reduce((sum, length) => sum + length, 0);
  const shareOf = (emotion: Emotion) =>
    watched === 0
      ? 0
      : holds.reduce(
          (sum, hold, at) => sum + (hold.emotion === emotion ? (lengths[at] ?? 0) : 0),
          0,
        ) / watched;
  const switches = holds.filter((hold, at) => holds[at - 1]?.until === hold.from).length;
  const longest = lengths.reduce<number | null>(
    (best, length, at) => (best === null || length > (lengths[best] ?? 0) ? at : best),
    null,
  );
  return {
    watched,
    shares: Object.fromEntries(EMOTIONS.map((each) => [each, shareOf(each)])) as Record<
      Emotion,
      number
    >,
    switches,
    switchesPerMinute: watched > 0 ? (60 * switches) / watched : 0,
    longest: longest === null ? null : (holds[longest] ?? null),
  };
}

/**
 * How restless the filtered levels are: the share of belief that moves from one emotion to another
 * in a second (total variation distance per second), 0 = a still face.
 */
export function volatilityOf(appearances: readonly Appearance[]): number {
  let moved = 0;
  let seconds = 0;
  appearances.forEach(({ time, face }, index) => {
    const before = appearances[index - 1];
    if (!face || !before?.face || time - before.time > GAP) return;
    const { levels } = before.face;
    moved +=
      EMOTIONS.reduce((sum, each) => sum + Math.abs(face.levels[each] - levels[each]), 0) / 2;
    seconds += time - before.time;
  });
  return seconds > 0 ? moved / seconds : 0;
}
