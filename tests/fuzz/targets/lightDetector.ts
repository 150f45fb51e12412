import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { EmotionError } from '../../../plugin/errors.ts';
import { useBackend } from '../../../plugin/perception/backend.ts';
import { LightDetector } from '../../../plugin/perception/light/LightDetector.ts';
import { readTflite } from '../../../plugin/perception/light/tflite.ts';
import type { Thumbnail } from '../../../plugin/perception/picture.ts';
import { damagedDetector } from '../damagedDetector.ts';
import type { Target } from '../Target.ts';

const assets = resolve('plugin/assets');
const FILE = readFileSync(`${assets}/face-detector/short_range.tflite`);

const PICTURE: Thumbnail = {
  width: 80,
  height: 60,
  scale: 8,
  data: new Uint8ClampedArray(80 * 60 * 4).map((_, at) => (at * 7919) % 256),
};

const openBackend = () => {
  setWasmPaths(`${assets}/wasm/`);
  return useBackend('wasm');
};

/** A damaged detector file, read and run by tfjs. */
export const lightDetector: Target = {
  name: 'light detector file',
  attempt: async (random) => {
    if (!(await openBackend())) throw new Error('no wasm backend');
    try {
      const detector = await LightDetector.create(readTflite(damagedDetector(FILE, random)), 0.5);
      for (const { box } of await detector.detect(PICTURE)) {
        const { x, y, width, height } = box;
        if (![x, y, width, height].every(Number.isFinite)) throw new Error('a box of no place');
      }
      detector.close();
      return 'taken';
    } catch (error) {
      if (error instanceof EmotionError && error.code === 'model-invalid') return 'refused';
      throw error;
    }
  },
};
