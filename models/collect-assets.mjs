import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { faceDetectorOnly } from './face-detector/kept.mjs';

/**
 * Gathers what the worker loads at run time in `plugin/assets/`, beside the sources, so that the
 * page, the tests and the published build find the same names in the same place. The weights go
 * into one file whatever the number of shards, since every file needs a URL of its own in the code.
 */

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const emotion = path.join(root, 'models/emotion');
const assets = path.join(root, 'plugin/assets');
const resolve = createRequire(import.meta.url).resolve;
const vision = path.dirname(resolve('@mediapipe/tasks-vision/vision_wasm_module_internal.js'));
const tfjsWasm = path.join(
  path.dirname(resolve('@tensorflow/tfjs-backend-wasm/package.json')),
  'dist',
);

await Promise.all(
  ['emotion', 'wasm'].map((folder) => mkdir(path.join(assets, folder), { recursive: true })),
);
await Promise.all([
  collectClassifier(),
  collectMediaPipe(),
  copyIfChanged(tfjsWasm, path.join(assets, 'wasm'), 'tfjs-backend-wasm-simd.wasm'),
]);

async function collectClassifier() {
  const model = JSON.parse(await readFile(path.join(emotion, 'model.json'), 'utf8'));
  const shards = model.weightsManifest.flatMap((group) => group.paths);
  const weights = await Promise.all(shards.map((shard) => readFile(path.join(emotion, shard))));
  const specs = model.weightsManifest.flatMap((group) => group.weights);
  model.weightsManifest = [{ paths: ['weights.bin'], weights: specs }];
  const target = path.join(assets, 'emotion');
  await Promise.all([
    writeFile(path.join(target, 'model.json'), JSON.stringify(model)),
    writeFile(path.join(target, 'weights.bin'), Buffer.concat(weights)),
    copyFile(path.join(emotion, 'card.json'), path.join(target, 'card.json')),
  ]);
}

/** All of it for other detectors, and what ours need. */
async function collectMediaPipe() {
  const name = 'vision_wasm_module_internal.wasm';
  const target = path.join(assets, 'wasm');
  await copyIfChanged(vision, target, name);
  const small = await faceDetectorOnly(await readFile(path.join(vision, name)));
  const file = path.join(target, 'mediapipe_face_detector.wasm');
  const existing = await readFile(file).catch(() => null);
  if (!existing?.equals(small)) await writeFile(file, small);
}

/**
 * @param {string} from
 * @param {string} to
 * @param {string} name
 */
async function copyIfChanged(from, to, name) {
  const source = await stat(path.join(from, name));
  const existing = await stat(path.join(to, name)).catch(() => null);
  if (existing?.size === source.size && existing.mtimeMs >= source.mtimeMs) return;
  await copyFile(path.join(from, name), path.join(to, name));
}
