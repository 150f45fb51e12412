import Human from '@vladmandic/human';
import type { Reader, ReaderOptions } from './Reader';

const off = { enabled: false };
const EVERY_FRAME = { skipFrames: 0, skipTime: 0 };

/**
 * Faces and emotions alone, else as its documentation recommends.
 *
 * @param caching its default: what looks alike is not read again for up to 2.5 s; without it every
 * frame is read, as the others do
 */
export async function openHuman({ backend }: ReaderOptions, caching: boolean): Promise<Reader> {
  const human = new Human({
    backend,
    wasmPath: new URL('wasm/', document.baseURI).href,
    modelBasePath: new URL('human/', document.baseURI).href,
    warmup: 'none',
    ...(caching ? {} : { cacheSensitivity: 0 }),
    face: {
      enabled: true,
      detector: { maxDetected: 10, ...(caching ? {} : EVERY_FRAME) },
      emotion: { enabled: true, ...(caching ? {} : EVERY_FRAME) },
      mesh: off,
      iris: off,
      description: off,
      antispoof: off,
      liveness: off,
    },
    body: off,
    hand: off,
    object: off,
    gesture: off,
    segmentation: off,
  });
  await human.load();
  return { read: async (video) => (await human.detect(video)).face.length };
}
