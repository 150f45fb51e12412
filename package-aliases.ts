import { resolve } from 'node:path';

const plugin = resolve(import.meta.dirname, 'plugin');

/** The package's entries as its users name them, served from the sources. */
export const packageAliases = [
  { find: /^phaser-emotion$/, replacement: resolve(plugin, 'index.ts') },
  { find: 'phaser-emotion/full-range', replacement: resolve(plugin, 'full-range.ts') },
  {
    find: /^phaser-emotion\/(scene|ink|ui|testing|playtest)$/,
    replacement: resolve(plugin, '$1/index.ts'),
  },
];

/** What the worker imports, prepared ahead so that a dev server need not reload the page for it. */
export const workerDependencies = [
  '@mediapipe/tasks-vision',
  '@mediapipe/tasks-vision/vision_wasm_module_internal.js',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js',
  '@tensorflow/tfjs-backend-webgl',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
];
