import {
  EmotionSignal,
  type FaceReading,
  type FaceState,
  type FrameReading,
  type Marker,
  type PlaySession,
  type Recording,
  type SignalEvent,
  type SignalOptionsInput,
} from 'phaser-emotion';
import type { Appearance } from './decisions';
import { GAP } from './statistics';

/** One frame after the filter. */
export interface Sample {
  /** Seconds since the session began. */
  readonly time: number;
  readonly frame: FrameReading;
  readonly faces: readonly FaceState[];
  readonly primaryId: number | null;
}

export interface Mark {
  /** Seconds since the session began. */
  readonly time: number;
  readonly kind: 'change' | 'facefound' | 'facelost' | 'seek' | 'game';
  readonly text: string;
}

/** Time for a slice of a long session, ms: shorter than anyone notices. */
const SLICE_MS = 16;

/** A source may jitter by this much, ms, before it counts as a jump. */
const JUMP_MS = 1000;

/** A sample this old, ms, is taken for what was read at that very moment. */
const FRESH_MS = 300;

/** Everything read from one source: the numbers, and what the filter makes of them. */
export class Session {
  readonly name: string;
  model: string | null = null;
  /** The id of the file's session, which notes go by; the name where it has none. */
  id: string;
  #markers: readonly Marker[] = [];
  readonly #frames: FrameReading[] = [];
  #samples: Sample[] = [];
  /** The samples again, parted where the source was wound back. */
  #stretches: Sample[][] = [];
  #marks: Mark[] = [];
  #signal: EmotionSignal;
  #begin: number | null = null;

  constructor(name: string, options: SignalOptionsInput) {
    this.name = this.id = name;
    this.#signal = new EmotionSignal(options);
  }

  static of(name: string, recording: Recording, options: SignalOptionsInput): Session {
    const session = new Session(name, options);
    session.model = recording.model;
    for (const frame of recording.frames) session.add(frame);
    return session;
  }

  /**
   * A game's session: its readings, with what happened in the game among the marks. A long one is
   * judged in slices, between which the page goes on.
   */
  static async ofPlay(
    name: string,
    played: PlaySession,
    options: SignalOptionsInput,
    onProgress: (share: number) => void = () => undefined,
  ): Promise<Session> {
    const session = new Session(name, options);
    session.model = played.model;
    let sliceEnds = performance.now() + SLICE_MS;
    for (const [at, frame] of played.frames.entries()) {
      session.add(frame);
      if (performance.now() < sliceEnds) continue;
      onProgress(at / played.frames.length);
      await new Promise((resolve) => setTimeout(resolve));
      sliceEnds = performance.now() + SLICE_MS;
    }
    session.id = played.id;
    session.#markers = played.markers;
    session.#begin ??= played.markers[0]?.t ?? 0;
    return session;
  }

  get samples(): readonly Sample[] {
    return this.#samples;
  }

