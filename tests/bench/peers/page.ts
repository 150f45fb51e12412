import { assetUrls } from '../../../plugin/assets';
import { PerceptionClient } from '../../../plugin/perception/PerceptionClient';

/** One way to read expressions, ready to be given frames. */
interface Reader {
  /** @returns how many faces were read */
  read(canvas: HTMLCanvasElement, timestamp: number): Promise<number>;
}

interface HumanApi {
  load(): Promise<void>;
  detect(input: HTMLCanvasElement): Promise<{ face: unknown[] }>;
}
interface FaceApi {
  tf: {
    setBackend(name: string): Promise<boolean>;
    setWasmPaths(path: string): void;
    ready(): Promise<void>;
  };
  nets: Record<
    'tinyFaceDetector' | 'faceExpressionNet',
    { loadFromUri(uri: string): Promise<void> }
  >;
  TinyFaceDetectorOptions: new (options: object) => object;
  detectAllFaces(
    input: HTMLCanvasElement,
    options: object,
  ): { withFaceExpressions(): Promise<unknown[]> };
}

const modules = '/node_modules/';
const wasmPath = `${modules}@tensorflow/tfjs-backend-wasm/dist/`;

/** As their documentation says, on the wasm backend, asked for faces and emotions alone. */
const READERS: Readonly<Record<string, () => Promise<Reader>>> = {
  async ours() {
    const client = new PerceptionClient({
      urls: assetUrls(),
      backend: 'wasm',
      maxFaces: 10,
      onProgress: () => undefined,
    });
    await client.load();
    return {
      read: async (canvas, timestamp) => {
        const frame = new VideoFrame(canvas, { timestamp: timestamp * 1000 });
        return (await client.read(frame, timestamp))?.faces.length ?? 0;
      },
    };
  },
  async human() {
    const path = `${modules}@vladmandic/human/`;
    const { default: Human } = (await import(/* @vite-ignore */ `${path}dist/human.esm.js`)) as {
      default: new (config: object) => HumanApi;
    };
    const off = { enabled: false };
    const human = new Human({
      backend: 'wasm',
      wasmPath,
      modelBasePath: `${path}models/`,
      // Every frame is read, as ours does; its cache would answer for frames that look alike.
      cacheSensitivity: 0,
      face: {
        enabled: true,
        detector: { maxDetected: 10, skipFrames: 0, skipTime: 0, rotation: false },
        emotion: { enabled: true, skipFrames: 0, skipTime: 0 },
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
    return { read: async (canvas) => (await human.detect(canvas)).face.length };
  },
  async 'face-api'() {
    const path = `${modules}@vladmandic/face-api/`;
    const faceapi = (await import(/* @vite-ignore */ `${path}dist/face-api.esm.js`)) as FaceApi;
    faceapi.tf.setWasmPaths(wasmPath);
    await faceapi.tf.setBackend('wasm');
    await faceapi.tf.ready();
    await faceapi.nets.tinyFaceDetector.loadFromUri(`${path}model`);
    await faceapi.nets.faceExpressionNet.loadFromUri(`${path}model`);
    const options = new faceapi.TinyFaceDetectorOptions({ inputSize: 416 });
    return {
      read: async (canvas) =>
        (await faceapi.detectAllFaces(canvas, options).withFaceExpressions()).length,
    };
  },
};

const blocks: number[] = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) blocks.push(duration);
}).observe({ type: 'longtask' });

/** `count` copies of a photo in a grid on a 1280×720 frame. */
async function crowd(photo: string, count: number): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(await (await fetch(photo)).blob());
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  const columns = Math.ceil(Math.sqrt((count * 16) / 9));
  const cell = Math.min(1280 / columns, 720 / Math.ceil(count / columns));
  const context = canvas.getContext('2d');
  for (let i = 0; i < count; i += 1) {
    const y = Math.floor(i / columns) * cell;
    context?.drawImage(
      bitmap,
      (i % columns) * cell,
      y,
      cell,
      (cell * bitmap.height) / bitmap.width,
    );
  }
  return canvas;
}

const ready = new Map<string, Reader>();
let clock = 0;

async function first(name: string, photo: string) {
  const canvas = await crowd(photo, 1);
  blocks.length = 0;
  const began = performance.now();
  const reader = await READERS[name]?.();
  if (!reader) throw new Error(`no reader ${name}`);
  await reader.read(canvas, (clock += 33));
  const ms = performance.now() - began;
  ready.set(name, reader);
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { ms, longestBlockMs: Math.max(0, ...blocks) };
}

async function frames(name: string, photo: string, count: number, runs: number) {
  const reader = ready.get(name);
  if (!reader) throw new Error(`${name} was not started`);
  const canvas = await crowd(photo, count);
  await reader.read(canvas, (clock += 33));
  blocks.length = 0;
  const times: number[] = [];
  let faces = 0;
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    faces = await reader.read(canvas, (clock += 33));
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return { times, faces, longTasks: blocks.length };
}

Object.assign(globalThis, { first, frames, benchReady: true });
