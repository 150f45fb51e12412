import { assetUrls } from './assets';
import type { EmotionError } from './errors';
import type { ResolvedOptions } from './options';
import { PerceptionClient } from './perception/PerceptionClient';
import type { PerceptionInfo } from './perception/protocol';
import type { LoadingProgress } from './types';

export interface PerceptionListener {
  progress(progress: LoadingProgress): void;
  failed(error: EmotionError): void;
}

/** A worker on its way to being warm, or warm. */
export interface LoadedPerception {
  readonly client: PerceptionClient;
  readonly ready: Promise<PerceptionInfo>;
}

/** Starts a worker and loads the models into it. */
export function loadPerception(
  options: ResolvedOptions,
  listener: PerceptionListener,
): LoadedPerception {
  const client = new PerceptionClient({
    urls: assetUrls(options),
    workerUrl: options.workerUrl,
    backend: options.backend,
    maxFaces: options.maxFaces,
    onProgress: (progress) => {
      listener.progress(progress);
    },
  });
  client.onFailure((error) => {
    listener.failed(error);
  });
  const ready = client.load();
  // Whoever awaits it learns of a failure; a load that nobody waits for any more must not be
  // reported as unhandled.
  ready.catch(() => undefined);
  return { client, ready };
}