  /** What the filter noticed and what the game marked, its lines left out, in order of time. */
  get marks(): readonly Mark[] {
    const game = this.#markers.flatMap((marker) => {
      const text = wordFor(marker);
      return text === null ? [] : [{ time: this.seconds(marker.t), kind: 'game' as const, text }];
    });
    return game.length === 0
      ? this.#marks
      : [...this.#marks, ...game].sort((a, b) => a.time - b.time);
  }

  /** Scene and line of the game at a time, seconds; empty where it named none. */
  contextAt(time: number): string {
    const last = (kind: 'scene' | 'line') =>
      this.#markers.findLast((each) => each.kind === kind && this.seconds(each.t) <= time + 1e-4);
    return [last('scene'), last('line')].flatMap((each) => (each ? [each.label] : [])).join(': ');
  }

  get recording(): Recording {
    return { model: this.model, frames: this.#frames };
  }

  /** Seconds. */
  get duration(): number {
    return this.#samples.at(-1)?.time ?? 0;
  }

  /** Pictures of faces are not kept. */
  add(frame: FrameReading): Sample | null {
    const bare = { ...frame, faces: frame.faces.map((face) => withoutPicture(face)) };
    const last = this.#frames.at(-1);
    const sample = this.#judge(bare, last);
    if (sample) this.#frames.push(bare);
    return sample;
  }

  /** The same readings under other options, from the start. */
  refilter(options: SignalOptionsInput): void {
    this.#signal = new EmotionSignal(options);
    this.#samples = [];
    this.#stretches = [];
    this.#marks = [];
    this.#frames.forEach((frame, index) => this.#judge(frame, this.#frames[index - 1]));
  }

  /** The sample that is current at a time, seconds since the session began. */
  at(time: number): Sample | null {
    return latest(this.#samples, (sample) => sample.time <= time + 1e-4);
  }

  /**
   * The sample that a replay of this session has come to. The media time of its readings is the
   * session's own clock, whatever time the camera or the video went by.
   */
  replayed({ mediaTime }: FrameReading): Sample | null {
    return mediaTime === undefined ? null : this.at(this.seconds(mediaTime));
  }

  /**
   * The sample that is current where the source itself stands at `mediaTime`, ms; null where nothing
   * was read for so long that it tells nothing about that moment.
   *
   * @param moment  where it was read more than once, the reading around this time counts, seconds
   *   since the session began; else the latest does
   */
  near(mediaTime: number, moment = Infinity): Sample | null {
    const here = this.#stretches.filter(([first]) => first && first.time <= moment + 1e-4);
    let nearest: Sample | null = null;
    let least = 1000 * GAP;
    for (const stretch of [...here.slice(-1), ...this.#stretches.toReversed()]) {
      const sample = latest(stretch, ({ frame }) => mediaTimeOf(frame) <= mediaTime + 1);
      if (!sample) continue;
      const age = mediaTime - mediaTimeOf(sample.frame);
      if (age <= FRESH_MS) return sample;
      if (age <= least) [nearest, least] = [sample, age];
    }
    return nearest;
  }

  /** A face over time; null follows the primary one, whichever it is. */
  appearances(faceId: number | null): Appearance[] {
    return this.#samples.map(({ time, faces, primaryId }) => {
      const id = faceId ?? primaryId;
      return { time, face: faces.find((face) => face.id === id) ?? null };
    });
  }

  /** The session's own clock at a time, ms. */
  timestamp(seconds: number): number {
    return (this.#begin ?? 0) + 1000 * seconds;
  }

  #judge(frame: FrameReading, last: FrameReading | undefined): Sample | null {
    if (last && jumped(last, frame)) {
      this.#signal.reset();
      this.#mark(frame.timestamp, 'seek', 'jump');
    }
    const events = this.#signal.ingest(frame);
    if (events.length === 0) return null;
    for (const event of events) this.#note(event);
    const sample = {
      time: this.seconds(frame.timestamp),
      frame,
      faces: this.#signal.faces,
      primaryId: this.#signal.primary?.id ?? null,
    };
    const before = this.#samples.at(-1);
    const on = before && mediaTimeOf(before.frame) <= mediaTimeOf(frame);
    if (on) this.#stretches.at(-1)?.push(sample);
    else this.#stretches.push([sample]);
    this.#samples.push(sample);
    return sample;
  }

  #note({ type, event }: SignalEvent): void {
    if (type === 'change') this.#mark(event.timestamp, type, event.emotion);
    if (type === 'facefound' || type === 'facelost') {
      this.#mark(event.timestamp, type, `face ${event.faceId}`);
    }
  }

  #mark(timestamp: number, kind: Mark['kind'], text: string): void {
    this.#marks.push({ time: this.seconds(timestamp), kind, text });
  }

  /** Seconds since the session began, for a time of its own clock, ms. */
  seconds(timestamp: number): number {
    this.#begin ??= timestamp;
    return (timestamp - this.#begin) / 1000;
  }
}

/** Where the source of a frame itself stood, ms. */
export function mediaTimeOf({ mediaTime, timestamp }: FrameReading): number {
  return mediaTime ?? timestamp;
}

function latest(samples: readonly Sample[], reached: (sample: Sample) => boolean): Sample | null {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const sample = samples[middle];
    if (sample && reached(sample)) low = middle + 1;
    else high = middle;
  }
  return samples[low - 1] ?? null;
}

/** A marker in words; a line is none, there are too many. */
function wordFor(marker: Marker): string | null {
  const { kind, label } = marker;
  if (kind === 'line') return null;
  if (kind === 'scene') return `scene ${label}`;
  if (kind === 'mark') return label;
  if (kind !== 'decided') return `${label} ${kind}`;
  if (marker.by === 'cancelled') return `${label} cancelled`;
  return `${label}: ${marker.emotion ?? 'unsure'}, by ${marker.by}`;
}

function withoutPicture(face: FaceReading): FaceReading {
  const { id, box, keypoints, roll, quality, probabilities } = face;
  return { id, box, keypoints, roll, quality, probabilities };
}

function jumped(last: FrameReading, next: FrameReading): boolean {
  if (last.mediaTime === undefined || next.mediaTime === undefined) return false;
  const passed = next.timestamp - last.timestamp;
  return Math.abs(next.mediaTime - last.mediaTime - passed) > JUMP_MS;
}
