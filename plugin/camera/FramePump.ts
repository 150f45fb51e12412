import { EmotionError } from '../errors';
import { SILENCE_MS, type Frame, type FrameSink } from './FrameSource';
import type { TrackFrames } from './TrackFrames';
import { Uprightness } from './Uprightness';

export interface PumpOptions {
  readonly targetFps: () => number;
  /** Media time of a presented frame, ms. */
  readonly timestamp: (now: number, mediaTime: number) => number;
  /** Whether the source rests by somebody's will: it is not silent then. */
  readonly isPaused: () => boolean;
  /** Whether the source ended without a word. */
  readonly isOver: () => boolean;
  /** Called while no picture comes, about once a second. */
  readonly wake?: () => void;
  /** The source's own pictures, where it has them. */
  readonly frames?: TrackFrames | null;
}

const MICROSECONDS = 1000;

/** A frame arriving this much early, in shares of the period, still counts as due. */
const EARLY = 0.2;

/** How often the pump looks whether pictures come, ms. A page that slept counts as one look. */
const LOOK_MS = 1000;

/**
 * `new VideoFrame` costs the main thread about 0.1 ms; reading pixels through a canvas costs 40 and is
 * never done.
 *
 * @throws Error where there is no picture
 */
async function grab(
  video: HTMLVideoElement,
  timestamp: number,
  upright: Uprightness,
  frames: TrackFrames | null,
): Promise<Frame> {
  if (typeof VideoFrame === 'function') {
    const frame = frames
      ? await frames.next()
      : new VideoFrame(video, { timestamp: Math.round(timestamp * MICROSECONDS) });
    if (upright.of(video, frame, performance.now())) return frame;
    frame.close();
  }
  return asShown(video);
}

/** Drawing is what turns a video in every browser; Firefox's `createImageBitmap` does not. */
function asShown(video: HTMLVideoElement): ImageBitmap {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0);
  return canvas.transferToImageBitmap();
}

/** @throws EmotionError `unsupported` where a video does not tell of its frames */
export function requireFrames(): void {
  if (!('requestVideoFrameCallback' in HTMLVideoElement.prototype)) {
    throw new EmotionError('unsupported', 'this browser lacks requestVideoFrameCallback');
  }
}

/** Hands the video's presented frames to a sink, thinned to the wanted rate, and says when none come. */
export class FramePump {
  readonly #video: HTMLVideoElement;
  readonly #sink: FrameSink;
  readonly #options: PumpOptions;
  readonly #upright = new Uprightness();
  #stopped = false;
  #grabbing = false;
  #dueAt = -Infinity;
  #handle: number;
  #look = 0;
  #looksWithout = 0;
  #silent = false;
  #owed = false;

  constructor(video: HTMLVideoElement, sink: FrameSink, options: PumpOptions) {
    this.#video = video;
    this.#sink = sink;
    this.#options = options;
    this.#handle = video.requestVideoFrameCallback(this.#present);
    this.#lookAgain();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#look);
    this.#video.cancelVideoFrameCallback(this.#handle);
  }

  /** The source says itself that pictures come again: it has broken off when they do not. */
  expectPictures(): void {
    this.#looksWithout = 0;
    this.#owed = true;
  }

  /** The source says itself that nothing comes for now. */
  silence(): void {
    this.#owed = false;
    if (this.#silent || this.#stopped) return;
    this.#silent = true;
    this.#sink.silent();
  }

  /** Takes the picture that the video shows already, rather than wait for the next. */
  takeShown(): void {
    const now = performance.now();
    this.#dueAt = now + this.#period;
    this.#take(this.#options.timestamp(now, this.#video.currentTime * 1000));
  }

  get #period(): number {
    return 1000 / this.#options.targetFps();
  }

  readonly #present: VideoFrameRequestCallback = (now, { mediaTime }) => {
    this.#handle = this.#video.requestVideoFrameCallback(this.#present);
    const period = this.#period;
    if (this.#grabbing || now < this.#dueAt - period * EARLY) return;
    this.#dueAt = Math.max(this.#dueAt + period, now);
    this.#take(this.#options.timestamp(now, mediaTime * 1000));
  };

  /** @param at  its media time, ms */
  #take(at: number): void {
    if (this.#video.videoWidth === 0 || this.#video.videoHeight === 0) return;
    this.#grabbing = true;
    grab(this.#video, at, this.#upright, this.#options.frames ?? null)
      .then(
        (frame) => {
          this.#deliver(frame, at);
        },
        (cause: unknown) => {
          this.#excuse(cause);
        },
      )
      .finally(() => {
        this.#grabbing = false;
      });
  }

  #deliver(frame: Frame, at: number): void {
    if (this.#stopped) {
      frame.close();
      return;
    }
    this.#looksWithout = 0;
    this.#owed = false;
    if (this.#silent) {
      this.#silent = false;
      this.#sink.pictures();
    }
    this.#sink.frame(frame, at);
  }

  /** A frame that the browser could not hand out (resized or torn down mid-grab) is only skipped. */
  #excuse(cause: unknown): void {
    if (this.#stopped || !(cause instanceof Error) || cause.name !== 'SecurityError') return;
    this.#sink.ended(
      new EmotionError(
        'source-failed',
        'The video is from another origin, which keeps its pixels: serve it with Access-Control-Allow-Origin and set crossOrigin="anonymous" before its src.',
        { cause },
      ),
    );
  }

  #lookAgain(): void {
    this.#look = Number(
      setTimeout(() => {
        this.#lookAgain();
        if (this.#options.isOver()) {
          this.#sink.ended(new EmotionError('camera-ended', 'The stream’s track was stopped.'));
        } else if (this.#options.isPaused()) {
          this.#looksWithout = 0;
        } else {
          this.#looksWithout += 1;
          this.#options.wake?.();
          if (this.#looksWithout * LOOK_MS < SILENCE_MS) return;
          if (this.#owed) this.#sink.ended(frozen());
          else this.silence();
        }
      }, LOOK_MS),
    );
  }
}

function frozen(): EmotionError {
  return new EmotionError(
    'camera-ended',
    `The stream’s track was unmuted, but no picture came for ${SILENCE_MS / 1000} s.`,
  );
}
