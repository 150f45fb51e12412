import { EmotionError } from '../errors';
import { FramePump, requireFrames } from './FramePump';
import type { FrameSink, FrameSource } from './FrameSource';
import { endVideo, playMuted, why } from './playMuted';

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
  readonly camera = null;
  video: HTMLVideoElement | null = null;
  readonly #input: VideoInput;
  readonly #options: VideoOptions;
  readonly #closing = new AbortController();
  #sink: FrameSink | null = null;
  #objectUrl: string | null = null;
  #pump: FramePump | null = null;

  constructor(input: VideoInput, options: VideoOptions) {
    this.#input = input;
    this.#options = options;
  }

  async open(sink: FrameSink): Promise<void> {
    this.#sink = sink;
    const video = await this.#load();
    const { signal } = this.#closing;
    if (signal.aborted) {
      if (this.#isOwn(video)) endVideo(video);
      return;
    }
    this.video = video;
    this.#listen(video, sink);
    // A clip of the plugin's own waits at its beginning for the models.
    if (this.#isOwn(video)) video.pause();
  }

  deliver(targetFps: () => number): void {
    const { video } = this;
    const sink = this.#sink;
    if (!video || !sink) return;
    if (video.error) throw brokenOff(video);
    if (video.ended && !this.#repeats(video)) {
      throw new EmotionError('source-failed', 'The video is at its end already.');
    }
    this.#pump = new FramePump(video, sink, {
      targetFps: () => targetFps() * Math.max(1, video.playbackRate),
      timestamp: (_, mediaTime) => mediaTime,
      isPaused: () => video.paused || video.ended || video.seeking,
      isOver: () => false,
    });
    if (this.#isOwn(video)) this.#play(video, sink);
  }

  close(): void {
    this.#closing.abort();
    this.#pump?.stop();
    if (this.video && this.#isOwn(this.video)) endVideo(this.video);
    if (this.#objectUrl !== null) URL.revokeObjectURL(this.#objectUrl);
    this.#objectUrl = null;
    this.video = null;
  }

  async #load(): Promise<HTMLVideoElement> {
    const input = this.#input;
    if (input instanceof HTMLVideoElement) {
      requireFrames();
      if (input.error) throw brokenOff(input);
      return input;
    }
    return playMuted({ src: this.#urlOf(input), signal: this.#closing.signal });
  }

  /** From its beginning, when it is at its end. */
  #play(video: HTMLVideoElement, sink: FrameSink): void {
    video.play().catch((cause: unknown) => {
      if (!this.#closing.signal.aborted) sink.ended(brokenOff(video, cause));
    });
  }

  #listen(video: HTMLVideoElement, sink: FrameSink): void {
    const { signal } = this.#closing;
    const jumped = () => sink.discontinuity();
    video.addEventListener('seeking', jumped, { signal });
    video.addEventListener('emptied', jumped, { signal });
    const atEnd = () => (this.#repeats(video) ? this.#play(video, sink) : sink.ended(null));
    video.addEventListener('ended', atEnd, { signal });
    video.addEventListener('error', () => sink.ended(brokenOff(video)), { signal });
  }

  #urlOf(input: URL | string | Blob): string {
    if (typeof input === 'string') return input;
    if (input instanceof URL) return input.href;
    this.#objectUrl = URL.createObjectURL(input);
    return this.#objectUrl;
  }

  #isOwn(video: HTMLVideoElement): boolean {
    return video !== this.#input;
  }

  /**
   * By `play()` at its end, not by the element's `loop`: with that WebKitGTK 2.50 seeks as it begins
   * to play, and hung for good in 4 of 28 videos played and let go; without it in 0 of 40.
   */
  #repeats(video: HTMLVideoElement): boolean {
    return this.#isOwn(video) && this.#options.loop === true;
  }
}

function brokenOff(video: HTMLVideoElement, cause?: unknown): EmotionError {
  return new EmotionError('source-failed', `The video does not play: ${why(video, cause)}`, {
    cause,
  });
}
