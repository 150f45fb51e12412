import type { FrameReading, PictureReader, SignalOptionsInput } from 'phaser-emotion';
import { Session } from '../analysis/Session';
import { LabError } from '../source/LabError';

export interface BatchProgress {
  /** Seconds of the video. */
  readonly position: number;
  readonly duration: number;
  /** Seconds of video read in a second. */
  readonly speed: number;
  readonly frames: number;
}

export interface VideoBatchOptions {
  /** Frames read per second of video. */
  readonly fps: number;
  readonly signal: SignalOptionsInput;
  onProgress(progress: BatchProgress): void;
}

/** Reads a video file as fast as the machine allows; stopped, it goes on where it stopped. */
export class VideoBatch {
  readonly file: File;
  readonly session: Session;
  readonly #options: VideoBatchOptions;
  readonly #ids = new Map<number, number>();
  #position = 0;
  #readMs = 0;
  #stopped = false;
  #finished = false;

  constructor(file: File, options: VideoBatchOptions) {
    this.file = file;
    this.#options = options;
    this.session = new Session(file.name, options.signal);
  }

  get finished(): boolean {
    return this.#finished;
  }

  stop(): void {
    this.#stopped = true;
  }

  /**
   * Reads on until the end or `stop()`.
   *
   * @throws LabError or EmotionError when the video cannot be read on; what was read is kept
   */
  async run(reader: PictureReader): Promise<void> {
    this.#stopped = false;
    this.session.model = (await reader.load()).model;
    const { ALL_FORMATS, BlobSource, Input, VideoSampleSink } = await import('mediabunny');
    using input = new Input({ formats: ALL_FORMATS, source: new BlobSource(this.file) });
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new LabError(`${this.file.name} has no picture.`);
    if (!(await track.canDecode())) {
      throw new LabError(
        `${this.file.name} is encoded as ${(await track.getCodec()) ?? 'an unknown codec'}, which this browser cannot decode.`,
      );
    }
    const duration = await track.computeDuration();
    const first = Math.max(this.#position, await track.getFirstTimestamp());
    const times = timesFrom(first, duration, this.#options.fps);
    const clock = { begun: performance.now() };
    const take = async (reading: Promise<FrameReading>) => {
      this.#keep(await reading);
      const now = performance.now();
      this.#readMs += now - clock.begun;
      clock.begun = now;
      this.#report(duration);
    };
    let last = -Infinity;
    let reading: Promise<FrameReading> | null = null;
    // While the worker reads one frame, the next is decoded and waits at its door.
    for await (const sample of new VideoSampleSink(track).samplesAtTimestamps(times)) {
      if (!sample) continue;
      const { timestamp } = sample;
      const next = timestamp > last && !this.#stopped;
      const picture = next ? await pictureOf(sample) : null;
      sample.close();
      const before = reading;
      reading = picture && reader.read(picture, timestamp * 1000);
      // Whoever waits for it later hears of its failure.
      reading?.catch(() => undefined);
      if (before) await take(before);
      last = timestamp;
      if (this.#stopped) break;
    }
    if (reading) await take(reading);
    if (this.#stopped) return;
    this.#position = duration;
    this.#finished = true;
    this.#report(duration);
  }

  #keep(reading: FrameReading): void {
    const faces = reading.faces.map((face) => ({ ...face, id: this.#idOf(face.id) }));
    this.session.add({ ...reading, faces, mediaTime: reading.timestamp });
    this.#position = reading.timestamp / 1000 + 1 / this.#options.fps;
  }

  /** A reader that has read other things before counts on; a video's faces count from 1. */
  #idOf(id: number): number {
    const known = this.#ids.get(id) ?? this.#ids.size + 1;
    this.#ids.set(id, known);
    return known;
  }

  #report(duration: number): void {
    const position = Math.min(this.#position, duration);
    const speed = this.#readMs > 0 ? (1000 * position) / this.#readMs : 0;
    this.#options.onProgress({ position, duration, speed, frames: this.session.samples.length });
  }
}

function* timesFrom(first: number, end: number, fps: number): Generator<number> {
  for (let index = 0; first + index / fps < end; index += 1) yield first + index / fps;
}

interface Sample {
  readonly rotation: number;
  readonly displayWidth: number;
  readonly displayHeight: number;
  toVideoFrame(): VideoFrame;
  draw(context: OffscreenCanvasRenderingContext2D, x: number, y: number): void;
}

/** A phone's turned video is turned upright; any other goes to the worker as it was decoded. */
async function pictureOf(sample: Sample): Promise<VideoFrame | ImageBitmap> {
  if (sample.rotation === 0) return sample.toVideoFrame();
  const canvas = new OffscreenCanvas(sample.displayWidth, sample.displayHeight);
  const context = canvas.getContext('2d');
  if (!context) throw new LabError('This browser gives no canvas to turn the video on.');
  sample.draw(context, 0, 0);
  return createImageBitmap(canvas);
}
