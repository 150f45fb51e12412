import type { Frame, OwnFrames } from '../camera/FrameSource';
import type { Clock } from '../clock';
import type { ResolvedOptions } from '../options';
import type { FrameReading, UsedCamera } from '../types';
import type { Does } from './Life';
import { Models, type ModelsListener } from './Models';
import { OpenSource, type SourceListener } from './OpenSource';
import { Pace } from './pace/Pace';

export interface PathListener
  extends ModelsListener, Omit<SourceListener, 'frame' | 'follow' | 'targetFps'> {}

/**
 * The way of a frame: from the source that is open to the worker, at the rate that the machine can
 * spare, and back as a reading.
 */
export class FramePath {
  readonly pace: Pace;
  readonly effects: Does<'open' | 'begin' | 'close' | 'load' | 'release'>;
  readonly #source: OpenSource;
  readonly #models: Models;
  readonly #hear: (reading: FrameReading) => void;

  constructor(options: ResolvedOptions, listener: PathListener, clock: Clock) {
    this.pace = new Pace(options.targetFps, clock.now());
    this.#hear = listener.reading;
    this.#models = new Models(options, listener);
    this.#source = new OpenSource(
      {
        ...listener,
        frame: (frame, timestamp) => void this.#read(frame, timestamp),
        follow: (frames) => this.#follow(frames),
        reading: (reading) => this.#accept(reading, 0),
        targetFps: () => this.pace.targetFps,
      },
      clock,
    );
    const source = this.#source.effects;
    this.effects = {
      ...source,
      ...this.#models.effects,
      open: (effect) => {
        this.pace.restart(clock.now());
        source.open(effect);
      },
      close: (effect) => {
        this.#models.follow(null);
        source.close(effect);
      },
    };
  }

  /** The element that plays the source. */
  get video(): HTMLVideoElement | null {
    return this.#source.frames?.video ?? null;
  }

  get camera(): UsedCamera | null {
    return this.#source.frames?.camera ?? null;
  }

  configure(options: ResolvedOptions): void {
    this.pace.wishFps = options.targetFps;
    this.#models.configure(options);
  }

  async #read(frame: Frame, timestamp: number): Promise<void> {
    const { frames } = this.#source;
    const sentAt = performance.now();
    const answer = this.#models.read(frame, timestamp);
    const sendMs = performance.now() - sentAt;
    const reading = await answer;
    // Of a source that was closed meanwhile nothing more is heard.
    if (reading && frames === this.#source.frames) this.#accept(reading, sendMs);
  }

  #follow({ open, arrived }: OwnFrames): void {
    this.#models.follow({
      open,
      fps: () => this.pace.targetFps,
      hear: (reading) => {
        arrived();
        if (reading) this.#accept(reading, 0);
      },
    });
  }

  /** @param sendMs  what the main thread spent on it so far */
  #accept(reading: FrameReading, sendMs: number): void {
    const heardAt = performance.now();
    this.#hear(reading);
    this.pace.frame(reading.timing, sendMs + performance.now() - heardAt);
  }
}
