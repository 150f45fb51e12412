/**
 * The gates of what is published, over a fresh `dist/`: public surface, sizes, licences, files.
 * `--accept` takes a changed surface as intended.
 */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareSurface } from './api-report.mjs';
import { prepare, restore } from './pack.mjs';
import { dist, root } from './places.mjs';
import { BUDGET, measure, printSizes } from './sizes.mjs';

/** Licences under which others' code may ship inside an MIT package. */
const ALLOWED = ['MIT', 'Apache-2.0', 'Apache-2.0 AND MIT', 'BSD-3-Clause', 'ISC', '0BSD'];

/** What the tarball must hold, and nothing outside these. */
const EXPECTED = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'demo-game/screenshots/listening.webp',
  'tests/bench/results/peers-starts.svg',
  'docs/guide/troubleshooting.md',
  'scene/package.json',
  'full-range/package.json',
  'ink/package.json',
  'ui/package.json',
  'testing/package.json',
  'playtest/package.json',
  'package.json',
  'dist/index.js',
  'dist/scene.js',
  'dist/full-range.js',
  'dist/ink.js',
  'dist/ui.js',
  'dist/testing.js',
  'dist/playtest.js',
  'dist/worker.js',
  'dist/cli.js',
  'dist/phaser-emotion.iife.min.js',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/types/index.d.ts',
  'dist/types/scene/index.d.ts',
  'dist/types/full-range.d.ts',
  'dist/types/ink/index.d.ts',
  'dist/types/ui/index.d.ts',
  'dist/types/testing/index.d.ts',
  'dist/types/playtest/index.d.ts',
  'dist/assets/emotion/card.txt',
  'dist/assets/emotion/model.txt',
  'dist/assets/emotion/weights.bin',
  'dist/assets/face-detector/full_range.tflite',
  'dist/assets/face-detector/short_range.tflite',
  'dist/assets/wasm/mediapipe_face_detector.wasm',
  'dist/assets/wasm/tfjs-backend-wasm-simd.wasm',
  'dist/assets/wasm/vision_wasm_module_internal.wasm',
];
const ALSO = /^dist\/(types\/[\w/-]+\.d\.ts|shared-[\w-]+\.js|[\w-]+\.js\.map)$/;
const LARGEST_TARBALL = 8_000_000;

const problems = [];
const accept = process.argv.includes('--accept');

for (const name of compareSurface({ accept })) {
  problems.push(
    `build/api/${name}.api.md: the public surface changed; npm run check -- --accept takes it`,
  );
}

const sizes = await measure();
printSizes(sizes);
const { gzip: main } = sizes.entries['index.js'];
const worker = sizes.files.find(({ file }) => file === 'worker.js');
if (main > BUDGET.index)
  problems.push(`index.js is ${main} bytes gzipped, more than ${BUDGET.index}`);
if (!worker || worker.gzip > BUDGET.worker) {
  problems.push(`worker.js is ${worker?.gzip} bytes gzipped, more than ${BUDGET.worker}`);
}

const workerCode = await readFile(path.join(dist, 'worker.js'), 'utf8');
for (const [found] of workerCode.matchAll(/\bimportScripts\b|\bimport\s*\(/g)) {
  problems.push(`worker.js has ${found}, which bundlers follow or warn of`);
}
for (const [found] of workerCode.matchAll(/[\u0080-\uffff]+/g)) {
  problems.push(`worker.js has ${found}, for which browsers keep it in two bytes a letter`);
}

const notices = await readFile(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
console.log('licences of what ships inside');
for (const [, name, licence] of notices.matchAll(/^(\S+ \S+)\nLicence: (.+)$/gm)) {
  console.log(`  ${name.padEnd(48)}${licence}`);
  if (!ALLOWED.includes(licence)) problems.push(`${name} ships under ${licence}`);
}

prepare();
const published = spawnSync('npm', ['publish', '--dry-run', '--json', '--ignore-scripts'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
restore();
const report = packReport(published.stdout);
if (published.status !== 0 || !report) {
  problems.push(`npm publish --dry-run failed: ${published.stderr}`);
} else {
  const paths = report.files.map(({ path: file }) => file);
  for (const file of EXPECTED)
    if (!paths.includes(file)) problems.push(`the tarball lacks ${file}`);
  for (const file of paths) {
    if (!EXPECTED.includes(file) && !ALSO.test(file))
      problems.push(`the tarball should not hold ${file}`);
  }
  if (report.size > LARGEST_TARBALL) problems.push(`the tarball has ${report.size} bytes`);
  console.log(
    `npm publish would send ${paths.length} files, ${(report.size / 1e6).toFixed(2)} MB packed`,
  );
}

for (const problem of problems) console.error(`- ${problem}`);
console.log(`\n${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);

/** npm names the report by the package in some versions and gives it bare in others. */
function packReport(text) {
  const start = text.indexOf('{');
  if (start < 0) return null;
  const parsed = JSON.parse(text.slice(start));
  return 'files' in parsed ? parsed : Object.values(parsed)[0];
}
