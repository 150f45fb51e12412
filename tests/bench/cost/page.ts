import { assetUrls } from '../../../plugin/assets';
import '../../../plugin/full-range';
import { PerceptionClient } from '../../../plugin/perception/PerceptionClient';
import type { FrameTiming } from '../../../plugin/types';
import { toI420 } from '../../fixtures/i420';

/** What one frame costs the worker, ms, frame by frame. */
export interface Cost {
  readonly read: number;
  readonly timings: readonly FrameTiming[];
  /** Frame handed over → reading back on the page, ms. */
  readonly trips: readonly number[];
}

const WARM_RUNS = 5;
type Detector = 'short' | 'full';
const clients = new Map<string, PerceptionClient>();

async function reader(detector: Detector, modelUrl?: string): Promise<PerceptionClient> {
  const key = `${detector} ${modelUrl}`;
  const client =
    clients.get(key) ??
    new PerceptionClient({
      urls: assetUrls({ detector, modelUrl }),
      backend: 'wasm',
      maxFaces: 10,
      onProgress: () => undefined,
    });
  clients.set(key, client);
  await client.load();
  return client;
}

/** `count` copies of a photo in a grid, as a camera of that width gives them. */
async function scene(photo: string, count: number, width: number): Promise<VideoFrameMaker> {
  const height = (width * 9) / 16;
  const bitmap = await createImageBitmap(await (await fetch(photo)).blob());
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d context');
  context.imageSmoothingQuality = 'high';
  const columns = Math.ceil(Math.sqrt((count * 16) / 9));
  const cell = Math.min(width / columns, height / Math.ceil(count / columns));
  for (let i = 0; i < count; i += 1) {
    const y = Math.floor(i / columns) * cell;
    context.drawImage(bitmap, (i % columns) * cell, y, cell, (cell * bitmap.height) / bitmap.width);
  }
  bitmap.close();
  const planes = toI420(context.getImageData(0, 0, width, height));
  return (timestamp) =>
    new VideoFrame(planes, {
      format: 'I420',
      codedWidth: width,
      codedHeight: height,
      timestamp: timestamp * 1000,
    });
}

type VideoFrameMaker = (timestamp: number) => VideoFrame;
let clock = 0;

async function cost(
  photo: string,
  detector: Detector,
  count: number,
  width: number,
  runs: number,
  modelUrl?: string,
): Promise<Cost> {
  const perception = await reader(detector, modelUrl);
  const frameAt = await scene(photo, count, width);
  const timings: FrameTiming[] = [];
  const trips: number[] = [];
  let read = 0;
  for (let run = 0; run < runs + WARM_RUNS; run += 1) {
    clock += 33;
    const frame = frameAt(clock);
    const began = performance.now();
    const reading = await perception.read(frame, clock);
    if (!reading?.timing || run < WARM_RUNS) continue;
    trips.push(performance.now() - began);
    timings.push(reading.timing);
    read = reading.faces.length;
  }
  return { read, timings, trips };
}

Object.assign(globalThis, { cost, benchReady: true });
