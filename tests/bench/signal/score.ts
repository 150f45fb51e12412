import { EMOTIONS } from '../../../plugin/types';
import type { Switch } from './methods';
import { seeded } from './random';
import type { Segment, Stream } from './stream';

const NEUTRAL = EMOTIONS.indexOf('neutral');
const TOLERANCE_MS = 500;
/** Shorter stretches need not be noticed. */
const NOTICEABLE_MS = 1500;
const RESAMPLES = 200;

/** What one stream says of a method, as sums that can be pooled over streams. */
export interface Tally {
  readonly minutes: number;
  readonly falseSwitches: number;
  readonly switches: number;
  /** From onset to the switch to its label, ms, of stretches that were reached by a switch. */
  readonly latencies: readonly number[];
  readonly noticeable: number;
  readonly noticed: number;
  readonly segments: number;
  readonly hits: number;
  readonly rightMs: number;
  readonly totalMs: number;
}

export interface Scores {
  readonly falsePerMinute: number;
  readonly latencyP50: number;
  readonly latencyP90: number;
  readonly recall: number;
  readonly eventF1: number;
  readonly timeRight: number;
}

export type Interval = readonly [number, number];

export type Estimate = Scores & { readonly intervals: Readonly<Record<keyof Scores, Interval>> };

/** A label is excused while it is true and for 500 ms after. */
function isTrue(segments: readonly Segment[], { timestamp, label }: Switch): boolean {
  return segments.some(
    ({ label: truth, from, to }) =>
      truth === label && timestamp >= from && timestamp < to + TOLERANCE_MS,
  );
}

/** When the label first was the stretch's own within it, or null. */
function reached({ label, from, to }: Segment, switches: readonly Switch[]): number | null {
  const before = switches.findLast(({ timestamp }) => timestamp <= from)?.label ?? NEUTRAL;
  if (before === label) return from;
  const first = switches.find(
    ({ timestamp, label: decided }) => decided === label && timestamp > from && timestamp < to,
  );
  return first?.timestamp ?? null;
}

function overlap(a: { from: number; to: number }, b: { from: number; to: number }): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

export function tally(stream: Stream, switches: readonly Switch[]): Tally {
  const { segments, durationMs } = stream;
  const scored = segments.slice(1);
  const times = scored.map((segment) => reached(segment, switches));
  const noticeable = scored.flatMap((segment, index) =>
    segment.to - segment.from >= NOTICEABLE_MS ? [times[index] ?? null] : [],
  );
  const hits = scored.filter((segment) =>
    switches.some(
      ({ timestamp, label }) =>
        label === segment.label &&
        timestamp >= segment.from &&
        timestamp < segment.to + TOLERANCE_MS,
    ),
  );
  const spans = [{ timestamp: 0, label: NEUTRAL }, ...switches].map((span, index) => ({
    label: span.label,
    from: span.timestamp,
    to: switches[index]?.timestamp ?? durationMs,
  }));
  const rightMs = spans.reduce(
    (sum, span) =>
      sum +
      segments.reduce((s, each) => s + (each.label === span.label ? overlap(each, span) : 0), 0),
    0,
  );
  return {
    minutes: durationMs / 60_000,
    falseSwitches: switches.filter((each) => !isTrue(segments, each)).length,
    switches: switches.length,
    latencies: times.flatMap((time, index) => {
      const from = scored[index]?.from ?? 0;
      return time === null || time === from ? [] : time - from;
    }),
    noticeable: noticeable.length,
    noticed: noticeable.filter((time) => time !== null).length,
    segments: scored.length,
    hits: hits.length,
    rightMs,
    totalMs: durationMs,
  };
}

function percentile(sorted: readonly number[], share: number): number {
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position - Math.floor(position));
}

export function pool(tallies: readonly Tally[]): Scores {
  const total = (value: (tally: Tally) => number): number =>
    tallies.reduce((sum, each) => sum + value(each), 0);
  const latencies = tallies.flatMap((each) => each.latencies).sort((a, b) => a - b);
  const hits = total((each) => each.hits);
  const precision = Math.min(
    1,
    hits /
      Math.max(
        1,
        total((each) => each.switches),
      ),
  );
  const found = hits / total((each) => each.segments);
  return {
    falsePerMinute: total((each) => each.falseSwitches) / total((each) => each.minutes),
    latencyP50: percentile(latencies, 0.5),
    latencyP90: percentile(latencies, 0.9),
    recall: total((each) => each.noticed) / total((each) => each.noticeable),
    eventF1: (2 * precision * found) / Math.max(1e-9, precision + found),
    timeRight: total((each) => each.rightMs) / total((each) => each.totalMs),
  };
}

/** Pooled scores with 95 % intervals from resampling whole streams (percentile bootstrap). */
export function estimate(tallies: readonly Tally[]): Estimate {
  const random = seeded(77);
  const resampled = Array.from({ length: RESAMPLES }, () =>
    pool(tallies.map(() => random.pick(tallies))),
  );
  const interval = (key: keyof Scores): Interval => {
    const sorted = resampled.map((scores) => scores[key]).sort((a, b) => a - b);
    return [percentile(sorted, 0.025), percentile(sorted, 0.975)];
  };
  return {
    ...pool(tallies),
    intervals: {
      falsePerMinute: interval('falsePerMinute'),
      latencyP50: interval('latencyP50'),
      latencyP90: interval('latencyP90'),
      recall: interval('recall'),
      eventF1: interval('eventF1'),
      timeRight: interval('timeRight'),
    },
  };
}
