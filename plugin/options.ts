import type { DetectorChoice } from './assets';
import { EmotionError } from './errors';
import type { CameraOptions } from './camera/CameraSource';
import type { VideoOptions } from './camera/VideoSource';
import { isReadingSource, type ReadingSource } from './camera/ReadingSource';
import type { FilterOptions, SignalOptionsInput } from './signal';
import type { Backend, Emotion, FilterPreset } from './types';

/** Options of the plugin, given once: `data` in the game config. All have defaults. */
export interface EmotionOptions {
  /**
   * Folder that holds the package's `assets/`, where a bundler does not place them by itself;
   * absolute, or relative to the page.
   */
  readonly assetsUrl?: string;
  /** The worker's script, where it is not beside the package's own. */
  readonly workerUrl?: string;
  /** A tfjs model of your own under the classifier's contract. */
  readonly modelUrl?: string;
  /** A MediaPipe face detector of your own, with metadata. */
  readonly detectorUrl?: string;
  /**
   * `short` (default) for players at arm's length; `full` for groups and distance, with the line
   * `import 'phaser-emotion/full-range'`; `light` finds what `short` does and loads and starts sooner.
   */
  readonly detector?: 'short' | 'full' | 'light';
  /** tfjs backend; `auto` (default) takes `wasm` wherever it runs. */
  readonly backend?: Backend | 'auto';
  /** Faces followed at once, 1..10; default 1. */
  readonly maxFaces?: number;
  /** Frames per second to process, 4..60; default 15. Falls by itself when the game needs it. */
  readonly targetFps?: number;
  /** How much evidence a decision needs; default `balanced`. */
  readonly preset?: FilterPreset;
  /** Single constants of the filter, over the preset's. */
  readonly filter?: Partial<FilterOptions>;
  /**
   * The emotions the game reacts to, neutral always among them; default all seven. Fewer are told
   * apart better.
   */
  readonly emotions?: readonly Emotion[];
  /** Time constant of the mood, ms of watched time; default 30000. */
  readonly moodMs?: number;
  /**
   * Times the time that listening windows give, .25..Infinity; default 1. Offer it in the settings
   * (×1, ×1.5, ×2, no limit) to players who read or move slowly.
   */
  readonly patience?: number;
  /** Key that stops the camera at any time, as `KeyboardEvent.key`; default `F8`, null for none. */
  readonly stopKey?: string | null;
  /** Readings carry each face's 48×48 crop, for debug views; default false. */
  readonly crops?: boolean;
}

/** What may change while it runs. */
export type LiveOptions = Pick<
  EmotionOptions,
  'preset' | 'filter' | 'emotions' | 'patience' | 'maxFaces' | 'targetFps' | 'crops'
>;

/** What to read from; the webcam when nothing is said. */
export interface StartOptions extends CameraOptions, VideoOptions {
  /** `'camera'` (default), the URL of a video, a chosen file, an element, a stream, a script. */
  readonly source?: string | URL | Blob | HTMLVideoElement | MediaStream | ReadingSource;
}

export interface StopOptions {
  /** Keeps the worker and its models warm, so that the next `start()` is instant; default false. */
  readonly keepLoaded?: boolean;
}

export interface ResolvedOptions extends EmotionOptions {
  readonly detector: DetectorChoice;
  readonly backend: Backend | 'auto';
  readonly maxFaces: number;
  readonly targetFps: number;
  readonly stopKey: string | null;
  readonly crops: boolean;
}

export const DEFAULT_FPS = 15;

const KEYS: Readonly<Record<keyof EmotionOptions, true>> = {
  assetsUrl: true,
  workerUrl: true,
  modelUrl: true,
  detectorUrl: true,
  detector: true,
  backend: true,
  maxFaces: true,
  targetFps: true,
  preset: true,
  filter: true,
  emotions: true,
  moodMs: true,
  patience: true,
  stopKey: true,
  crops: true,
};

const bad = (message: string): EmotionError => new EmotionError('bad-option', message);

function number(name: string, value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw bad(`${name} must be a number from ${least} to ${most}, not ${JSON.stringify(value)}.`);
  }
  return value;
}

function oneOf<T extends string>(name: string, value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) {
    throw bad(`${name} must be one of ${allowed.join(', ')}, not ${JSON.stringify(value)}.`);
  }
  return found;
}

function optionalUrl(name: string, value: unknown): void {
  if (value !== undefined && (typeof value !== 'string' || value === '')) {
    throw bad(`${name} must be a URL.`);
  }
}

/**
 * Fills in the defaults; the filter's own options are checked by the signal.
 *
 * @throws EmotionError `bad-option` on a wrong value or an unknown name
 */
export function resolveOptions(options: EmotionOptions = {}): ResolvedOptions {
  if (typeof options !== 'object' || (options as unknown) === null) {
    throw bad('The options must be an object.');
  }
  for (const key of Object.keys(options)) {
    if (!Object.hasOwn(KEYS, key)) throw bad(`There is no option named ${key}.`);
  }
  optionalUrl('assetsUrl', options.assetsUrl);
  optionalUrl('workerUrl', options.workerUrl);
  optionalUrl('modelUrl', options.modelUrl);
  optionalUrl('detectorUrl', options.detectorUrl);
  const maxFaces = number('maxFaces', options.maxFaces ?? 1, 1, 10);
  if (!Number.isInteger(maxFaces)) throw bad('maxFaces must be a whole number.');
  return {
    ...options,
    detector: oneOf('detector', options.detector ?? 'short', ['short', 'full', 'light']),
    backend: oneOf('backend', options.backend ?? 'auto', ['auto', 'webgl', 'wasm', 'cpu']),
    maxFaces,
    targetFps: number('targetFps', options.targetFps ?? DEFAULT_FPS, 4, 60),
    stopKey: options.stopKey === undefined ? 'F8' : options.stopKey,
    crops: options.crops ?? false,
  };
}

/** What of the options is the signal's. */
export function signalOptionsOf({
  preset,
  filter,
  emotions,
  moodMs,
  patience,
  maxFaces,
}: ResolvedOptions): SignalOptionsInput {
  return {
    maxFaces,
    ...(preset !== undefined && { preset }),
    ...(filter !== undefined && { filter }),
    ...(emotions !== undefined && { emotions }),
    ...(moodMs !== undefined && { moodTauMs: moodMs }),
    ...(patience !== undefined && { patience }),
  };
}

/** @throws EmotionError `bad-option` when `source` is nothing that can be read from */
export function checkSource({ source }: StartOptions): void {
  const fine =
    source === undefined ||
    (typeof source === 'string' && source !== '') ||
    source instanceof URL ||
    isReadingSource(source) ||
    (typeof Blob === 'function' && source instanceof Blob) ||
    (typeof MediaStream === 'function' && source instanceof MediaStream) ||
    (typeof HTMLVideoElement === 'function' && source instanceof HTMLVideoElement);
  if (!fine) throw bad('source must be a URL, file, video element, stream or reading source.');
}
