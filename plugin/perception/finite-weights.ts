import type { io } from '@tensorflow/tfjs-core';
import { EmotionError } from '../errors';

/** Whether a little-endian IEEE 754 number at `at` is infinite or none: its exponent is all ones. */
const IS_BEYOND: Readonly<Record<string, (bytes: Uint8Array, at: number) => boolean>> = {
  float16: (bytes, at) => ((bytes[at + 1] ?? 0) & 0x7c) === 0x7c,
  float32: (bytes, at) => ((bytes[at + 3] ?? 0) & 0x7f) === 0x7f && (bytes[at + 2] ?? 0) >= 0x80,
};
const WIDTH: Readonly<Record<string, number>> = { float16: 2, float32: 4 };

/**
 * Backends differ in what an infinite weight leads to: the wasm one gives plausible nonsense.
 *
 * @param bytesOf the length of a weight in `bytes`, in which they follow one another
 * @throws EmotionError `model-invalid` naming the weight that holds something else than numbers
 */
export function requireFinite(
  specs: readonly io.WeightsManifestEntry[],
  bytes: Uint8Array,
  bytesOf: (spec: io.WeightsManifestEntry) => number,
): void {
  let start = 0;
  for (const spec of specs) {
    const end = start + bytesOf(spec);
    const stored = spec.quantization?.dtype ?? spec.dtype;
    const isBeyond = IS_BEYOND[stored];
    const width = WIDTH[stored] ?? 1;
    for (let at = start; isBeyond && at < end; at += width) {
      if (!isBeyond(bytes, at)) continue;
      throw new EmotionError('model-invalid', `the weight ${spec.name} is not made of numbers`);
    }
    start = end;
  }
}
