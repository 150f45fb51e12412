import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { dist } from './places.mjs';

/** Most gzipped bytes that may ship; kB are thousands. */
export const BUDGET = { index: 30_500, worker: 300_000 };

/** What a player's browser loads with the default options. */
const LOADED = [
  'worker.js',
  'assets/emotion/model.txt',
  'assets/emotion/weights.bin',
  'assets/emotion/card.txt',
  'assets/face-detector/short_range.tflite',
  'assets/wasm/mediapipe_face_detector.wasm',
  'assets/wasm/tfjs-backend-wasm-simd.wasm',
];

/** @param {string} file */
async function sizeOf(file) {
  const bytes = await readFile(path.join(dist, file));
  return { file, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}

/**
 * @param {string} entry
 * @returns {Promise<string[]>} the entry and every module of ours that it imports
 */
async function closure(entry) {
  const files = [entry];
  for (const file of files) {
    const code = await readFile(path.join(dist, file), 'utf8');
    for (const [, name] of code.matchAll(/\b(?:import|from)\s*["']\.\/([^"']+)["']/g)) {
      if (!files.includes(name)) files.push(name);
    }
  }
  return files;
}

/** @param {{ gzip: number, bytes: number }[]} sizes */
const total = (sizes) => ({
  bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
  gzip: sizes.reduce((sum, { gzip }) => sum + gzip, 0),
});

/** Sizes of what was built, in bytes, gzipped at level 9 file by file. */
export async function measure() {
  const names = (await readdir(dist)).filter((name) => /\.js$/.test(name));
  const entries = {};
  for (const name of ['index.js', 'ink.js', 'ui.js', 'testing.js', 'playtest.js']) {
    entries[name] = total(await Promise.all((await closure(name)).map(sizeOf)));
  }
  const files = await Promise.all(names.map(sizeOf));
  const download = await Promise.all(LOADED.map(sizeOf));
  return { entries, files, download, downloadTotal: total(download) };
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(12);
const row = (name, { bytes, gzip }) => console.log(`  ${name.padEnd(48)}${kB(bytes)}${kB(gzip)}`);

/** @param {Awaited<ReturnType<typeof measure>>} sizes */
export function printSizes({ entries, files, download, downloadTotal }) {
  console.log(`entries with what they import${' '.repeat(27)}bytes     gzipped`);
  for (const [name, size] of Object.entries(entries)) row(name, size);
  console.log('files');
  for (const file of files) row(file.file, file);
  console.log(
    'what a player loads to be read, beside the game itself; MediaPipe’s after the first reading',
  );
  for (const file of download) row(file.file, file);
  row('total', downloadTotal);
}
