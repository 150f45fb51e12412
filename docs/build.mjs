/** Builds the site: the API reference from the sources' docstrings, then all pages. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

for (const args of [
  ['typedoc', '--options', 'docs/typedoc.json'],
  ['vitepress', 'build', 'docs'],
]) {
  const { status } = spawnSync('npx', ['--no-install', ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
