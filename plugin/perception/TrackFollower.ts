import { Rhythm } from '../camera/Rhythm';

/** How often it is told that no frame comes, ms. */
const BEAT_MS = 1000;

export interface FollowedTrack {
  readonly frames: ReadableStream<VideoFrame>;
  /** At most so many a second. */
  readonly fps: number;
  /** When the time began that frames are stamped with, ms since 1970. */
  readonly origin: number;
}

export interface FollowerListener {
  /** Reads a frame, and closes it in any case. */
  read(frame: VideoFrame, timestamp: number): Promise<void>;
  /** Called every second that no frame comes. */
  waiting(): void;
}

/** Takes a track's frames in the worker, at the rate that is wanted: those between are let go. */
export class TrackFollower {
  fps: number;
  private readonly reader: ReadableStreamDefaultReader<VideoFrame>;
  private readonly rhythm = new Rhythm();
  private readonly beat: ReturnType<typeof setInterval>;
  private isReading = false;

  constructor({ frames, fps, origin }: FollowedTrack, listener: FollowerListener) {
    this.fps = fps;
    this.reader = frames.getReader();
    this.beat = setInterval(() => {
      if (!this.isReading) listener.waiting();
    }, BEAT_MS);
    void this.run(performance.timeOrigin - origin, listener);
  }

  end(): void {
    clearInterval(this.beat);
    this.reader.cancel().catch(() => undefined);
  }

  private async run(ahead: number, listener: FollowerListener): Promise<void> {
    for (let frame = await this.next(); frame; frame = await this.next()) {
      const now = performance.now();
      if (this.rhythm.isDue(now, this.fps)) {
        this.isReading = true;
        await listener.read(frame, now + ahead);
        this.isReading = false;
      } else {
        frame.close();
      }
    }
  }

  /** The newest that was not taken yet, or else the next; undefined when there are no more. */
  private async next(): Promise<VideoFrame | undefined> {
    return (await this.reader.read()).value;
  }
}
