import { EmotionError } from './errors';
import { besideScript, servedUrl } from './where-files-lie';

/** Where the worker's files lie, every URL absolute, and how they are to be read. */
export interface AssetUrls {
  /** The classifier's `model.json` in the tfjs format. */
  readonly model: string;
  /** Its weight files, in order; null takes the paths that `model.json` names, next to it. */
  readonly weights: readonly string[] | null;
  /** The classifier's `card.json`. */
  readonly card: string;
  /** A model without a card is taken with temperature 1 and its single or `fer2013` output. */
  readonly cardRequired: boolean;
  /** The face detector, a TFLite file with metadata. */
  readonly detector: string;
  /** How sure the detector must be of a face, 0..1. */
  readonly detectorConfidence: number;
  /** MediaPipe's WebAssembly module, with what the detector needs; null has tfjs run the detector. */
  readonly visionWasm: string | null;
  /** MediaPipe's WebAssembly module, whole. */
  readonly wholeVision: string;
  /** The detector is one that tfjs can run until MediaPipe is ready: BlazeFace, short range. */
  readonly startsLight: boolean;
  /** The WebAssembly backend of tfjs. */
  readonly tfjsWasm: string;
}

/**
 * `short` sees faces up to about 2 m, `full` up to about 5 m and in groups. `light` sees what `short` sees
 * without MediaPipe, whose 1.5 MB are then not loaded; `short` starts that way, and MediaPipe takes over when
 * it is there. Default `short`.
 */
export type DetectorChoice = 'short' | 'full' | 'light';

export interface AssetOptions {
  /** Folder that holds all files under their published names; default: beside this module. */
  readonly assetsUrl?: string | URL | undefined;
  /** An own classifier: the URL of its `model.json`. */
  readonly modelUrl?: string | URL | undefined;
  /** An own face detector: the URL of a TFLite file with metadata. */
  readonly detectorUrl?: string | URL | undefined;
  readonly detector?: DetectorChoice | undefined;
}

/**
 * The short-range detector takes a fox for a face below .5; the full-range one saw no false face on
 * the test photos at .3 and found 9 people in a group of 13 where .5 found 6.
 */
const CONFIDENCE = { short: 0.5, full: 0.3, light: 0.5 } as const;

/**
 * Resolves every file the worker needs. Relative URLs are taken against the page.
 *
 * @throws EmotionError `bad-option` when a URL cannot be parsed
 */
export function assetUrls(options: AssetOptions = {}): AssetUrls {
  const detector = options.detector ?? 'short';
  const published =
    options.assetsUrl === undefined ? besideThisModule() : inFolder(options.assetsUrl);
  const classifier =
    options.modelUrl === undefined
      ? {
          model: published.model,
          weights: [published.weights],
          card: published.card,
          cardRequired: true,
        }
      : ownClassifier(options.modelUrl);
  return {
    ...classifier,
    detector:
      options.detectorUrl === undefined
        ? detectorFile(detector, published)
        : absolute(options.detectorUrl, 'detectorUrl'),
    detectorConfidence: CONFIDENCE[detector],
    visionWasm: detector === 'light' ? null : visionWasmFor(options.detectorUrl, published),
    wholeVision: published.wholeVision,
    startsLight: detector !== 'full' && options.detectorUrl === undefined,
    tfjsWasm: published.tfjsWasm,
  };
}

type PublishedFile =
  'model' | 'weights' | 'card' | 'short' | 'visionWasm' | 'wholeVision' | 'tfjsWasm';
type Published = Record<PublishedFile, string> & { readonly full: string | null };

/** Where a build has the full-range detector; null in one that does not ask for it. */
let fullRangeUrl: (() => string) | null = null;

/**
 * Of `phaser-emotion/full-range`: were its file named here, bundlers would put a megabyte into every
 * game.
 */
export function offerFullRange(url: () => string): void {
  fullRangeUrl = url;
}

function detectorFile(detector: DetectorChoice, { full, short }: Published): string {
  if (detector !== 'full') return short;
  if (full !== null) return full;
  throw new EmotionError(
    'bad-option',
    "detector: 'full' needs the line import 'phaser-emotion/full-range', which puts its file into the build.",
  );
}

/** An own detector may be of any kind, and call what ours never do. */
function visionWasmFor(
  detectorUrl: AssetOptions['detectorUrl'],
  { visionWasm, wholeVision }: Published,
): string {
  return detectorUrl === undefined ? visionWasm : wholeVision;
}

/**
 * The worker's script where it does not lie where the code says: beside a bundle that has no URL, or
 * in the package that Vite prebundled.
 */
export function strayWorkerUrl(): string | undefined {
  const stated = statedUrls();
  if (stated === null) return `${besideScript()}worker.js`;
  const { model } = besideThisModule();
  const moved = model !== new URL(stated.model, globalThis.document?.baseURI).href;
  return moved ? new URL('../../worker.js', model).href : undefined;
}

function besideThisModule(): Published {
  const stated = statedUrls();
  if (stated === null) return inFolder(`${besideScript()}assets`);
  const served = Object.entries(stated).map(
    ([name, url]) => [name, url && servedUrl(url)] as const,
  );
  return Object.fromEntries(served) as unknown as Published;
}

/**
 * Written out in full, one by one: bundlers find and copy only what they can read as it stands.
 * `?no-inline` keeps Vite from turning the small card into a `data:` URL, which strict policies forbid.
 *
 * @returns null in a bundle of a kind that has no `import.meta.url`
 */
function statedUrls(): Published | null {
  try {
    return {
      model: new URL('./assets/emotion/model.json', import.meta.url).href,
      weights: new URL('./assets/emotion/weights.bin', import.meta.url).href,
      card: new URL('./assets/emotion/card.json?no-inline', import.meta.url).href,
      short: new URL('./assets/face-detector/short_range.tflite', import.meta.url).href,
      full: fullRangeUrl?.() ?? null,
      visionWasm: new URL('./assets/wasm/mediapipe_face_detector.wasm', import.meta.url).href,
      wholeVision: new URL('./assets/wasm/vision_wasm_module_internal.wasm', import.meta.url).href,
      tfjsWasm: new URL('./assets/wasm/tfjs-backend-wasm-simd.wasm', import.meta.url).href,
    };
  } catch (error) {
    // `EmotionError` comes from the script-tag build, which looks the files up in its own way.
    if (error instanceof EmotionError) throw error;
    return null;
  }
}

function inFolder(assetsUrl: string | URL): Published {
  const folder = absolute(assetsUrl, 'assetsUrl').replace(/\/?$/, '/');
  return {
    model: `${folder}emotion/model.json`,
    weights: `${folder}emotion/weights.bin`,
    card: `${folder}emotion/card.json`,
    short: `${folder}face-detector/short_range.tflite`,
    full: `${folder}face-detector/full_range.tflite`,
    visionWasm: `${folder}wasm/mediapipe_face_detector.wasm`,
    wholeVision: `${folder}wasm/vision_wasm_module_internal.wasm`,
    tfjsWasm: `${folder}wasm/tfjs-backend-wasm-simd.wasm`,
  };
}

function ownClassifier(
  modelUrl: string | URL,
): Pick<AssetUrls, 'model' | 'weights' | 'card' | 'cardRequired'> {
  const model = absolute(modelUrl, 'modelUrl');
  return { model, weights: null, card: new URL('card.json', model).href, cardRequired: false };
}

function absolute(url: string | URL, option: string): string {
  try {
    return new URL(url, globalThis.document?.baseURI).href;
  } catch (cause) {
    throw new EmotionError('bad-option', `${option} is no URL: ${String(url)}`, { cause });
  }
}
