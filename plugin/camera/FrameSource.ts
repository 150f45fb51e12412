import type { EmotionError } from '../errors';
import type { UsedCamera } from '../types';

/** A picture that can be transferred to the worker; whoever holds it closes it. */
export type Frame = VideoFrame | ImageBitmap;

/** Pictures that the worker takes by itself. */
export interface OwnFrames {
  /** Those from now on, to be transferred. */
  readonly open: () => ReadableStream<VideoFrame>;
  /** To be called of each that came to the worker. */
  readonly arrived: () => void;
}

/** Where a source delivers. */
export interface FrameSink {
  /** One picture; the sink takes it over and closes it. `timestamp` is media time, ms. */
  frame(frame: Frame, timestamp: number): void;
  /** From now on the worker may take pictures by itself, until the source is closed. */
  follow(frames: OwnFrames): void;
  /** The timeline jumped (seek, loop): what was seen before no longer leads to what comes. */
  discontinuity(): void;
  /** No picture came for {@link SILENCE_MS}, though the source is open and not paused. */
  silent(): void;
  /** After `silent`: pictures come again. */
  pictures(): void;
  /** The source ended by itself, for a reason the player may see. */
  ended(error: EmotionError | null): void;
}

/** Patience with an open source that sends nothing, ms. */
export const SILENCE_MS = 5000;

/** Something with pictures in it: a camera, a stream, a video. */
export interface FrameSource {
  /** The element that plays the source, for a self-view; null until opened. */
  readonly video: HTMLVideoElement | null;
  /** The camera it is, once open; null for other sources. */
  readonly camera: UsedCamera | null;
  /**
   * Opens the source; until `close()` it holds its device. From then on it tells of its end.
   *
   * @throws EmotionError with the reason, in words for the player too
   */
  open(sink: FrameSink): Promise<void>;
  /**
   * Delivers at most `targetFps` pictures a second until closed.
   *
   * @throws EmotionError when the source is over by now
   */
  deliver(targetFps: () => number): void;
  /** Releases everything: tracks stopped, light off, downloads ended. Safe to call twice. */
  close(): void;
}
