import { EmotionError } from '../errors';
import type { FrameSink, FrameSource } from './FrameSource';
import { StreamPlayer } from './StreamPlayer';

/** A MediaStream that the game opened and keeps: closing the source leaves its tracks alone. */
export class StreamSource implements FrameSource {
  readonly camera = null;
  readonly #stream: MediaStream;
  readonly #player: StreamPlayer;

  constructor(stream: MediaStream) {
    this.#stream = stream;
    this.#player = new StreamPlayer(stream, 'source-failed');
  }

  get video(): HTMLVideoElement | null {
    return this.#player.video;
  }

  async open(sink: FrameSink): Promise<void> {
    if (this.#stream.getVideoTracks().every(({ readyState }) => readyState === 'ended')) {
      throw new EmotionError('source-failed', 'The MediaStream has no live video track.');
    }
    await this.#player.open(sink);
  }

  deliver(targetFps: () => number): void {
    this.#player.deliver(targetFps);
  }

  close(): void {
    this.#player.close();
  }
}
