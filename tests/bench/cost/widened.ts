import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { io } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { multiplyAdds, startWasm } from '../../../models/evaluation/model.mjs';

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
  await startWasm();
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
