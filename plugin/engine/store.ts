import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EmotionError } from '../errors';
import type {
  EmotionStatus,
  FaceState,
  ListeningState,
  LoadingProgress,
  Mood,
  Performance,
  SourceKind,
  UsedCamera,
} from '../types';
import { DEFAULT_FPS } from '../options';
import { guarded } from './failing';

/** Everything the plugin shows to the outside, at this moment. */
export interface EmotionStoreState {
  readonly status: EmotionStatus;
  /** The last error; null again once watching, or stopped. */
  readonly error: EmotionError | null;
  readonly loading: LoadingProgress;
  readonly source: SourceKind | null;
  /** The camera in use; null while none is. */
  readonly camera: UsedCamera | null;
  /** The player's face. */
  readonly primary: FaceState | null;
  /** Every followed face, largest first. */
  readonly faces: readonly FaceState[];
  readonly mood: Mood;
  /** The open listening window, for a meter. */
  readonly listening: ListeningState | null;
  /** A running neutral take, 0..1; null when none runs. */
  readonly calibrating: number | null;
  /** Whether a neutral baseline of the player is in use. */
  readonly calibrated: boolean;
  readonly performance: Performance;
}

/** zustand's vanilla store: `getState()`, `subscribe(listener)`; read it, don't write it. */
export type EmotionStore = Pick<
  StoreApi<EmotionStoreState>,
  'getState' | 'getInitialState' | 'subscribe'
>;

/** A store whose listeners cannot harm each other, nor whoever writes to it. */
export function createEmotionStore(mood: Mood): StoreApi<EmotionStoreState> {
  const store = createStore<EmotionStoreState>(() => ({
    status: 'off',
    error: null,
    loading: { loadedBytes: 0, totalBytes: 0, progress: 0 },
    source: null,
    camera: null,
    primary: null,
    faces: [],
    mood,
    listening: null,
    calibrating: null,
    calibrated: false,
    performance: {
      fps: 0,
      targetFps: DEFAULT_FPS,
      throttledBy: null,
      backend: null,
      timing: null,
      mainThreadMs: 0,
    },
  }));
  return { ...store, subscribe: (listener) => store.subscribe(guarded(listener)) };
}
