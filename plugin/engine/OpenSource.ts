import { createSource } from '../camera/createSource';
import type { Frame, FrameSource } from '../camera/FrameSource';
import { isReadingSource } from '../camera/ReadingSource';
import type { Clock } from '../clock';
import type { FrameReading } from '../types';
import { asEmotionError } from './failing';
import type { EffectOf } from './machine/effects';
import type { Event } from './machine/events';

export interface SourceListener {
  readonly frame: (frame: Frame, timestamp: number) => void;
  readonly reading: (reading: FrameReading) => void;
  /** The timeline jumped: what was seen before no longer leads to what comes. */
  readonly discontinuity: () => void;
  readonly tell: (event: Event) => void;
}

/** The one source that is open, or none. */
export class OpenSource {
  readonly #listener: SourceListener;
  readonly #clock: Clock;
  #frames: FrameSource | null = null;
  #close: (() => void) | null = null;

  constructor(listener: SourceListener, clock: Clock) {
    this.#listener = listener;
    this.#clock = clock;
  }

  /** The element that plays it. */
  get video(): HTMLVideoElement | null {
    return this.#frames?.video ?? null;
  }

  get frames(): FrameSource | null {
    return this.#frames;
  }

  open({ run, options, device }: EffectOf<'open'>): void {
    const { reading, frame, discontinuity, tell } = this.#listener;
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

  /** @throws EmotionError when it is over already */
  begin({ run }: EffectOf<'begin'>, targetFps: () => number): void {
    this.#frames?.deliver(targetFps);
    this.#listener.tell({ type: 'begun', run });
  }

  close(): void {
    const close = this.#close;
    this.#close = null;
    this.#frames = null;
    close?.();
  }
}
