import { assetUrls } from '../assets';
import { EmotionError } from '../errors';
import { resolveOptions, type EmotionOptions } from '../options';
import { PerceptionClient } from './PerceptionClient';
import type { Backend, FrameReading, LoadingProgress } from '../types';

/** What of the plugin's options concerns the reading of pictures. */
export type PictureReaderOptions = Pick<
  EmotionOptions,
  | 'assetsUrl'
  | 'workerUrl'
  | 'modelUrl'
  | 'detectorUrl'
  | 'detector'
  | 'backend'
  | 'maxFaces'
  | 'crops'
> & {
  readonly onProgress?: (progress: LoadingProgress) => void;
};

export interface ReaderInfo {
  readonly backend: Backend;
  /** Names the classifier, as in a recording. */
  readonly model: string;
  /** From the last byte loaded to ready, ms. */
  readonly warmupMs: number;
}

/**
 * Reads pictures one by one, each waiting for the last: stills, or the frames of a video as fast as
 * the machine allows. No filter, no events; `EmotionSignal` makes both of its readings.
 *
 * ```ts
 * import 'phaser-emotion/full-range';
 *
 * const reader = new PictureReader({ maxFaces: 10, detector: 'full' });
 * const { faces } = await reader.read(await createImageBitmap(file));
 * reader.close();
 * ```
 */
export class PictureReader {
  readonly #client: PerceptionClient;
  #queue: Promise<unknown> = Promise.resolve();
  #failure: EmotionError | null = null;

  /** @throws EmotionError `bad-option` */
  constructor({ onProgress = () => undefined, ...options }: PictureReaderOptions = {}) {
    const resolved = resolveOptions(options);
    this.#client = new PerceptionClient({
      urls: assetUrls(resolved),
      workerUrl: resolved.workerUrl,
      backend: resolved.backend,
      maxFaces: resolved.maxFaces,
      crops: resolved.crops,
      onProgress,
    });
    this.#client.onFailure((error) => {
      this.#failure = error;
    });
  }

  /**
   * Loads the models; `read()` does so by itself.
   *
   * @throws EmotionError why they could not be loaded
   */
  load(): Promise<ReaderInfo> {
    return this.#client.load();
  }

  /**
   * @param picture  transferred, and closed in any case
   * @param timestamp  ms; faces keep their ids over pictures less than 1500 ms apart
   * @throws EmotionError `source-failed` when the picture cannot be read, or why the worker is gone
   */
  read(picture: ImageBitmap | VideoFrame, timestamp = 0): Promise<FrameReading> {
    const reading = this.#queue.then(() => this.#readNow(picture, timestamp));
    this.#queue = reading.catch(() => undefined);
    return reading;
  }

  /** Ends the worker; reads under way fail. */
  close(): void {
    this.#failure ??= new EmotionError('worker-crashed', 'the picture reader was closed');
    this.#client.close();
  }

  async #readNow(picture: ImageBitmap | VideoFrame, timestamp: number): Promise<FrameReading> {
    try {
      if (!this.#failure) await this.#client.load();
    } catch (error) {
      picture.close();
      throw error;
    }
    if (this.#failure) {
      picture.close();
      throw this.#failure;
    }
    const reading = await this.#client.read(picture, timestamp);
    if (!reading) {
      throw this.#failure ?? new EmotionError('source-failed', 'the picture could not be read');
    }
    return reading;
  }
}
