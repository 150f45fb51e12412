import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';

/**
 * Writes small classifiers beside this file: one that keeps the contract of an own model and some
 * that break it, each in one way. Run by hand; the results are committed.
 */

const here = import.meta.dirname;
const noCard = null;
const card = {
  name: 'tiny',
  date: '2026-11-24',
  labels: ['angry', 'disgust', 'fear', 'happy', 'sad', 'surprise', 'neutral'],
  default: { fer2013: 1, ferplus: 3 },
  temperature: { fer2013: 1.5, ferplus: 0.8 },
  looks: [{}, { mirror: true }],
};

await write('tiny', network([48, 48, 1], { fer2013: 7, ferplus: 7 }), card);
await write('single', network([48, 48, 1], { answer: 7 }), noCard);
await write('wrong-input', network([64, 64, 3], { fer2013: 7 }), noCard);
await write('wrong-classes', network([48, 48, 1], { fer2013: 8 }), noCard);
await write('no-softmax', network([48, 48, 1], { fer2013: 7 }, 'linear'), noCard);
await write('truncated', network([48, 48, 1], { fer2013: 7 }), noCard, 100);
await write('wrong-card', network([48, 48, 1], { fer2013: 7 }), { ...card, default: 'ferplus' });

/**
 * @param {number[]} shape
 * @param {Record<string, number>} outputs classes per output
 * @param {'softmax' | 'linear'} activation
 */
function network(shape, outputs, activation = 'softmax') {
  let seed = 1;
  const kernelInitializer = () => tf.initializers.glorotUniform({ seed: seed++ });
  const input = tf.input({ shape });
  const features = tf.layers
    .conv2d({
      filters: 8,
      kernelSize: 5,
      strides: 4,
      activation: 'relu',
      kernelInitializer: kernelInitializer(),
    })
    .apply(input);
  const pooled = tf.layers.globalAveragePooling2d({}).apply(features);
  const answers = Object.entries(outputs).map(([name, units]) =>
    tf.layers
      .dense({ name, units, activation, kernelInitializer: kernelInitializer() })
      .apply(pooled),
  );
  return tf.model({ inputs: input, outputs: answers });
}

/**
 * @param {string} name
 * @param {tf.LayersModel} model
 * @param {object | null} modelCard
 * @param {number} missingBytes
 */
async function write(name, model, modelCard, missingBytes = 0) {
  const folder = path.join(here, name);
  await mkdir(folder, { recursive: true });
  await model.save(
    tf.io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData }) => {
      const weights = Buffer.from(weightData);
      await writeFile(
        path.join(folder, 'weights.bin'),
        weights.subarray(0, weights.length - missingBytes),
      );
      await writeFile(
        path.join(folder, 'model.json'),
        JSON.stringify({
          format: 'layers-model',
          modelTopology,
          weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }],
        }),
      );
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  if (modelCard) await writeFile(path.join(folder, 'card.json'), JSON.stringify(modelCard));
}
