export const NAMES = ['ours', 'ours-light', 'human', 'human-caching', 'face-api'] as const;
export type Name = (typeof NAMES)[number];
/** By whom the package reads itself: with MediaPipe's detector or its own light one. */
export type OwnName = Extract<Name, `ours${string}`>;
export type Backend = 'wasm' | 'webgl';

export interface ReaderOptions {
  readonly backend: Backend;
  /** Small faces are shown: readers that have a detector for those use it. */
  readonly crowd: boolean;
  /** Models are loaded ahead, where the library can, and this is called when they are. */
  readonly preloaded?: () => void;
}

/** One way to read expressions, loaded and ready to be given frames. */
export interface Reader {
  /** Reads what the video shows now. @returns how many faces were read */
  read(video: HTMLVideoElement): Promise<number>;
}

/** A library reading a camera's stream by itself, as a game has it do. */
export interface Player {
  stop(): void;
}
