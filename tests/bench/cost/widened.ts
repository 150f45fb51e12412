import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { io } from '@tensorflow/tfjs-core';
import { loadLayersModel, type LayersModel } from '@tensorflow/tfjs-layers';

const root = resolve(import.meta.dirname, '../../..');
const shipped = join(root, 'models/emotion');

export interface WidenedModel {
  /** Millions of multiply-adds for one view of one face. */
  readonly mmacs: number;
  readonly parameters: number;
  /** Path of its `model.json` under the repository's root. */
  readonly path: string;
}

interface Layer {
  readonly class_name: string;
  readonly config: { filters?: number };
}

/**
 * The shipped architecture, every layer of filters `factor` times as wide, with random weights: of
 * no use but to be timed. The shipped card goes with it, so that it is run the same way.
 */
export async function widened(factor: number): Promise<WidenedModel> {
  const { modelTopology } = JSON.parse(readFileSync(join(shipped, 'model.json'), 'utf8')) as {
    modelTopology: { model_config: { config: { layers: Layer[] } } };
  };
  for (const { class_name: kind, config } of modelTopology.model_config.config.layers) {
    if (kind === 'Conv2D' && config.filters) {
      // The wasm kernels work on fours.
      config.filters = 4 * Math.round((config.filters * factor) / 4);
    }
  }
  const model = await loadLayersModel(io.fromMemory({ modelTopology }));
  const mmacs = multiplyAdds(model) / 1e6;
  const folder = join('node_modules/.cache/phaser-emotion/widened', mmacs.toFixed(1));
  mkdirSync(join(root, folder), { recursive: true });
  await model.save(
    io.withSaveHandler((artifacts) => {
      const data = artifacts.weightData as ArrayBuffer;
      const manifest = [{ paths: ['weights.bin'], weights: artifacts.weightSpecs }];
      writeFileSync(join(root, folder, 'weights.bin'), Buffer.from(data));
      writeFileSync(
        join(root, folder, 'model.json'),
        JSON.stringify({ format: 'layers-model', modelTopology, weightsManifest: manifest }),
      );
      return Promise.resolve({
        modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' },
      });
    }),
  );
  copyFileSync(join(shipped, 'card.json'), join(root, folder, 'card.json'));
  return { mmacs, parameters: model.countParams(), path: `${folder}/model.json` };
}

/** Of convolutions and dense layers; what pools and adds is left out. */
function multiplyAdds(model: LayersModel): number {
  return model.layers.reduce((sum, layer) => {
    const [kernel] = layer.weights.map(({ shape }) => shape as number[]);
    if (!kernel) return sum;
    const weights = kernel.reduce((product, length) => product * length, 1);
    const [, ...output] = layer.outputShape as number[];
    const places = output.length === 3 ? (output[0] ?? 1) * (output[1] ?? 1) : 1;
    return sum + weights * places;
  }, 0);
}
