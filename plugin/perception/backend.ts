import { enableProdMode, getBackend, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-wasm';
import { EmotionError } from '../errors';
import type { Backend } from '../types';
import { requireTrueColours } from './known-colour';
import { stage } from './stage';

/** The smallest module with a SIMD instruction: (func (result v128) i32.const 0 i8x16.splat). */
const SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

/**
 * Looks for what no part of perception works without, since their own errors are unreadable.
 *
 * @throws EmotionError `unsupported` naming what the browser lacks
 */
export function requireSupport(): void {
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(SIMD_PROBE)) {
    throw new EmotionError('unsupported', 'this browser lacks WebAssembly SIMD');
  }
  if (typeof OffscreenCanvas === 'undefined') {
    throw new EmotionError('unsupported', 'this browser lacks OffscreenCanvas in workers');
  }
  // Without video frames every picture comes by a canvas: better known before anything is fetched.
  if (typeof VideoFrame === 'undefined') requireTrueColours();
}

/** tfjs tells of every trial that fails, which here is nothing amiss. */
enableProdMode();

/** @returns false when this browser cannot run the backend */
export async function useBackend(backend: Backend): Promise<boolean> {
  if (getBackend() === backend) return true;
  try {
    return await stage(`tfjs: ${backend}`, () => setBackend(backend));
  } catch {
    return false;
  }
}
