/** Builds the site: the API reference from the sources' docstrings, all pages, the gallery's examples. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

for (const args of [
  ['typedoc', '--options', 'docs/typedoc.json'],
  ['vitepress', 'build', 'docs'],
  ['vite', 'build', 'examples', '--outDir', path.join(root, 'docs/.vitepress/dist/examples')],
]) {
  const { status } = spawnSync('npx', ['--no-install', ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
