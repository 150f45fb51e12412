import { EMOTIONS } from '../../../plugin/types';
import { cholesky } from './jitter';
import type { Split } from './logits';
import { seeded, type Random } from './random';

const NEUTRAL = EMOTIONS.indexOf('neutral');

/** One stretch of time in which the face truly shows one expression. */
export interface Segment {
  readonly label: number;
  readonly from: number;
  readonly to: number;
}

/** One camera frame: the log-probabilities of the face in it, or null when there is none. */
export interface Frame {
  readonly timestamp: number;
  readonly logits: readonly number[] | null;
}

export interface Stream {
  readonly segments: readonly Segment[];
  readonly frames: readonly Frame[];
  readonly durationMs: number;
}

/** One picture shown from a moment on. */
interface Hold {
  readonly from: number;
  readonly logits: readonly number[];
}

export interface World {
  /** The expressions that occur, neutral among them, as indices. */
  readonly classes: readonly number[];
  /** By class, the log-probabilities of every picture of it. */
  readonly pictures: ReadonlyMap<number, readonly (readonly number[])[]>;
  /** Cholesky factor of the frame noise. */
  readonly noise: readonly (readonly number[])[];
}

const ONSET_MS = 300;
const NOISE_MS = 120;
const DROPPED = 0.05;
const LOSSES_PER_MINUTE = 2;

export function worldOf(
  split: Split,
  truth: 'labels' | 'majority',
  classes: readonly number[],
  covariance: readonly (readonly number[])[],
): World {
  const labels = split[truth];
  const pictures = new Map(
    classes.map((label) => [label, split.logits.filter((_, index) => labels[index] === label)]),
  );
  return { classes, pictures, noise: cholesky(covariance) };
}

/** Neutral for 5 s, then stretches of 2–6 s; after an expression mostly neutral, never itself. */
function script({ classes }: World, durationMs: number, random: Random): Segment[] {
  const segments: Segment[] = [{ label: NEUTRAL, from: 0, to: 5000 }];
  for (let last = segments[0]; last && last.to < durationMs; last = segments.at(-1)) {
    const { label: before, to: from } = last;
    const others = classes.filter((label) => label !== before && label !== NEUTRAL);
    const rests = before !== NEUTRAL && (others.length === 0 || random.next() < 0.85);
    const label = rests ? NEUTRAL : random.pick(others);
    segments.push({ label, from, to: Math.min(durationMs, from + random.between(2000, 6000)) });
  }
  return segments;
}

/** Each stretch has a home picture; half of the time it is shown, else another of its class. */
function holds({ pictures }: World, segments: readonly Segment[], random: Random): Hold[] {
  const shown: Hold[] = [];
  for (const { label, from, to } of segments) {
    const choice = pictures.get(label) ?? [];
    const home = random.pick(choice);
    for (let time = from; time < to; time += random.between(300, 1500))
      shown.push({ from: time, logits: random.next() < 0.5 ? home : random.pick(choice) });
  }
  return shown;
}

function losses(durationMs: number, random: Random): { from: number; to: number }[] {
  const count = Math.round((LOSSES_PER_MINUTE * durationMs) / 60_000);
  return Array.from({ length: count }, () => {
    const from = random.between(2000, durationMs);
    return { from, to: from + random.between(200, 1200) };
  });
}

/**
 * What a camera would see of a scripted player: real answers of the classifier to real pictures,
 * blended at onsets, with the frame noise of one picture, dropped frames, uneven frame times and
 * losses of the face. The script depends on the seed alone, not on the frame rate.
 *
 * @param scripted  what the player shows; drawn from the seed when left out
 */
export function makeStream(
  world: World,
  seed: number,
  fps: number,
  durationMs: number,
  scripted?: readonly Segment[],
): Stream {
  const scriptRandom = seeded(seed);
  const segments = scripted ?? script(world, durationMs, scriptRandom);
  const shown = holds(world, segments, scriptRandom);
  const gone = losses(durationMs, scriptRandom);
  const random = seeded(seed * 1000 + fps);
  const period = 1000 / fps;
  const frames: Frame[] = [];
  let noise = world.noise.map(() => random.normal());
  let last = 0;
  let hold = 0;
  let segment = 0;
  for (let tick = 0; tick < durationMs / period; tick += 1) {
    const timestamp = Math.max(last + 1, tick * period + 0.15 * period * random.normal());
    const kept = Math.exp(-(timestamp - last) / NOISE_MS);
    noise = noise.map((value) => kept * value + Math.sqrt(1 - kept ** 2) * random.normal());
    last = timestamp;
    while ((shown[hold + 1]?.from ?? Infinity) <= timestamp) hold += 1;
    while ((segments[segment + 1]?.from ?? Infinity) <= timestamp) segment += 1;
    if (random.next() < DROPPED) continue;
    if (gone.some(({ from, to }) => timestamp >= from && timestamp < to)) {
      frames.push({ timestamp, logits: null });
      continue;
    }
    const now = shown[hold]?.logits ?? [];
    const onset = segments[segment]?.from ?? 0;
    const share = segment === 0 ? 1 : Math.min(1, (timestamp - onset) / ONSET_MS);
    const before = share < 1 ? pictureBefore(shown, onset) : now;
    const logits = now.map((value, index) => {
      const row = world.noise[index] ?? [];
      const wobble = row.reduce((sum, factor, k) => sum + factor * (noise[k] ?? 0), 0);
      return share * value + (1 - share) * (before[index] ?? value) + wobble;
    });
    frames.push({ timestamp, logits });
  }
  return { segments, frames, durationMs };
}

function pictureBefore(shown: readonly Hold[], onset: number): readonly number[] {
  return shown.findLast(({ from }) => from < onset)?.logits ?? [];
}
