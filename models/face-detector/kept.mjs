import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { trimmed } from './wasm-file.mjs';

/** @param {Uint8Array} file */
export const hashOf = (file) => createHash('sha256').update(file).digest('hex');

/** @param {ReadonlySet<number>} indices of functions, of so many */
export function packed(indices, count) {
  const bits = new Uint8Array(Math.ceil(count / 8));
  for (const index of indices) bits[index >> 3] |= 1 << (index & 7);
  return Buffer.from(bits).toString('base64');
}

/**
 * MediaPipe's module, of its functions those that detecting faces has called and all that they might
 * call (`profile.ts`).
 *
 * @param {Uint8Array} file the installed package's
 * @throws Error for another file than the one that was profiled
 */
export async function faceDetectorOnly(file) {
  const { sha256, functions } = JSON.parse(
    await readFile(new URL('./kept-functions.json', import.meta.url), 'utf8'),
  );
  if (hashOf(file) !== sha256) {
    throw new Error(
      'another MediaPipe than the one whose functions are known: run npm run models:detector',
    );
  }
  const bits = Buffer.from(functions, 'base64');
  return trimmed(file, (index) => (bits[index >> 3] >> (index & 7)) % 2 === 1);
}
