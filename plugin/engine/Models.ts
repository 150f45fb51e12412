import { assetUrls } from '../assets';
import type { EmotionError } from '../errors';
import type { ResolvedOptions } from '../options';
import { PerceptionClient } from '../perception/PerceptionClient';
import type { PerceptionInfo } from '../perception/protocol';
import type { LoadingProgress } from '../types';

export interface PerceptionListener {
  progress(progress: LoadingProgress): void;
  /** Models are loaded and warm. */
  ready(info: PerceptionInfo): void;
  /** It was warm and is lost for good. */
  failed(error: EmotionError): void;
}

/** The worker with its models, or none: loaded when first needed, kept until released. */
export class WarmPerception {
  #listener: PerceptionListener;
  #client: PerceptionClient | null = null;
  #loading: Promise<void> | null = null;
  #warm = false;

  constructor(listener: PerceptionListener) {
    this.#listener = listener;
  }

  /** Null while there is none. */
  get client(): PerceptionClient | null {
    return this.#client;
  }

  get warm(): boolean {
    return this.#warm;
  }

  /**
   * Resolves once it is warm; later calls share the first one's work.
   *
   * @throws EmotionError why it could not be loaded; the next call tries again
   */
  load(options: ResolvedOptions): Promise<void> {
    this.#loading ??= this.#begin(options);
    return this.#loading;
  }

  /** Ends the worker. */
  release(): void {
    this.#client?.close();
    this.#client = null;
    this.#loading = null;
    this.#warm = false;
  }

  async #begin(options: ResolvedOptions): Promise<void> {
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
    client.onFailure((error) => {
      if (client !== this.#client) return;
      this.release();
      this.#listener.failed(error);
    });
    try {
      const info = await client.load();
      if (client !== this.#client) return;
      this.#warm = true;
      this.#listener.ready(info);
    } catch (error) {
      if (client === this.#client) this.release();
      throw error;
    }
  }
}
