import type { Clock } from '../clock';
import { EmotionError } from '../errors';
import type { ReadingSink, ReadingSource } from '../camera/ReadingSource';
import { parseRecording, type Recording, type RecordingJson } from '../recording';
import type { FrameReading } from '../types';
import { playReadings } from './playReadings';

export interface ReplayOptions {
  /** Speed, 0.1..20; readings keep their own media time; default 1. */
  readonly rate?: number;
  /** Begins again after the last reading; default false. */
  readonly loop?: boolean;
}

/** After the last reading a source stays on it for as long as readings took on average, ms. */
function meanStep(frames: readonly FrameReading[]): number {
  const first = frames[0]?.timestamp ?? 0;
  const last = frames.at(-1)?.timestamp ?? 0;
  return frames.length > 1 ? (last - first) / (frames.length - 1) : 100;
}

/**
 * Plays what `record()` took, as if the player sat there again: a source for `start({ source })`
 * without camera and worker.
 *
 * ```ts
 * const recorder = emotion.record();
 * // … and later, there or from a file:
 * await emotion.start({ source: new RecordedSource(recorder.stop()) });
 * ```
 */
export class RecordedSource implements ReadingSource {
  readonly kind = 'recorded';
  /** From the first reading to the end of the last, ms of media time. */
  readonly durationMs: number;
  readonly #frames: readonly FrameReading[];
  readonly #start: number;
  readonly #rate: number;
  readonly #loop: boolean;

  /**
   * @param recording  what a recorder gave, its JSON export, or that as text
   * @throws EmotionError `bad-option` when it is damaged or empty, or the rate out of range
   */
  constructor(recording: Recording | RecordingJson | string, options: ReplayOptions = {}) {
    const parsed = typeof recording === 'string' || 'format' in recording;
    this.#frames = (parsed ? parseRecording(recording) : recording).frames;
    const { rate = 1, loop = false } = options;
    if (!(rate >= 0.1 && rate <= 20))
      throw new EmotionError('bad-option', `RecordedSource: rate must be 0.1..20, not ${rate}`);
    const [first] = this.#frames;
    if (!first) throw new EmotionError('bad-option', 'RecordedSource: the recording is empty');
    this.#start = first.timestamp;
    const last = this.#frames.at(-1) ?? first;
    this.durationMs = last.timestamp - first.timestamp + meanStep(this.#frames);
    this.#rate = rate;
    this.#loop = loop;
  }

  play(sink: ReadingSink, clock: Clock): () => void {
    const schedule = {
      timeOf: (index: number) => this.#reading(index)?.timestamp ?? null,
      reading: (index: number) => this.#reading(index),
      endsAt: this.#start + this.durationMs,
    };
    return playReadings(schedule, sink, clock, this.#rate);
  }

  #reading(index: number): FrameReading | null {
    const round = Math.floor(index / this.#frames.length);
    const frame = this.#frames[index % this.#frames.length];
    if (!frame || (round > 0 && !this.#loop)) return null;
    return { ...frame, timestamp: frame.timestamp + round * this.durationMs };
  }
}
