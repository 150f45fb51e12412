import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { examine } from '../../../plugin/cli/doctor';

const folders: string[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A project of the given files; of packages, only their versions matter. */
function project(
  files: Readonly<Record<string, string>>,
  packages: Readonly<Record<string, string>>,
  scripts: Readonly<Record<string, string>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'phaser-emotion-doctor-'));
  folders.push(folder);
  const all = {
    'package.json': JSON.stringify({ scripts, dependencies: packages }),
    ...Object.fromEntries(
      Object.entries(packages).map(([name, version]) => [
        `node_modules/${name}/package.json`,
        JSON.stringify({ version }),
      ]),
    ),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function diagnosis(folder: string): Promise<{ status: number; words: string }> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const status = await examine(folder);
  return { status, words: print.mock.calls.map(([line]) => String(line)).join('\n') };
}

it('finds nothing wrong with a sound project', async () => {
  const packages = {
    'phaser-emotion': '0.1.0',
    phaser: '3.90.0',
    vite: '6.3.1',
    typescript: '5.7.2',
  };
  const files = {
    'index.html': '<div id="game"></div>',
    'src/main.ts': "import 'phaser-emotion';",
  };
  const { status, words } = await diagnosis(project(files, packages));
  expect(words).toContain('vite 6.3.1 finds the worker and the models by itself');
  expect(words).toContain('Nothing is missing.');
  expect(status).toBe(0);
});

it('names each fault of a broken one, and the line that puts it right', async () => {
  const files = {
    'public/_headers':
      "/*\n  Permissions-Policy: camera=()\n  Content-Security-Policy: default-src 'self'\n",
    'src/story.ts': "import { bindStory } from 'phaser-emotion/ink';",
    'dist/index.html': '<script src="main.js"></script>',
    'dist/main.js': '',
    'dist/model.bin': '',
  };
  const packages = { phaser: '3.55.2', esbuild: '0.25.2', typescript: '4.9.5' };
  const { status, words } = await diagnosis(project(files, packages));
  expect(status).toBe(1);
  for (const line of [
    'npm install phaser-emotion',
    'phaser 3.55.2 is too old',
    'npm install inkjs',
    'Add to your build script: phaser-emotion assets DIR',
    'typescript 4.9.5',
    'dist/ lacks files that end in .wasm, .tflite',
    'camera=(self)',
    "script-src 'self' 'wasm-unsafe-eval'",
  ]) {
    expect(words).toContain(line);
  }
});

it('takes a build script that copies the files as an answer', async () => {
  const packages = { 'phaser-emotion': '0.1.0', phaser: '4.2.1', rollup: '4.40.0' };
  const scripts = { build: 'rollup -c && phaser-emotion assets public' };
  const { status } = await diagnosis(project({}, packages, scripts));
  expect(status).toBe(0);
});
