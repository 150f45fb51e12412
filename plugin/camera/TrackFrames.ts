/** Chromium's, which TypeScript's DOM does not know. */
interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}
type TrackProcessorClass = new (init: {
  track: MediaStreamTrack;
  maxBufferSize: number;
}) => TrackProcessor;

/**
 * A track's pictures as they lie in memory. Those of the video that plays it are in the graphics
 * card already, and fetching one back waits there behind the game's own frames.
 */
export class TrackFrames {
  readonly #reader: ReadableStreamDefaultReader<VideoFrame>;

  private constructor(Processor: TrackProcessorClass, track: MediaStreamTrack) {
    // Of what nobody asks for only the newest is kept.
    this.#reader = new Processor({ track, maxBufferSize: 1 }).readable.getReader();
  }

  /** Null where the browser has no such thing for pages. */
  static of(stream: MediaStream): TrackFrames | null {
    const [track] = stream.getVideoTracks();
    const { MediaStreamTrackProcessor: Processor } = globalThis as {
      MediaStreamTrackProcessor?: TrackProcessorClass;
    };
    return Processor && track ? new TrackFrames(Processor, track) : null;
  }

  /**
   * The newest that was not given out yet, or else the next. Whoever gets it closes it.
   *
   * @throws Error when there are no more
   */
  async next(): Promise<VideoFrame> {
    const { value } = await this.#reader.read();
    if (!value) throw new Error('the track is over');
    return value;
  }

  close(): void {
    this.#reader.cancel().catch(() => undefined);
  }
}
