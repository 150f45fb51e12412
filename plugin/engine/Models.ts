import { assetUrls } from '../assets';
import type { Frame } from '../camera/FrameSource';
import type { ResolvedOptions } from '../options';
import { PerceptionClient, type Followed } from '../perception/PerceptionClient';
import type { PerceptionInfo } from '../perception/protocol';
import type { FrameReading, LoadingProgress } from '../types';
import { asEmotionError } from './failing';
import type { Does } from './Life';
import type { Event } from './machine/events';

export interface ModelsListener {
  readonly progress: (progress: LoadingProgress) => void;
  /** Before `models-ready` is told. */
  readonly ready: (info: PerceptionInfo) => void;
  readonly tell: (event: Event) => void;
}

/** The worker with its models, or none. */
export class Models {
  readonly #listener: ModelsListener;
  #options: ResolvedOptions;
  #client: PerceptionClient | null = null;

  readonly effects: Does<'load' | 'release'> = {
    load: () => this.#load(this.#options),
    release: () => this.#release(),
  };

  constructor(options: ResolvedOptions, listener: ModelsListener) {
    this.#options = options;
    this.#listener = listener;
  }

  #load(options: ResolvedOptions): void {
    const client = new PerceptionClient({
      urls: assetUrls(options),
      workerUrl: options.workerUrl,
      backend: options.backend,
      maxFaces: options.maxFaces,
      crops: options.crops,
      onProgress: (progress) => {
        if (client === this.#client) this.#listener.progress(progress);
      },
    });
    this.#client = client;
    const failed = (cause: unknown) => {
      if (client !== this.#client) return;
      this.#release();
      this.#listener.tell({ type: 'models-failed', error: asEmotionError(cause) });
    };
    client.onFailure(failed);
    client.load().then((info) => {
      if (client !== this.#client) return;
      this.#listener.ready(info);
      this.#listener.tell({ type: 'models-ready' });
    }, failed);
  }

  configure(options: ResolvedOptions): void {
    this.#options = options;
    const { maxFaces, crops } = options;
    this.#client?.configure({ maxFaces, crops });
  }

  /** @returns null for a frame that nobody could read; it is closed in any case */
  async read(frame: Frame, timestamp: number): Promise<FrameReading | null> {
    if (this.#client) return this.#client.read(frame, timestamp);
    frame.close();
    return null;
  }

  /** @param followed  the track whose frames the worker takes by itself */
  follow(followed: Followed | null): void {
    this.#client?.follow(followed);
  }

  #release(): void {
    const client = this.#client;
    this.#client = null;
    client?.close();
  }
}
