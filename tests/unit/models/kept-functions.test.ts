import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { faceDetectorOnly } from '../../../models/face-detector/kept.mjs';
import { withFunctions } from '../../../models/face-detector/wasm-file.mjs';

const file = createRequire(import.meta.url).resolve(
  '@mediapipe/tasks-vision/vision_wasm_module_internal.wasm',
);
const wasm = await readFile(file);

test('MediaPipe is written as it was read where no function changes', () => {
  let functions = 0;
  const copy = withFunctions(wasm, (body) => {
    functions += 1;
    return body;
  });
  expect(functions).toBe(16_358);
  expect(Buffer.compare(copy, wasm)).toBe(0);
});

test('a smaller MediaPipe is valid and asks and offers the same', async () => {
  const [all, kept] = await Promise.all([
    WebAssembly.compile(wasm),
    WebAssembly.compile(await faceDetectorOnly(wasm)),
  ]);
  expect(WebAssembly.Module.imports(kept)).toEqual(WebAssembly.Module.imports(all));
  expect(WebAssembly.Module.exports(kept)).toEqual(WebAssembly.Module.exports(all));
});

test('another MediaPipe than the one that was profiled is not cut by its list', async () => {
  await expect(faceDetectorOnly(wasm.subarray(0, -1))).rejects.toThrow('npm run models:detector');
});
