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
  readonly #open: () => ReadableStream<VideoFrame>;
  readonly #first: ReadableStream<VideoFrame>;
  /** Of the first; null once it was given away. */
  #reader: ReadableStreamDefaultReader<VideoFrame> | null;

  private constructor(open: () => ReadableStream<VideoFrame>) {
    this.#open = open;
    this.#first = open();
    this.#reader = this.#first.getReader();
  }

  /** Null where the browser has no such thing for pages, or its frames do not say how they are turned. */
  static of(stream: MediaStream): TrackFrames | null {
    const [track] = stream.getVideoTracks();
    const { MediaStreamTrackProcessor: Processor, VideoFrame: Frame } = globalThis as {
      MediaStreamTrackProcessor?: TrackProcessorClass;
      VideoFrame?: { readonly prototype: object };
    };
    if (!Processor || !track || !Frame || !('rotation' in Frame.prototype)) return null;
    // Of what nobody asks for only the newest is kept.
    return new TrackFrames(() => new Processor({ track, maxBufferSize: 1 }).readable);
  }

  /** The newest since this was made, or else the next; null when there are no more. Whoever gets it closes it. */
  async first(): Promise<VideoFrame | null> {
    const read = await this.#reader?.read();
    return read?.value ?? null;
  }

  /** Those from now on, to be transferred. */
  open(): ReadableStream<VideoFrame> {
    if (!this.#reader) return this.#open();
    this.#reader.releaseLock();
    this.#reader = null;
    return this.#first;
  }

  close(): void {
    this.#reader?.cancel().catch(() => undefined);
  }
}
