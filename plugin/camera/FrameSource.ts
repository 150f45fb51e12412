import type { EmotionError } from '../errors';
import type { SourceKind } from '../types';

/** A picture that can be transferred to the worker; whoever holds it closes it. */
export type Frame = VideoFrame | ImageBitmap;

/** Where a source delivers what it sees. */
export interface FrameSink {
  /** One picture; the sink takes it over and closes it. `timestamp` is media time, ms. */
  frame(frame: Frame, timestamp: number): void;
  /** The timeline jumped (seek, loop): what was seen before no longer leads to what comes. */
  discontinuity(): void;
  /** The source ended by itself, for a reason the player may see. */
  ended(error: EmotionError | null): void;
}

/** Something with pictures in it: a camera, a stream, a video. */
export interface FrameSource {
  readonly kind: SourceKind;
  /** The element that plays the source, for a self-view; null until opened. */
  readonly video: HTMLVideoElement | null;
  /**
   * Opens the source; until `close()` it holds its device.
   *
   * @throws EmotionError with the reason, in words for the player too
   */
  open(): Promise<void>;
  /** Delivers at most `targetFps` pictures a second until closed. */
  deliver(sink: FrameSink, targetFps: () => number): void;
  /** Releases everything: tracks stopped, camera light off. Safe to call twice. */
  close(): void;
}
