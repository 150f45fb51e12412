import { EmotionError } from '../errors';
import type { Frame, FrameSink } from './FrameSource';

export interface PumpOptions {
  readonly targetFps: () => number;
  /** Media time of a presented frame, ms. */
  readonly timestamp: (now: number, metadata: VideoFrameCallbackMetadata) => number;
}

const MICROSECONDS = 1000;

/** A frame arriving this much early, in shares of the period, still counts as due. */
const EARLY = 0.2;

/**
 * `new VideoFrame` costs the main thread about 0.1 ms, `createImageBitmap` 0.5; reading pixels
 * through a canvas costs 40 and is never done.
 */
async function grab(video: HTMLVideoElement, timestamp: number): Promise<Frame> {
  if (typeof VideoFrame === 'function') {
    return new VideoFrame(video, { timestamp: Math.round(timestamp * MICROSECONDS) });
  }
  return createImageBitmap(video);
}

/** @throws EmotionError `unsupported` where a video does not tell of its frames */
export function requireFrames(): void {
  if (!('requestVideoFrameCallback' in HTMLVideoElement.prototype)) {
    throw new EmotionError('unsupported', 'this browser lacks requestVideoFrameCallback');
  }
}

/**
 * Hands the video's presented frames to a sink, thinned to the wanted rate.
 *
 * @returns stops the pump
 */
export function pumpFrames(
  video: HTMLVideoElement,
  sink: FrameSink,
  { targetFps, timestamp }: PumpOptions,
): () => void {
  let stopped = false;
  let grabbing = false;
  let dueAt = -Infinity;
  let handle = 0;

  const present: VideoFrameRequestCallback = (now, metadata) => {
    if (stopped) return;
    handle = video.requestVideoFrameCallback(present);
    const period = 1000 / targetFps();
    if (grabbing || now < dueAt - period * EARLY) return;
    if (video.videoWidth === 0 || video.videoHeight === 0) return;
    dueAt = Math.max(dueAt + period, now);
    grabbing = true;
    const at = timestamp(now, metadata);
    grab(video, at)
      .then((frame) => {
        if (stopped) frame.close();
        else sink.frame(frame, at);
      })
      // A frame that the browser could not hand out (resized or torn down mid-grab) is only skipped.
      .catch(() => undefined)
      .finally(() => {
        grabbing = false;
      });
  };
  handle = video.requestVideoFrameCallback(present);

  return () => {
    stopped = true;
    video.cancelVideoFrameCallback(handle);
  };
}
