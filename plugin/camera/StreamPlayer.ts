import { EmotionError, type EmotionErrorCode } from '../errors';
import { FramePump } from './FramePump';
import type { FrameSink } from './FrameSource';
import { TrackFrames } from './TrackFrames';
import { endVideo, playMuted } from './playMuted';

/** Plays a live stream and hands out its pictures; whose tracks they are is not its affair. */
export class StreamPlayer {
  #video: HTMLVideoElement | null = null;
  #isAskedFor = false;
  /** Nobody needs its pictures, for which a browser holds some 5 MB. */
  #isAtRest = false;
  readonly #stream: MediaStream;
  readonly #code: EmotionErrorCode;
  readonly #mayFreeze: boolean;
  readonly #closing = new AbortController();
  #sink: FrameSink | null = null;
  #pump: FramePump | null = null;
  #frames: TrackFrames | null = null;

  /**
   * @param code  of the error when it does not play
   * @param options.mayFreeze  a track that is unmuted and sends no picture has broken off: phones have
   * given back such a one after a call, and opened afresh it shows pictures
   */
  constructor(stream: MediaStream, code: EmotionErrorCode, { mayFreeze = false } = {}) {
    this.#stream = stream;
    this.#code = code;
    this.#mayFreeze = mayFreeze;
  }

  /** Plays from when it is first asked for, if not before. */
  get video(): HTMLVideoElement | null {
    this.#isAskedFor = true;
    if (this.#isAtRest) void this.#video?.play().catch(() => undefined);
    this.#isAtRest = false;
    return this.#video;
  }

  /** @throws EmotionError when it is over, or shows nothing */
  async open(sink: FrameSink): Promise<void> {
    this.#sink = sink;
    this.#requireLive();
    const { signal } = this.#closing;
    for (const track of this.#stream.getVideoTracks()) {
      track.addEventListener('ended', () => sink.ended(ended()), { signal });
      track.addEventListener('mute', () => this.#pump?.silence(), { signal });
      if (this.#mayFreeze) {
        track.addEventListener('unmute', () => this.#pump?.expectPictures(), { signal });
      }
    }
    // From now on, so that it has what the video shows when the models come.
    this.#frames = TrackFrames.of(this.#stream);
    const video = await playMuted({ srcObject: this.#stream, code: this.#code, signal });
    if (signal.aborted) endVideo(video);
    else this.#video = video;
  }

  /** @throws EmotionError when it is over */
  deliver(targetFps: () => number): void {
    const video = this.#video;
    if (!video || !this.#sink) return;
    this.#requireLive();
    this.#pump = new FramePump(video, this.#sink, {
      targetFps,
      timestamp: (now) => now,
      isPaused: () => false,
      frames: this.#frames,
      isOver: () => this.#isOver(),
      // A call pauses a phone's videos, and nobody else plays them again. Refused, it stays silent.
      wake: () => !this.#isAtRest && video.paused && void video.play().catch(() => undefined),
      followed: () => {
        if (this.#isAskedFor) return;
        this.#isAtRest = true;
        video.pause();
      },
    });
    if (!this.#frames) this.#pump.takeShown();
  }

  close(): void {
    this.#closing.abort();
    this.#pump?.stop();
    this.#frames?.close();
    if (this.#video) endVideo(this.#video);
    this.#video = null;
  }

  #requireLive(): void {
    if (this.#isOver()) throw ended();
  }

  #isOver(): boolean {
    return this.#stream.getVideoTracks().every(({ readyState }) => readyState === 'ended');
  }
}

function ended(): EmotionError {
  return new EmotionError('camera-ended', 'The stream has no live video track any more.');
}
