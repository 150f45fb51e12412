/**
 * Builds what is published into `dist/`: the ES modules with their worker and files beside them,
 * the script-tag build, the declarations and the notices of what ships inside.
 */
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildCommand, buildModules, buildScript, buildWorker } from './bundles.mjs';
import { writeDeclarations } from './declarations.mjs';
import { noticesOf } from './notices.mjs';
import { measure, printSizes } from './sizes.mjs';
import { dist, plugin } from './places.mjs';

const started = performance.now();
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

const worker = await buildWorker();
const modules = await buildModules();
const script = await buildScript(worker.code);
const command = await buildCommand();
await cp(path.join(plugin, 'assets'), path.join(dist, 'assets'), { recursive: true });
for (const name of ['model', 'card']) {
  const file = path.join(dist, 'assets/emotion', name);
  await rename(`${file}.json`, `${file}.txt`);
}
writeDeclarations();
await writeFile(
  path.join(dist, 'THIRD-PARTY-NOTICES.txt'),
  await noticesOf([worker, modules, script, command].flatMap(({ moduleIds }) => moduleIds)),
);
printSizes(await measure());
console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
