/**
 * What the tarball has beside the repository's files: `npm pack` and `npm publish` run it with
 * `prepare` before and `restore` after.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packedReadme } from './packed-readme.mjs';
import { entries, plugin, root } from './places.mjs';

const readme = path.join(root, 'README.md');
const kept = path.join(root, 'node_modules/.cache/phaser-emotion/README.md');

/** The sub-entries, for resolvers that do not read `exports`: Parcel's, and TypeScript's `node`. */
const subEntries = Object.keys(entries).filter((name) => name !== 'index');

export function prepare() {
  const { files, repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const original = readFileSync(existsSync(kept) ? kept : readme, 'utf8');
  // Before anything is kept: what is kept takes the place of the README at the next pack.
  const packed = packedReadme(original, { files, repository });
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(kept, original);
  writeFileSync(readme, packed);
  for (const name of subEntries) {
    const types = path.relative(plugin, entries[name]).replace(/\.ts$/, '.d.ts');
    mkdirSync(path.join(root, name), { recursive: true });
    const manifest = {
      type: 'module',
      main: `../dist/${name}.js`,
      module: `../dist/${name}.js`,
      types: `../dist/types/${types}`,
    };
    writeFileSync(path.join(root, name, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  }
}

export function restore() {
  if (existsSync(kept)) {
    copyFileSync(kept, readme);
    rmSync(kept);
  }
  for (const name of subEntries) rmSync(path.join(root, name), { recursive: true, force: true });
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv[2] === 'prepare') prepare();
  else restore();
}
