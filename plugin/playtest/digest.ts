import type { PlaySession, SessionSetting } from '../recording/PlaySession';
import { EMOTIONS } from '../types';
import { largestFace, turnedAway } from './faces';
import { windowsOf, type PlayedWindow } from './windows';

/** A scene as one player went through it, ms of the session's clock. */
export interface PlayedScene {
  readonly label: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** One value for each second of a session; typed, so that thousands of sessions fit in memory. */
export interface Seconds {
  readonly length: number;
  /** Mean raw probability of each emotion in each second, second by second; NaN without a face. */
  readonly levels: Float32Array;
  /** Share of each second's readings that showed a face, 0..1; NaN without any reading. */
  readonly seen: Float32Array;
  /** Share of those in which it was turned too far to be read, 0..1; NaN without a face. */
  readonly turned: Float32Array;
}

/** What the overview keeps of a session. */
export interface Digest {
  readonly id: string;
  readonly player: string;
  readonly app: string;
  readonly version: string;
  readonly day: string | null;
  readonly model: string | null;
  readonly consent: boolean;
  readonly setting: SessionSetting;
  /** From the first reading or marker to the last, ms. */
  readonly durationMs: number;
  /** What its times are counted from, ms. */
  readonly beginMs: number;
  readonly readings: number;
  /** Shares of all readings, 0..1: with a face, and with one turned too far to be read. */
  readonly seen: number;
  readonly turned: number;
  readonly windows: readonly PlayedWindow[];
  readonly scenes: readonly PlayedScene[];
  readonly seconds: Seconds;
}

function spanOf({ frames, markers }: PlaySession): readonly [number, number] {
  const from = Math.min(frames[0]?.timestamp ?? Infinity, markers[0]?.t ?? Infinity);
  const to = Math.max(frames.at(-1)?.timestamp ?? 0, markers.at(-1)?.t ?? 0);
  return [Number.isFinite(from) ? from : 0, to];
}

function scenesOf({ markers }: PlaySession, end: number): PlayedScene[] {
  const begun = markers.filter(({ kind }) => kind === 'scene');
  return begun.map(({ label, t }, at) => ({ label, fromMs: t, toMs: begun[at + 1]?.t ?? end }));
}

interface Tally {
  readonly seconds: Seconds;
  readonly faces: number;
  readonly turned: number;
}

function tallyOf({ frames }: PlaySession, begin: number, length: number): Tally {
  const levels = new Float32Array(length * EMOTIONS.length);
  const [all, seen, turned] = [0, 1, 2].map(() => new Float32Array(length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const read = new Float32Array(length);
  let [faces, away] = [0, 0];
  for (const frame of frames) {
    const second = Math.min(length - 1, Math.floor((frame.timestamp - begin) / 1000));
    all[second] = (all[second] ?? 0) + 1;
    const face = largestFace(frame);
    if (!face) continue;
    faces += 1;
    seen[second] = (seen[second] ?? 0) + 1;
    if (turnedAway(face)) {
      away += 1;
      turned[second] = (turned[second] ?? 0) + 1;
      continue;
    }
    const { probabilities } = face;
    if (!probabilities.every((value) => value >= 0)) continue;
    read[second] = (read[second] ?? 0) + 1;
    for (let each = 0; each < EMOTIONS.length; each += 1) {
      const at = second * EMOTIONS.length + each;
      levels[at] = (levels[at] ?? 0) + (probabilities[each] ?? 0);
    }
  }
  for (let second = 0; second < length; second += 1) {
    turned[second] = (turned[second] ?? 0) / (seen[second] ?? 0);
    seen[second] = (seen[second] ?? 0) / (all[second] ?? 0);
    for (let each = 0; each < EMOTIONS.length; each += 1) {
      const at = second * EMOTIONS.length + each;
      levels[at] = (levels[at] ?? 0) / (read[second] ?? 0);
    }
  }
  return { seconds: { length, levels, seen, turned }, faces, turned: away };
}

/** Sums a session up: its windows, its scenes, and one value a second. */
export function digestOf(session: PlaySession): Digest {
  const { id, app, player, consent, day, model, setting, markers, frames } = session;
  const [begin, end] = spanOf(session);
  const length = Math.max(1, Math.ceil((end - begin) / 1000));
  const { seconds, faces, turned } = tallyOf(session, begin, length);
  const share = (count: number) => (frames.length > 0 ? count / frames.length : 0);
  return {
    id,
    player,
    app: app.name,
    version: app.version,
    day,
    model,
    consent,
    setting,
    durationMs: end - begin,
    beginMs: begin,
    readings: frames.length,
    seen: share(faces),
    turned: share(turned),
    windows: windowsOf(markers, frames),
    scenes: scenesOf(session, end),
    seconds,
  };
}
