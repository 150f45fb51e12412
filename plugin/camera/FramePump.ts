import { EmotionError } from '../errors';
import { SILENCE_MS, type Frame, type FrameSink } from './FrameSource';
import { Rhythm } from './Rhythm';
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
  /** The source's own pictures, where it has them: the worker takes them by itself. */
  readonly frames?: TrackFrames | null;
  /** Called when it does: nothing is taken from the video any more. */
  readonly followed?: () => void;
}

const MICROSECONDS = 1000;

/** How often the pump looks whether pictures come, ms. A page that slept counts as one look. */
const LOOK_MS = 1000;

/**
 * `new VideoFrame` costs the main thread about 0.1 ms; reading pixels through a canvas costs 40 and is
 * never done.
 *
 * @throws Error where there is no picture
 */
function grab(video: HTMLVideoElement, timestamp: number, upright: Uprightness): Frame {
  if (typeof VideoFrame === 'function') {
    const frame = new VideoFrame(video, { timestamp: Math.round(timestamp * MICROSECONDS) });
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

/** Hands a source's frames to a sink, thinned to the wanted rate, and says when none come. */
export class FramePump {
  readonly #video: HTMLVideoElement;
  readonly #sink: FrameSink;
  readonly #options: PumpOptions;
  readonly #upright = new Uprightness();
  readonly #rhythm = new Rhythm();
  #stopped = false;
  #handle = 0;
  #look = 0;
  #looksWithout = 0;
  #silent = false;
  #owed = false;

  constructor(video: HTMLVideoElement, sink: FrameSink, options: PumpOptions) {
    this.#video = video;
    this.#sink = sink;
    this.#options = options;
    if (options.frames) void this.#handOver(options.frames);
    else this.#handle = video.requestVideoFrameCallback(this.#present);
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
    this.#take(performance.now(), this.#video.currentTime);
  }

  readonly #present: VideoFrameRequestCallback = (now, { mediaTime }) => {
    this.#handle = this.#video.requestVideoFrameCallback(this.#present);
    this.#take(now, mediaTime);
  };

  /** @param mediaTime  s */
  #take(now: number, mediaTime: number): void {
    const { videoWidth, videoHeight } = this.#video;
    if (!this.#rhythm.isDue(now, this.#options.targetFps())) return;
    if (videoWidth === 0 || videoHeight === 0) return;
    const at = this.#options.timestamp(now, mediaTime * 1000);
    let frame: Frame;
    try {
      frame = grab(this.#video, at, this.#upright);
    } catch (cause) {
      this.#excuse(cause);
      return;
    }
    this.#arrived();
    this.#sink.frame(frame, at);
  }

  /**
   * The page hands on the first picture, which lies there already, and lets the worker take the others
   * by itself: whoever wakes a worker for every frame is put aside for it where cores are few.
   */
  async #handOver(frames: TrackFrames): Promise<void> {
    const frame = await frames.first();
    if (!frame || this.#stopped) {
      frame?.close();
      return;
    }
    this.#arrived();
    this.#sink.frame(frame, this.#options.timestamp(performance.now(), 0));
    this.#sink.follow({
      open: () => frames.open(),
      arrived: () => this.#arrived(),
    });
    this.#options.followed?.();
  }

  #arrived(): void {
    if (this.#stopped) return;
    this.#looksWithout = 0;
    this.#owed = false;
    if (this.#silent) {
      this.#silent = false;
      this.#sink.pictures();
    }
  }

  /** A frame that the browser could not hand out (resized or torn down mid-grab) is only skipped. */
  #excuse(cause: unknown): void {
    if (!(cause instanceof Error) || cause.name !== 'SecurityError') return;
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
