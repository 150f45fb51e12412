import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

const require = createRequire(import.meta.url);

/** Starts tfjs' wasm backend (SIMD, one thread): what the plugin's worker runs on without WebGL. */
export async function startWasm() {
  if (tf.getBackend() === 'wasm') return;
  setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  setThreadsCount(1);
  await tf.setBackend('wasm');
  await tf.ready();
}

/**
 * A tfjs IO handler over the files of one folder (Node has no `fetch` for files).
 *
 * @param {string} manifestPath path of a `model.json`
 * @returns {import('@tensorflow/tfjs-core').io.IOHandler}
 */
export function fileHandler(manifestPath) {
  return {
    load: async () => {
      const manifest = JSON.parse(await readFile(manifestPath, 'utf8'));
      const paths = manifest.weightsManifest.flatMap((group) => group.paths);
      const shards = await Promise.all(
        paths.map((path) => readFile(join(dirname(manifestPath), path))),
      );
      const data = Buffer.concat(shards);
      return {
        format: manifest.format,
        modelTopology: manifest.modelTopology,
        weightSpecs: manifest.weightsManifest.flatMap((group) => group.weights),
        weightData: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength),
      };
    },
  };
}

/**
 * A classifier in the shipped format.
 *
 * @typedef {object} Classifier
 * @property {string[]} outputs names of the model's softmax outputs
 * @property {number} parameters
 * @property {number | null} multiplyAdds of one face, null where the format does not tell
 * @property {(images: Float32Array, count: number) => Record<string, Float32Array>} run
 *   probabilities [count × 7] of every output for images [count × 48 × 48] in 0..1, one pass
 * @property {() => void} dispose
 */

/**
 * Multiply-adds of the convolutions and dense layers for one image.
 *
 * @param {import('@tensorflow/tfjs-layers').LayersModel} model
 */
export function multiplyAdds(model) {
  let total = 0;
  for (const layer of model.layers) {
    // tfjs numbers the names of a second model's weights: `conv/kernel_1`.
    const kernel = layer.weights.find((weight) => /kernel(_\d+)?$/.test(weight.name));
    if (!kernel) continue;
    const positions = layer.outputShape.slice(1, -1).reduce((a, b) => a * b, 1);
    total += positions * kernel.shape.reduce((a, b) => a * b, 1);
  }
  return total;
}

/** Bytes of a model.json and its shards. @param {string} folder */
export async function modelBytes(folder) {
  const names = (await readdir(folder)).filter((name) => /^model\.json$|\.bin$/.test(name));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((a, b) => a + b, 0);
}

/**
 * @param {string} folder the folder that holds `model.json`
 * @returns {Promise<Classifier>}
 */
export async function loadClassifier(folder) {
  await startWasm();
  const model = await loadLayersModel(fileHandler(join(folder, 'model.json')));
  return {
    outputs: model.outputNames,
    parameters: model.countParams(),
    multiplyAdds: multiplyAdds(model),
    run(images, count) {
      const results = tf.tidy(() =>
        [model.predict(tf.tensor4d(images, [count, 48, 48, 1]))].flat(),
      );
      const entries = results.map((tensor, index) => [model.outputNames[index], tensor.dataSync()]);
      tf.dispose(results);
      return Object.fromEntries(entries);
    },
    dispose: () => model.dispose(),
  };
}
