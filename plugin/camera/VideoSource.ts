import { EmotionError } from '../errors';
import { pumpFrames, requireFrames } from './framePump';
import type { FrameSink, FrameSource } from './FrameSource';
import { endVideo, playMuted } from './playMuted';

/** What a video source plays: an element that the game owns, or something to load. */
export type VideoInput = HTMLVideoElement | URL | string | Blob;

export interface VideoOptions {
  /** Start again at the end; default false. Elements of the game's own keep their setting. */
  readonly loop?: boolean;
}

/**
 * A video file, URL or element. Time is the video's own, so seeking, pausing and playback rate act
 * on what the plugin sees just as on what is shown.
 */
export class VideoSource implements FrameSource {
  readonly kind = 'video';
  video: HTMLVideoElement | null = null;
  #input: VideoInput;
  #options: VideoOptions;
  #objectUrl: string | null = null;
  #stopPump: (() => void) | null = null;
  #listening = new AbortController();

  constructor(input: VideoInput, options: VideoOptions) {
    this.#input = input;
    this.#options = options;
  }

  async open(): Promise<void> {
    const input = this.#input;
    if (input instanceof HTMLVideoElement) {
      requireFrames();
      if (input.error) {
        throw new EmotionError('source-failed', `The video is broken: ${input.error.message}`);
      }
      this.video = input;
      return;
    }
    const video = await playMuted({
      src: this.#urlOf(input),
      loop: this.#options.loop ?? false,
    });
    if (this.#listening.signal.aborted) endVideo(video);
    else this.video = video;
  }

  deliver(sink: FrameSink, targetFps: () => number): void {
    const { video } = this;
    if (!video) return;
    const { signal } = this.#listening;
    video.addEventListener(
      'seeking',
      () => {
        sink.discontinuity();
      },
      { signal },
    );
    video.addEventListener(
      'ended',
      () => {
        sink.ended(null);
      },
      { signal },
    );
    video.addEventListener(
      'error',
      () => {
        sink.ended(
          new EmotionError('source-failed', `The video broke off: ${video.error?.message ?? ''}`),
        );
      },
      { signal },
    );
    this.#stopPump = pumpFrames(video, sink, {
      targetFps: () => targetFps() * Math.max(1, video.playbackRate),
      timestamp: (_, metadata) => metadata.mediaTime * 1000,
    });
  }

  #urlOf(input: URL | string | Blob): string {
    if (typeof input === 'string') return input;
    if (input instanceof URL) return input.href;
    this.#objectUrl = URL.createObjectURL(input);
    return this.#objectUrl;
  }

  close(): void {
    this.#listening.abort();
    this.#stopPump?.();
    if (this.video && this.video !== this.#input) endVideo(this.video);
    if (this.#objectUrl !== null) URL.revokeObjectURL(this.#objectUrl);
    this.#objectUrl = null;
    this.video = null;
  }
}
