import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { PIXELS, SIDE } from './dataset.mjs';
import { fileHandler, startWasm } from './model.mjs';

const require = createRequire(import.meta.url);

/** face-api's classes (neutral, happy, sad, angry, fearful, disgusted, surprised) in FER order. */
const FACE_API_ORDER = [3, 5, 4, 1, 2, 6, 0];

/** @typedef {import('./model.mjs').Classifier} Classifier */

const humanFolder = () => join(dirname(dirname(require.resolve('@vladmandic/human'))), 'models');
const faceApiFolder = () => dirname(require.resolve('@vladmandic/face-api/package.json'));

/**
 * Human's default emotion net as its `src/gear/emotion.ts` feeds it: bilinear to the net's own
 * 64 × 64, luma, (gray − 0.5) × 2. Its input is the face crop; here that is the 48 × 48 image.
 *
 * @returns {Promise<Classifier>}
 */
export async function loadHuman() {
  await startWasm();
  const model = await loadGraphModel(fileHandler(join(humanFolder(), 'emotion.json')));
  const side = model.inputs[0].shape[1];
  const parameters = Object.values(model.weights)
    .flat()
    .reduce((total, weight) => total + weight.size, 0);
  return {
    outputs: ['fer2013'],
    parameters,
    multiplyAdds: null,
    run(images, count) {
      const result = tf.tidy(() => {
        const gray = tf.tensor4d(images, [count, SIDE, SIDE, 1]);
        const resized = tf.image.resizeBilinear(gray, [side, side], false);
        return model.execute(tf.mul(tf.sub(resized, 0.5), 2));
      });
      const fer2013 = result.dataSync();
      result.dispose();
      return { fer2013 };
    },
    dispose: () => model.dispose(),
  };
}

/**
 * face-api's expression net through its own input path (RGB, bilinear to 112 × 112, its mean
 * subtraction).
 *
 * @returns {Promise<Classifier>}
 */
export async function loadFaceApi() {
  await startWasm();
  const root = faceApiFolder();
  const faceapi = require(join(root, 'dist/face-api.node-wasm.js'));
  const net = faceapi.nets.faceExpressionNet;
  await net.loadFromDisk(join(root, 'model'));
  await faceapi.tf.setBackend('wasm');
  const parameters = [...net.getParamList(), ...net.faceFeatureExtractor.getParamList()].reduce(
    (total, { tensor }) => total + tensor.size,
    0,
  );
  return {
    outputs: ['fer2013'],
    parameters,
    multiplyAdds: null,
    run(images, count) {
      const fer2013 = new Float32Array(count * 7);
      for (let face = 0; face < count; face += 1) {
        const rgb = new Float32Array(PIXELS * 3);
        for (let i = 0; i < rgb.length; i += 1)
          rgb[i] = images[face * PIXELS + Math.floor(i / 3)] * 255;
        const result = faceapi.tf.tidy(() => {
          const picture = faceapi.tf.tensor4d(rgb, [1, SIDE, SIDE, 3]);
          return net.forwardInput(new faceapi.NetInput([picture], true));
        });
        const values = result.dataSync();
        FACE_API_ORDER.forEach((from, to) => (fer2013[face * 7 + to] = values[from]));
        result.dispose();
      }
      return { fer2013 };
    },
    dispose: () => net.dispose(),
  };
}

const bytesOf = (/** @type {string[]} */ files) =>
  files.reduce((total, file) => total + statSync(file).size, 0);

/** The peers in the table, by the name of their results file. */
export const PEERS = {
  'face-api': {
    title: 'face-api 1.7.15',
    load: loadFaceApi,
    bytes: () => {
      const model = join(faceApiFolder(), 'model/face_expression_model');
      return bytesOf([`${model}.bin`, `${model}-weights_manifest.json`]);
    },
  },
  human: {
    title: 'Human 3.3.6',
    load: loadHuman,
    bytes: () => bytesOf(['emotion.json', 'emotion.bin'].map((name) => join(humanFolder(), name))),
  },
};
