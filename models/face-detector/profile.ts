/**
 * Which functions of MediaPipe's module detecting faces takes: `npm run models:detector -- FOLDER…`
 * writes `kept-functions.json`.
 *
 * Kept is what was called while both detectors read blank pictures of many sizes and the photos in the
 * folders, at several confidences, were closed, and were given damaged models; that for processors of
 * either kind; and whatever any of those functions names in a call.
 */
import { execFileSync } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { mediaPipeInNode, type OpenDetector } from './in-node';
import { calledIn, instrumented } from './instrumented';
import { faceDetectorOnly, hashOf, packed } from './kept.mjs';
import { functionsIn } from './wasm-file.mjs';

const MODELS = ['short_range.tflite', 'full_range.tflite'];
const PROCESSORS = ['x86', 'arm'] as const;
const CONFIDENCES = [0, 0.3, 0.5, 1];
/** Longest edges at which photos are read, px; the worker's pictures have at most 320. */
const EDGES = [97, 320, 640];
const BLANKS = [
  [1, 1],
  [2, 2],
  [3, 1],
  [1, 3],
  [17, 320],
  [320, 17],
  [64, 64],
  [128, 128],
  [127, 129],
  [192, 192],
  [320, 180],
  [180, 320],
  [320, 240],
  [1280, 720],
] as const;
const DAMAGED = 30;
/** Prints the calls of every function. */
const BINARYEN = 'binaryen@132.0.0';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const packageOf = (file: string) =>
  createRequire(import.meta.url).resolve(`@mediapipe/tasks-vision/${file}`);

async function photosIn(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => /\.(jpe?g|png|webp)$/i.test(file))
    .map((file) => path.join(folder, file));
}

const blank = (width: number, height: number) =>
  new ImageData(
    new Uint8ClampedArray(width * height * 4).map((_, at) => (at * 7) % 256),
    width,
    height,
  );

async function pictureOf(photo: string, edge: number): Promise<ImageData> {
  const { data, info } = await sharp(photo)
    .rotate()
    .resize(edge, edge, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return new ImageData(new Uint8ClampedArray(data), info.width, info.height);
}

/** Cut short, or some bytes turned over. */
function damaged(model: Uint8Array, kind: number): Uint8Array {
  if (kind < 5) return model.subarray(0, Math.floor((model.length * kind) / 5));
  const bytes = new Uint8Array(model);
  for (let at = 0; at < 3; at += 1) {
    const place = (kind * 7919 + at * 104_729) % (kind % 2 ? 4096 : bytes.length);
    bytes[place] = 255 - (bytes[place] as number);
  }
  return bytes;
}

async function exercise(open: OpenDetector, model: Uint8Array, photos: readonly string[]) {
  let faces = 0;
  for (const confidence of CONFIDENCES) {
    const detector = await open(model, confidence);
    for (const [width, height] of BLANKS) detector.detect(blank(width, height));
    for (const photo of photos) {
      for (const edge of EDGES) {
        faces += detector.detect(await pictureOf(photo, edge)).detections.length;
      }
    }
    detector.close();
  }
  for (let kind = 0; kind < DAMAGED; kind += 1) {
    try {
      const detector = await open(damaged(model, kind), 0.5);
      detector.detect(blank(64, 64));
      detector.close();
    } catch {
      // Most are refused, as they should.
    }
  }
  return faces;
}

/** By the index of a function, the indices of those that it names in calls. */
function callsIn(file: string): Map<number, number[]> {
  const command = ['--yes', `--package=${BINARYEN}`, 'wasm-opt'];
  const options = ['--all-features', '--print-call-graph', '--output', os.devNull, file];
  const graph = execFileSync('npx', [...command, ...options], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const calls = new Map<number, number[]>();
  for (const [, from, to] of graph.matchAll(/"(\d+)" -> "(\d+)"; \/\/ call/g)) {
    const callees = calls.get(Number(from)) ?? [];
    callees.push(Number(to));
    calls.set(Number(from), callees);
  }
  if (calls.size === 0) throw new Error(`${BINARYEN} printed no calls`);
  return calls;
}

function reachable(from: ReadonlySet<number>, calls: ReadonlyMap<number, number[]>): Set<number> {
  const reached = new Set(from);
  // What is added while the set is gone through comes up too.
  for (const index of reached) for (const callee of calls.get(index) ?? []) reached.add(callee);
  return reached;
}

const folders = process.argv.slice(2);
const photos = (await Promise.all(folders.map(photosIn))).flat();
if (photos.length === 0)
  throw new Error('npm run models:detector -- FOLDER… wants photos of faces');

const file = packageOf('vision_wasm_module_internal.wasm');
const wasm = await readFile(file);
const called = new Set<number>();
for (const processor of PROCESSORS) {
  const module = await WebAssembly.compile(instrumented(wasm, processor));
  const instances: WebAssembly.Instance[] = [];
  const open = await mediaPipeInNode(module, (instance) => instances.push(instance));
  for (const name of MODELS) {
    const model = await readFile(path.join(root, 'plugin/assets/face-detector', name));
    const before = called.size;
    const faces = await exercise(open, model, photos);
    for (const instance of instances.splice(0)) {
      for (const index of calledIn(instance)) called.add(index);
    }
    console.log(`${processor}, ${name}: ${faces} faces, ${called.size - before} functions more`);
  }
}
const kept = reachable(called, callsIn(file));
const count = functionsIn(wasm);
await writeFile(
  path.join(here, 'kept-functions.json'),
  `${JSON.stringify({ sha256: hashOf(wasm), functions: packed(kept, count) }, null, 2)}\n`,
);
const small = await faceDetectorOnly(wasm);
const kB = (bytes: Uint8Array) =>
  `${Math.round(bytes.length / 1000)} kB, ${Math.round(gzipSync(bytes, { level: 9 }).length / 1000)} gzip`;
console.log(`${called.size} functions were called, ${kept.size} are kept of ${count}`);
console.log(`${kB(wasm)} → ${kB(small)}`);
