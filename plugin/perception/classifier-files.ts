import type { io } from '@tensorflow/tfjs-core';
import type { AssetUrls } from '../assets';
import { EmotionError } from '../errors';
import { joined, type Download } from './download';
import { requireFinite } from './finite-weights';
import { requireBuildable } from './topology';

/** A classifier as it came over the network, checked for completeness. */
export interface ClassifierFiles {
  readonly artifacts: io.ModelArtifacts;
  /** The text of card.json, null when there is none and none is required. */
  readonly card: string | null;
  /** Changes whenever a weight does. */
  readonly hash: string;
}

interface ModelJson {
  readonly modelTopology: object;
  readonly weightsManifest: readonly io.WeightsManifestConfig[number][];
}

const BYTES_PER_VALUE: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  complex64: 8,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
};

/**
 * Fetches `model.json`, its weights and its card.
 *
 * @throws EmotionError `model-missing` for a file that is not there, `model-invalid` for one that
 * is damaged, with what was expected and what was found
 */
export async function fetchClassifier(
  urls: AssetUrls,
  download: Download,
): Promise<ClassifierFiles> {
  const modelJson = download.fetch(urls.model).then((bytes) => parseModel(bytes, urls.model));
  const weights = urls.weights
    ? Promise.all(urls.weights.map((url) => download.fetch(url)))
    : modelJson.then((model) =>
        Promise.all(shardUrls(model, urls.model).map((url) => download.fetch(url))),
      );
  const [model, shards, card] = await Promise.all([modelJson, weights, fetchCard(urls, download)]);
  const weightSpecs = model.weightsManifest.flatMap((group) => group.weights);
  const expected = weightSpecs.reduce((sum, spec) => sum + bytesOf(spec), 0);
  const found = shards.reduce((sum, shard) => sum + shard.length, 0);
  if (found !== expected) {
    throw new EmotionError(
      'model-invalid',
      `the weights of ${urls.model}: expected ${expected} bytes, found ${found}`,
    );
  }
  const weightData = joined(shards, found);
  requireFinite(weightSpecs, weightData, bytesOf);
  return {
    artifacts: {
      modelTopology: model.modelTopology,
      weightSpecs,
      weightData: weightData.buffer,
    },
    card,
    hash: hashOf(weightData),
  };
}

async function fetchCard(urls: AssetUrls, download: Download): Promise<string | null> {
  try {
    return new TextDecoder().decode(await download.fetch(urls.card));
  } catch (error) {
    if (urls.cardRequired) throw error;
    return null;
  }
}

function parseModel(bytes: Uint8Array, url: string): ModelJson {
  let model: unknown;
  try {
    model = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new EmotionError('model-invalid', `${url} is not JSON`, { cause });
  }
  const { format, modelTopology, weightsManifest } = isObject(model) ? model : {};
  if (format !== 'layers-model' || !isObject(modelTopology)) {
    throw new EmotionError(
      'model-invalid',
      `${url}: expected a tfjs layers-model, found ${JSON.stringify(format ?? null)}`,
    );
  }
  if (!Array.isArray(weightsManifest) || !weightsManifest.every(isGroup)) {
    throw new EmotionError('model-invalid', `${url}: its weightsManifest is damaged`);
  }
  requireBuildable(modelTopology);
  return { modelTopology, weightsManifest };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isGroup(group: unknown): group is io.WeightsManifestConfig[number] {
  if (!isObject(group)) return false;
  const { paths, weights } = group;
  const named = Array.isArray(paths) && paths.every((path) => typeof path === 'string');
  return named && Array.isArray(weights) && weights.every(isSpec);
}

function isSpec(spec: unknown): spec is io.WeightsManifestEntry {
  if (!isObject(spec)) return false;
  const { name, shape, dtype, quantization } = spec;
  const stored = quantization === undefined ? dtype : isObject(quantization) && quantization.dtype;
  return (
    typeof name === 'string' &&
    typeof dtype === 'string' &&
    typeof stored === 'string' &&
    Object.hasOwn(BYTES_PER_VALUE, stored) &&
    Array.isArray(shape) &&
    shape.every((length) => Number.isInteger(length) && length >= 0)
  );
}

/** Weights lie where the model does: a model must not make the page ask another site. */
function shardUrls(model: ModelJson, modelUrl: string): string[] {
  const { origin } = new URL(modelUrl);
  return model.weightsManifest
    .flatMap((group) => group.paths)
    .map((path) => {
      const url = parsed(path, modelUrl);
      if (url?.origin === origin) return url.href;
      throw new EmotionError('model-invalid', `${modelUrl}: weights at ${path} are elsewhere`);
    });
}

/** Null for what is no URL. */
function parsed(path: string, base: string): URL | null {
  try {
    return new URL(path, base);
  } catch {
    return null;
  }
}

function bytesOf(spec: io.WeightsManifestEntry): number {
  const values = spec.shape.reduce((product, length) => product * length, 1);
  const stored = spec.quantization?.dtype ?? spec.dtype;
  return values * (BYTES_PER_VALUE[stored] ?? Number.NaN);
}

/** FNV-1a, 32 bit: not for security, only to tell models apart. */
function hashOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  // By index: going through a megabyte with `for…of` costs a cold start 10 ms more.
  for (let at = 0; at < bytes.length; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
