import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from './places.mjs';

/** Packages of which files ship that no module imports. */
const SHIPPED_FILES = {
  '@mediapipe/face_detection': 'assets/face-detector/*.tflite, given metadata',
  '@mediapipe/tasks-vision':
    'assets/wasm/vision_wasm_module_internal.wasm as it is, assets/wasm/mediapipe_face_detector.wasm with the functions that face detection does not call replaced by traps',
};

/**
 * @param {readonly string[]} moduleIds
 * @returns {Set<string>} names of the packages whose code is inside
 */
export function packagesOf(moduleIds) {
  const names = new Set(Object.keys(SHIPPED_FILES));
  for (const id of moduleIds) {
    const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id) ?? [];
    if (name) names.add(name);
  }
  return names;
}

/**
 * The licence and its text for every package whose code or files are inside the published ones.
 *
 * @param {readonly string[]} moduleIds
 */
export async function noticesOf(moduleIds) {
  const parts = ['What phaser-emotion ships of others, and under which licences.'];
  for (const name of [...packagesOf(moduleIds)].sort()) {
    const folder = path.join(root, 'node_modules', name);
    const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const files = await readdir(folder);
    const file = files.find((each) => /^(licen[cs]e|copying)/i.test(each));
    const { license = 'unknown', author, homepage, repository } = manifest;
    const source = homepage ?? repository?.url ?? repository ?? '';
    parts.push(
      [
        `${name} ${manifest.version}`,
        `Licence: ${license}`,
        `By: ${typeof author === 'object' ? author.name : (author ?? 'its contributors')}`,
        `From: ${source}`,
        ...(SHIPPED_FILES[name] ? [`Files: ${SHIPPED_FILES[name]}`] : []),
        '',
        file ? (await readFile(path.join(folder, file), 'utf8')).trim() : await textOf(license),
      ].join('\n'),
    );
  }
  return `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** @param {string} license */
async function textOf(license) {
  const apache = path.join(root, 'node_modules/typescript/LICENSE.txt');
  if (license === 'Apache-2.0' && existsSync(apache))
    return (await readFile(apache, 'utf8')).trim();
  return `The package names its licence, ${license}, and brings no text of it.`;
}
