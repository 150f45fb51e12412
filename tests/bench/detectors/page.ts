import { assetUrls } from '../../../plugin/assets';
import { useBackend } from '../../../plugin/perception/backend';
import type { Detection, Detector } from '../../../plugin/perception/Detector';
import { FrameReader } from '../../../plugin/perception/frame-reader';
import type { Thumbnail } from '../../../plugin/perception/picture';
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

let turn = 0;

async function timed(detector: Detector, thumbnail: Thumbnail) {
  const begun = performance.now();
  const found = await detector.detect(thumbnail);
  return { seen: found.map(seen), ms: performance.now() - begun };
}

/** Each is the first one at every other picture. */
async function comparedIn(name: string, frame: VideoFrame | ImageBitmap): Promise<Compared> {
  const { mediapipe, light } = await both;
  const { thumbnail } = await reader.read(frame);
  const asGiven = { ...thumbnail, scale: 1 };
  turn += 1;
  const early = turn % 2 ? null : await timed(light, asGiven);
  const first = await timed(mediapipe, asGiven);
  const second = early ?? (await timed(light, asGiven));
  return {
    name,
    mediapipe: first.seen,
    light: second.seen,
    mediapipeMs: first.ms,
    lightMs: second.ms,
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
