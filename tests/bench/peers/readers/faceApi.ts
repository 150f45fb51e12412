import * as faceapi from '@vladmandic/face-api';
import type { Reader, ReaderOptions } from './Reader';

/** What its bundle carries of tfjs and its declarations leave out. */
interface BundledTfjs {
  setWasmPaths(folder: string): void;
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
}

/** The small detector that its documentation recommends for video, at its default size. */
export async function openFaceApi({ backend }: ReaderOptions): Promise<Reader> {
  const tf = faceapi.tf as unknown as BundledTfjs;
  tf.setWasmPaths(new URL('wasm/', document.baseURI).href);
  await tf.setBackend(backend);
  await tf.ready();
  const models = new URL('face-api/', document.baseURI).href;
  await Promise.all([
    faceapi.nets.tinyFaceDetector.loadFromUri(models),
    faceapi.nets.faceExpressionNet.loadFromUri(models),
  ]);
  const options = new faceapi.TinyFaceDetectorOptions();
  return {
    read: async (video) =>
      (await faceapi.detectAllFaces(video, options).withFaceExpressions()).length,
  };
}
