import { assetUrls } from '../../../plugin/assets';
import '../../../plugin/full-range';
import { PerceptionClient, type PerceptionInfo } from '../../../plugin/perception/PerceptionClient';
import type { Backend, FrameTiming } from '../../../plugin/types';
import { toI420 } from '../../fixtures/i420';

interface Cost {
  readonly info: PerceptionInfo;
  /** From the first call to ready, files from a local server. */
  readonly loadMs: number;
  readonly faces: number;
  /** Median and 90th percentile, ms. */
  readonly median: FrameTiming;
  readonly p90: FrameTiming;
  /** Frame handed over → reading back on the page, median ms. */
  readonly roundTripMs: number;
}

const WARM_RUNS = 10;
const WIDTH = 1280;
const HEIGHT = 720;

/** Lays `count` copies of a photo out in a grid on a 1280×720 frame and has it read many times. */
async function measure(
  photo: string,
  count: number,
  detector: 'short' | 'full',
  backend: Backend | 'auto',
  runs: number,
): Promise<Cost> {
  const client = new PerceptionClient({
    urls: assetUrls({ detector }),
    backend,
    maxFaces: 10,
    onProgress: () => undefined,
  });
  const begin = performance.now();
  const info = await client.load();
  const loadMs = performance.now() - begin;
  const scene = await crowd(photo, count);
  const timings: FrameTiming[] = [];
  const trips: number[] = [];
  let faces = 0;
  for (let run = 0; run < runs + WARM_RUNS; run++) {
    const frame = planarFrame(scene, run * 33);
    const start = performance.now();
    const reading = await client.read(frame, run * 33);
    if (!reading?.timing || run < WARM_RUNS) continue;
    trips.push(performance.now() - start);
    timings.push(reading.timing);
    faces = reading.faces.length;
  }
  client.close();
  return {
    info,
    loadMs,
    faces,
    median: quantile(timings, 0.5),
    p90: quantile(timings, 0.9),
    roundTripMs: ordered(trips, 0.5),
  };
}

async function crowd(photo: string, count: number): Promise<Uint8Array<ArrayBuffer>> {
  const bitmap = await createImageBitmap(await (await fetch(photo)).blob());
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d context');
  const columns = Math.ceil(Math.sqrt((count * WIDTH) / HEIGHT));
  const rows = Math.ceil(count / columns);
  const cell = Math.min(WIDTH / columns, HEIGHT / rows);
  for (let index = 0; index < count; index++) {
    const x = (index % columns) * cell;
    const y = Math.floor(index / columns) * cell;
    context.drawImage(bitmap, x, y, cell, (cell * bitmap.height) / bitmap.width);
  }
  bitmap.close();
  return toI420(context.getImageData(0, 0, WIDTH, HEIGHT));
}

/** Video planes, as a camera gives them. */
function planarFrame(planes: Uint8Array<ArrayBuffer>, timestamp: number): VideoFrame {
  return new VideoFrame(planes, {
    format: 'I420',
    codedWidth: WIDTH,
    codedHeight: HEIGHT,
    timestamp: timestamp * 1000,
  });
}

function quantile(timings: readonly FrameTiming[], share: number): FrameTiming {
  const of = (pick: (timing: FrameTiming) => number) => ordered(timings.map(pick), share);
  return {
    detectMs: of((timing) => timing.detectMs),
    alignMs: of((timing) => timing.alignMs),
    classifyMs: of((timing) => timing.classifyMs),
    totalMs: of((timing) => timing.totalMs),
  };
}

function ordered(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

Object.assign(globalThis, { measure, benchReady: true });
