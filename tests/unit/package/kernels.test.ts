import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { layers, model, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { KERNELS } from '../../../build/kernels.mjs';

/** From a picture of 48×48 to one of any size. */
const PICTURE_LAYERS: Record<string, (x: SymbolicTensor) => unknown> = {
  conv2d: (x) => layers.conv2d({ filters: 2, kernelSize: 3, strides: 2 }).apply(x),
  'conv2d, dilated': (x) =>
    layers.conv2d({ filters: 2, kernelSize: 3, dilationRate: 2, padding: 'same' }).apply(x),
  conv2dTranspose: (x) => layers.conv2dTranspose({ filters: 2, kernelSize: 3 }).apply(x),
  depthwiseConv2d: (x) => layers.depthwiseConv2d({ kernelSize: 3 }).apply(x),
  separableConv2d: (x) => layers.separableConv2d({ filters: 2, kernelSize: 3 }).apply(x),
  batchNormalization: (x) => layers.batchNormalization().apply(x),
  layerNormalization: (x) => layers.layerNormalization().apply(x),
  maxPooling2d: (x) => layers.maxPooling2d({ poolSize: 2 }).apply(x),
  averagePooling2d: (x) => layers.averagePooling2d({ poolSize: 2 }).apply(x),
  globalMaxPooling2d: (x) => layers.globalMaxPooling2d({}).apply(x),
  globalAveragePooling2d: (x) => layers.globalAveragePooling2d({}).apply(x),
  zeroPadding2d: (x) => layers.zeroPadding2d({ padding: [1, 2] }).apply(x),
  cropping2D: (x) =>
    layers
      .cropping2D({
        cropping: [
          [1, 1],
          [2, 2],
        ],
      })
      .apply(x),
  'upSampling2d, nearest': (x) => layers.upSampling2d({ size: [2, 2] }).apply(x),
  'upSampling2d, bilinear': (x) =>
    layers.upSampling2d({ size: [2, 2], interpolation: 'bilinear' }).apply(x),
  rescaling: (x) => layers.rescaling({ scale: 2, offset: -1 }).apply(x),

  permute: (x) => layers.permute({ dims: [2, 1, 3] }).apply(x),
  'reshape, conv1d': (x) =>
    layers
      .conv1d({ filters: 2, kernelSize: 3 })
      .apply(layers.reshape({ targetShape: [48, 48] }).apply(x)),
  'maxPooling1d, averagePooling1d': (x) =>
    layers
      .averagePooling1d({ poolSize: 2 })
      .apply(
        layers
          .maxPooling1d({ poolSize: 2 })
          .apply(layers.reshape({ targetShape: [48, 48] }).apply(x)),
      ),
  'flatten, dense': (x) => layers.dense({ units: 2 }).apply(layers.flatten().apply(x)),

  prelu: (x) => layers.prelu().apply(x),
  leakyReLU: (x) => layers.leakyReLU().apply(x),
  elu: (x) => layers.elu().apply(x),
  thresholdedReLU: (x) => layers.thresholdedReLU().apply(x),
  reLU: (x) => layers.reLU({ maxValue: 6 }).apply(x),
  dropout: (x) => layers.dropout({ rate: 0.5 }).apply(x),
  gaussianNoise: (x) => layers.gaussianNoise({ stddev: 1 }).apply(x),
  add: (x) => layers.add().apply([x, x]),
  multiply: (x) => layers.multiply().apply([x, x]),
  average: (x) => layers.average().apply([x, x]),
  maximum: (x) => layers.maximum().apply([x, x]),
  minimum: (x) => layers.minimum().apply([x, x]),
  concatenate: (x) => layers.concatenate().apply([x, x]),
  'multiply, broadcast': (x) =>
    layers
      .multiply()
      .apply([
        x,
        layers
          .reshape({ targetShape: [1, 1, 1] })
          .apply(layers.globalAveragePooling2d({}).apply(x)) as SymbolicTensor,
      ]),
};

const ACTIVATIONS =
  'elu hardSigmoid linear relu relu6 selu sigmoid softmax softplus softsign tanh swish mish gelu gelu_new';

async function kernelsOf(layer: (x: SymbolicTensor) => unknown): Promise<string[]> {
  const input = layers.input({ shape: [48, 48, 1] });
  const net = model({ inputs: [input], outputs: [layer(input) as SymbolicTensor] });
  const { kernelNames } = await tf.profile(() => net.predictOnBatch(tf.zeros([1, 48, 48, 1])));
  // It tells of fused operations, too; and batch normalization's kernel is named after its file.
  return kernelNames.filter((name) => !name.endsWith('__op') && name !== 'FusedBatchNorm');
}

describe('the kernels that the worker ships with', () => {
  it.each(Object.entries(PICTURE_LAYERS))('run %s', async (_, layer) => {
    const lacking = (await kernelsOf(layer)).filter((name) => !KERNELS.has(name));
    expect(lacking).toEqual([]);
  });
  it.each(ACTIVATIONS.split(' '))('run the activation %s', async (activation) => {
    const layer = (x: SymbolicTensor) =>
      layers.activation({ activation: activation as 'relu' }).apply(x);
    const lacking = (await kernelsOf(layer)).filter((name) => !KERNELS.has(name));
    expect(lacking).toEqual([]);
  });
});
