import {
  EMOTIONS,
  FILTER_PRESETS,
  type Backend,
  type Emotion,
  type EmotionOptions,
  type FilterOptions,
  type FilterPreset,
  type SignalOptionsInput,
} from 'phaser-emotion';

/** How far the face detector looks: one face near the camera, or groups and distance. */
export type Range = 'short' | 'full';

/** Everything that the page can change about the reading. */
export interface Tuning {
  readonly preset: FilterPreset;
  /** All constants, those of the preset and those changed by hand. */
  readonly filter: FilterOptions;
  readonly emotions: readonly Emotion[];
  readonly maxFaces: number;
  readonly targetFps: number;
  /** `auto` looks near through the webcam and far in files. */
  readonly detector: Range | 'auto';
  readonly backend: Backend | 'auto';
  /** Null for the model that the package ships. */
  readonly modelUrl: string | null;
}

export const INITIAL_TUNING: Tuning = {
  preset: 'balanced',
  filter: FILTER_PRESETS.balanced,
  emotions: EMOTIONS,
  maxFaces: 10,
  targetFps: 15,
  detector: 'auto',
  backend: 'auto',
  modelUrl: null,
};

export function rangeOf({ detector }: Tuning, source: 'webcam' | 'file'): Range {
  if (detector !== 'auto') return detector;
  return source === 'webcam' ? 'short' : 'full';
}

export function signalOptionsOf(tuning: Tuning): SignalOptionsInput {
  const { preset, filter, emotions, maxFaces } = tuning;
  return { preset, filter, emotions, maxFaces };
}

/** What differs from the package's own defaults: the options that a game would pass. */
export function optionsOf(tuning: Tuning): EmotionOptions {
  const { preset, filter, emotions, maxFaces, targetFps, detector, backend, modelUrl } = tuning;
  const base = FILTER_PRESETS[preset];
  const changed = Object.fromEntries(
    Object.entries(filter).filter(([name, value]) => base[name as keyof FilterOptions] !== value),
  );
  return {
    ...(preset !== 'balanced' && { preset }),
    ...(Object.keys(changed).length > 0 && { filter: changed }),
    ...(emotions.length < EMOTIONS.length && { emotions }),
    ...(maxFaces !== 1 && { maxFaces }),
    ...(targetFps !== 15 && { targetFps }),
    ...(detector === 'full' && { detector }),
    ...(backend !== 'auto' && { backend }),
    ...(modelUrl !== null && { modelUrl }),
  };
}

/** The same as the lines that go into a game's config. */
export function optionsCode(tuning: Tuning): string {
  const options = Object.entries(optionsOf(tuning)).map(
    ([name, value]) => `    ${name}: ${literal(value)},`,
  );
  return [
    ...(tuning.detector === 'full' ? ["import 'phaser-emotion/full-range';", ''] : []),
    'plugins: {',
    "  global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true, data: {",
    ...options,
    '  } }],',
    '}',
  ].join('\n');
}

function literal(value: unknown): string {
  return JSON.stringify(value)
    .replace(/"([a-zA-Z]\w*)":/g, '$1: ')
    .replace(/"/g, "'")
    .replace(/,/g, ', ')
    .replace(/^\{(.*)\}$/, '{ $1 }');
}
