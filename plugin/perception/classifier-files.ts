import type { io } from '@tensorflow/tfjs-core';
import type { AssetUrls } from '../assets';
import { EmotionError } from '../errors';
import type { Download } from './download';

/** A classifier as it came over the network, checked for completeness. */
export interface ClassifierFiles {
  readonly artifacts: io.ModelArtifacts;
  /** The text of card.json, null when there is none and none is required. */
  readonly card: string | null;
  /** Changes whenever a weight does. */
  readonly hash: string;
}

interface ModelJson {
  readonly format?: string;
  readonly modelTopology?: object;
  readonly weightsManifest?: readonly io.WeightsManifestConfig[number][];
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
  const manifest = model.weightsManifest ?? [];
  const weightSpecs = manifest.flatMap((group) => group.weights);
  const expected = weightSpecs.reduce((sum, spec) => sum + bytesOf(spec), 0);
  const found = shards.reduce((sum, shard) => sum + shard.length, 0);
  if (found !== expected) {
    throw new EmotionError(
      'model-invalid',
      `the weights of ${urls.model}: expected ${expected} bytes, found ${found}`,
    );
  }
  const weightData = new Uint8Array(found);
  let at = 0;
  for (const shard of shards) {
    weightData.set(shard, at);
    at += shard.length;
  }
  return {
    artifacts: {
      modelTopology: model.modelTopology as object,
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
  let model: ModelJson;
  try {
    model = JSON.parse(new TextDecoder().decode(bytes)) as ModelJson;
  } catch (cause) {
    throw new EmotionError('model-invalid', `${url} is not JSON`, { cause });
  }
  if (model.format !== 'layers-model' || !model.modelTopology || !model.weightsManifest) {
    throw new EmotionError(
      'model-invalid',
      `${url}: expected a tfjs layers-model, found ${JSON.stringify(model.format ?? null)}`,
    );
  }
  return model;
}

function shardUrls(model: ModelJson, modelUrl: string): string[] {
  return (model.weightsManifest ?? [])
    .flatMap((group) => group.paths)
    .map((path) => new URL(path, modelUrl).href);
}

function bytesOf(spec: io.WeightsManifestEntry): number {
  const values = spec.shape.reduce((product, length) => product * length, 1);
  const stored = spec.quantization?.dtype ?? spec.dtype;
  return values * (BYTES_PER_VALUE[stored] ?? Number.NaN);
}

/** FNV-1a, 32 bit: not for security, only to tell models apart. */
function hashOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
