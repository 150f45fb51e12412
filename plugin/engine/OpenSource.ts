import { createSource } from '../camera/createSource';
import type { Frame, FrameSource, OwnFrames } from '../camera/FrameSource';
import { isReadingSource } from '../camera/ReadingSource';
import type { Clock } from '../clock';
import type { FrameReading } from '../types';
import { asEmotionError } from './failing';
import type { Does } from './Life';
import type { EffectOf } from './machine/effects';
import type { Event } from './machine/events';

export interface SourceListener {
  readonly frame: (frame: Frame, timestamp: number) => void;
  readonly follow: (frames: OwnFrames) => void;
  readonly reading: (reading: FrameReading) => void;
  /** The timeline jumped: what was seen before no longer leads to what comes. */
  readonly discontinuity: () => void;
  /** The rate that is wanted now, frames/s. */
  readonly targetFps: () => number;
  readonly tell: (event: Event) => void;
}

/** The one source that is open, or none. */
export class OpenSource {
  readonly #listener: SourceListener;
  readonly #clock: Clock;
  #frames: FrameSource | null = null;
  #close: (() => void) | null = null;

  readonly effects: Does<'open' | 'begin' | 'close'> = {
    open: (effect) => this.#open(effect),
    /** @throws EmotionError when it is over already */
    begin: ({ run }) => {
      this.#frames?.deliver(this.#listener.targetFps);
      this.#listener.tell({ type: 'begun', run });
    },
    close: () => {
      const close = this.#close;
      this.#close = null;
      this.#frames = null;
      close?.();
    },
  };

  constructor(listener: SourceListener, clock: Clock) {
    this.#listener = listener;
    this.#clock = clock;
  }

  get frames(): FrameSource | null {
    return this.#frames;
  }

  #open({ run, options, device }: EffectOf<'open'>): void {
    const { reading, frame, follow, discontinuity, tell } = this.#listener;
    const { source = 'camera' } = options;
    let open = true;
    const whileOpen =
      <Args extends readonly unknown[]>(act: (...args: Args) => void) =>
      (...args: Args) => {
        if (open) act(...args);
      };
    const ended = whileOpen((error: unknown) => {
      tell({ type: 'ended', run, error: error ? asEmotionError(error) : null });
    });
    if (isReadingSource(source)) {
      this.#close = () => {
        open = false;
      };
      const stop = source.play({ reading: whileOpen(reading), ended }, this.#clock);
      this.#close = () => {
        open = false;
        stop();
      };
      tell({ type: 'begun', run });
      return;
    }
    const frames = createSource(source, options, device);
    this.#frames = frames;
    this.#close = () => {
      open = false;
      frames.close();
    };
    const opening = frames.open({
      frame: (picture, timestamp) => {
        if (open) frame(picture, timestamp);
        else picture.close();
      },
      follow: whileOpen(follow),
      discontinuity: whileOpen(discontinuity),
      silent: whileOpen(() => {
        tell({ type: 'silent', run });
      }),
      pictures: whileOpen(() => {
        tell({ type: 'pictures', run });
      }),
      ended,
    });
    opening.then(
      whileOpen(() => {
        tell({ type: 'opened', run, device: frames.camera?.deviceId ?? null });
      }),
      ended,
    );
  }
}
