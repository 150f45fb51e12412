import { assetUrls } from '../../../plugin/assets';
import { useBackend } from '../../../plugin/perception/backend';
import type { Detection, Detector } from '../../../plugin/perception/Detector';
import { FrameReader } from '../../../plugin/perception/frame-reader';
import { LightDetector } from '../../../plugin/perception/light/LightDetector';
import { readTflite } from '../../../plugin/perception/light/tflite';
import { provideWasm } from '../../../plugin/perception/tfjs-wasm';
import { MediaPipeDetector } from '../../../plugin/perception/MediaPipeDetector';

/** What both detectors saw in one picture. */
export interface Compared {
  readonly name: string;
  readonly mediapipe: readonly Seen[];
  readonly light: readonly Seen[];
  readonly mediapipeMs: number;
  readonly lightMs: number;
}

/** In pixels of the picture that both were given: at most 320 a side. */
export interface Seen {
  readonly score: number;
  /** Corner and size of the box, then the points. */
  readonly places: readonly number[];
}

const bytesAt = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());

async function openBoth(): Promise<{ mediapipe: Detector; light: Detector }> {
  const urls = assetUrls();
  const model = await bytesAt(urls.detector);
  const vision = await WebAssembly.compile(await bytesAt(String(urls.visionWasm)));
  provideWasm(await WebAssembly.compileStreaming(fetch(urls.tfjsWasm)));
  if (!(await useBackend('wasm'))) throw new Error('tfjs has no wasm here');
  return {
    mediapipe: await MediaPipeDetector.create(model, vision, urls.detectorConfidence),
    light: await LightDetector.create(readTflite(model), urls.detectorConfidence),
  };
}

const both = openBoth();
const reader = new FrameReader();

function seen({ box, keypoints, score }: Detection): Seen {
  const points = keypoints
    ? [keypoints.leftEye, keypoints.rightEye, keypoints.nose, keypoints.mouth]
    : [];
  const { x, y, width, height } = box;
  return { score, places: [x, y, width, height, ...points.flatMap((at) => [at.x, at.y])] };
}

async function comparedIn(name: string, frame: VideoFrame | ImageBitmap): Promise<Compared> {
  const { mediapipe, light } = await both;
  const { thumbnail } = await reader.read(frame);
  const asGiven = { ...thumbnail, scale: 1 };
  const begun = performance.now();
  const first = await mediapipe.detect(asGiven);
  const between = performance.now();
  const second = await light.detect(asGiven);
  const ended = performance.now();
  return {
    name,
    mediapipe: first.map(seen),
    light: second.map(seen),
    mediapipeMs: between - begun,
    lightMs: ended - between,
  };
}

async function photo(name: string, url: string): Promise<Compared[]> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const compared = await comparedIn(name, bitmap);
  bitmap.close();
  return [compared];
}

/** Frames of a video, so many a second; none where the browser cannot play it. */
async function video(name: string, url: string, perSecond: number): Promise<Compared[]> {
  const element = document.createElement('video');
  element.muted = true;
  element.src = url;
  const playable = await new Promise<boolean>((resolve) => {
    element.onloadeddata = () => resolve(element.videoWidth > 0);
    element.onerror = () => resolve(false);
  });
  if (!playable) return [];
  const compared: Compared[] = [];
  for (let time = 0; time < element.duration; time += 1 / perSecond) {
    const sought = new Promise((resolve) => {
      element.onseeked = resolve;
    });
    element.currentTime = time;
    await sought;
    const frame = await createImageBitmap(element);
    compared.push(await comparedIn(`${name} at ${time.toFixed(2)} s`, frame));
    frame.close();
  }
  return compared;
}

const detectors = { photo, video };
export type Detectors = typeof detectors;
Object.assign(globalThis, { detectors });
void both.then(() => Object.assign(globalThis, { benchReady: true }));
