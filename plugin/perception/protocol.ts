import type { AssetUrls } from '../assets';
import type { EmotionErrorCode } from '../errors';
import type { Backend, FrameReading, LoadingProgress } from '../types';

/** What the perception worker tells about itself once it is warm. */
export interface PerceptionInfo {
  readonly backend: Backend;
  /** Identifies the classifier: its card's name and a hash of its weights. */
  readonly model: string;
  /** What it says of neutral faces: mean log-probabilities; null when its card does not tell. */
  readonly neutralReference: readonly number[] | null;
  /** From the last byte loaded to ready, ms. */
  readonly warmupMs: number;
}

export interface PerceptionConfig {
  readonly maxFaces: number;
  /** Readings carry the 48×48 crop of each face. */
  readonly crops: boolean;
}

/** Page → worker. */
export type Request =
  | {
      readonly type: 'load';
      readonly urls: AssetUrls;
      /** What the page has asked for of them. */
      readonly ahead: ReadonlyMap<string, MessagePort>;
      readonly backend: Backend | 'auto';
      readonly config: PerceptionConfig;
      /** The first id the tracker may give: ids never repeat, not even after a restart. */
      readonly firstId: number;
    }
  | {
      readonly type: 'frame';
      readonly sequence: number;
      readonly timestamp: number;
      readonly frame: VideoFrame | ImageBitmap;
    }
  | {
      readonly type: 'follow';
      readonly sequence: number;
      /** To be taken by the worker itself. */
      readonly frames: ReadableStream<VideoFrame>;
      /** At most so many a second. */
      readonly fps: number;
      /** When the page's time began, ms since 1970: frames are stamped with the page's. */
      readonly origin: number;
    }
  | { readonly type: 'pace'; readonly fps: number }
  | { readonly type: 'unfollow' }
  | { readonly type: 'configure'; readonly config: PerceptionConfig };

/** Which frame: one that was sent, or one of the track that the request of this number followed. */
export interface FrameName {
  readonly sequence: number;
  readonly followed: boolean;
}

/** Worker → page. */
export type Reply =
  | { readonly type: 'progress'; readonly progress: LoadingProgress }
  | { readonly type: 'ready'; readonly info: PerceptionInfo }
  | ({ readonly type: 'reading'; readonly reading: FrameReading } & FrameName)
  /** It follows a track that sent no frame for a second. */
  | { readonly type: 'waiting' }
  /** One frame could not be read; the worker lives on. */
  | ({ readonly type: 'frame-failed'; readonly message: string } & FrameName)
  /** Loading or reading failed for good, or the worker needs to be replaced (`gpu-lost`). */
  | { readonly type: 'failed'; readonly code: EmotionErrorCode; readonly message: string };
