import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { addMetadata } from './metadata.mjs';

/** Makes `plugin/assets/face-detector/*.tflite` out of the installed MediaPipe package. */

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const source = path.dirname(
  createRequire(import.meta.url).resolve('@mediapipe/face_detection/package.json'),
);
const target = path.join(root, 'plugin/assets/face-detector');

const MODELS = [
  {
    from: 'face_detection_short_range.tflite',
    to: 'short_range.tflite',
    name: 'BlazeFace short range',
  },
  {
    from: 'face_detection_full_range.tflite',
    to: 'full_range.tflite',
    name: 'BlazeFace full range',
  },
];

await mkdir(target, { recursive: true });
for (const { from, to, name } of MODELS) {
  const model = addMetadata(await readFile(path.join(source, from)), name);
  await writeFile(path.join(target, to), model);
}
