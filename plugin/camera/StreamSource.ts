import { EmotionError } from '../errors';
import { pumpFrames } from './framePump';
import type { FrameSink, FrameSource } from './FrameSource';
import { endVideo, playMuted } from './playMuted';

/** A MediaStream that the game opened and keeps: closing the source leaves its tracks alone. */
export class StreamSource implements FrameSource {
  readonly kind = 'stream';
  video: HTMLVideoElement | null = null;
  #stream: MediaStream;
  #closing = new AbortController();
  #stopPump: (() => void) | null = null;

  constructor(stream: MediaStream) {
    this.#stream = stream;
  }

  async open(): Promise<void> {
    if (this.#stream.getVideoTracks().every((track) => track.readyState === 'ended')) {
      throw new EmotionError('source-failed', 'The MediaStream has no live video track.');
    }
    const video = await playMuted({
      srcObject: this.#stream,
      signal: this.#closing.signal,
    });
    if (this.#closing.signal.aborted) endVideo(video);
    else this.video = video;
  }

  deliver(sink: FrameSink, targetFps: () => number): void {
    if (!this.video) return;
    for (const track of this.#stream.getVideoTracks()) {
      track.addEventListener(
        'ended',
        () => {
          sink.ended(new EmotionError('camera-ended', 'The stream’s video track ended.'));
        },
        { signal: this.#closing.signal },
      );
    }
    this.#stopPump = pumpFrames(this.video, sink, { targetFps, timestamp: (now) => now });
  }

  close(): void {
    this.#closing.abort();
    this.#stopPump?.();
    if (this.video) endVideo(this.video);
    this.video = null;
  }
}
