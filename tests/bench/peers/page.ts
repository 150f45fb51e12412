import { openReader, playReader, presented, type Name, type Reader } from './readers';
import type { Backend } from './readers';

export interface Start {
  /** From the call, library code included, to the first result, ms. */
  readonly ms: number;
  readonly longestBlockMs: number;
  /** When it was called, ms since 1970: workers count from another moment. */
  readonly beganAt: number;
}
export interface Batch {
  /** A frame handed over → its result, ms. */
  readonly times: readonly number[];
  readonly faces: number;
  readonly framesPerSecond: number;
  readonly longTasks: number;
}

const blocks: number[] = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) blocks.push(duration);
}).observe({ type: 'longtask' });

const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The camera, open before any library is loaded: its own time is nobody's. */
async function openCamera(): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = await navigator.mediaDevices.getUserMedia({
    video: { width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  document.body.append(video);
  await video.play();
  await presented(video);
  return video;
}
const camera = openCamera();

async function start(
  name: Name,
  backend: Backend,
  crowd: boolean,
  preload: boolean,
): Promise<Start> {
  const video = await camera;
  await rest(500);
  blocks.length = 0;
  let began = performance.now();
  const preloaded = () => {
    began = performance.now();
  };
  const options = { backend, crowd, ...(preload ? { preloaded } : {}) };
  const ms = await new Promise<number>((resolve, reject) => {
    playReader(name, video, options, 15, () => {
      resolve(performance.now() - began);
    }).catch(reject);
  });
  // What a library still does when it has read once counts among its blocks, too.
  await rest(1500);
  return {
    ms,
    longestBlockMs: Math.max(0, ...blocks),
    beganAt: performance.timeOrigin + began,
  };
}

const readers = new Map<Name, Reader>();

async function prepare(name: Name, backend: Backend, crowd: boolean): Promise<void> {
  const reader = await openReader(name, { backend, crowd });
  const video = await camera;
  for (let run = 0; run < 3; run += 1) await reader.read(video);
  readers.set(name, reader);
}

/** Every frame that the camera shows while the library is free. */
async function frames(name: Name, ms: number): Promise<Batch> {
  const video = await camera;
  const reader = readers.get(name);
  if (!reader) throw new Error(`${name} is not prepared`);
  await rest(200);
  blocks.length = 0;
  const times: number[] = [];
  let faces = Infinity;
  const began = performance.now();
  while (performance.now() - began < ms) {
    await presented(video);
    const handed = performance.now();
    faces = Math.min(faces, await reader.read(video));
    times.push(performance.now() - handed);
  }
  const seconds = (performance.now() - began) / 1000;
  await rest(100);
  return { times, faces, framesPerSecond: times.length / seconds, longTasks: blocks.length };
}

/** Reads on by itself; every camera frame that the page is shown leaves a mark for the trace. */
async function play(
  name: Name | 'nobody',
  backend: Backend,
  crowd: boolean,
  fps: number,
  ms: number,
): Promise<{ readonly readings: number; readonly longTasks: number }> {
  const video = await camera;
  let readings = 0;
  const player =
    name === 'nobody'
      ? null
      : await playReader(name, video, { backend, crowd }, fps, () => {
          readings += 1;
        });
  const markFrame = () => {
    performance.mark('frame');
    video.requestVideoFrameCallback(markFrame);
  };
  markFrame();
  await rest(1500);
  blocks.length = readings = 0;
  performance.mark('begin');
  await rest(ms);
  performance.mark('end');
  player?.stop();
  return { readings, longTasks: blocks.length };
}

const bench = { start, prepare, frames, play, ready: camera.then(() => true) };
export type Bench = typeof bench;
Object.assign(globalThis, { bench });

/** Where nobody may call: plays by itself, and leaves the readings in the title. */
const asked = new URLSearchParams(location.search);
if (asked.has('play')) {
  void play(asked.get('play') as Name | 'nobody', 'wasm', false, 15, Number(asked.get('ms'))).then(
    ({ readings }) => {
      document.title = `played ${readings}`;
    },
  );
}
