import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
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

async function diagnosis(
  folder: string,
  page?: string,
): Promise<{ status: number; words: string }> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const status = await examine(folder, page);
  return { status, words: print.mock.calls.map(([line]) => String(line)).join('\n') };
}

const sound = () =>
  project(
    { 'index.html': '<div id="game"></div>', 'src/main.ts': "import 'phaser-emotion';" },
    { 'phaser-emotion': '0.1.0', phaser: '3.90.0', vite: '6.3.1', typescript: '5.7.2' },
  );

it('finds nothing wrong with a sound project', async () => {
  const { status, words } = await diagnosis(sound());
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

describe('looks at what a host sends', () => {
  /** A host of one page, until the test ends. */
  async function hosting(
    headers: OutgoingHttpHeaders,
    { page = '<canvas></canvas>', status = 200 } = {},
  ): Promise<string> {
    const server = createServer((_, response) => response.writeHead(status, headers).end(page));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  it('and has nothing against one that lets the game be', async () => {
    const page = await hosting({
      'Permissions-Policy': 'camera=(self)',
      'Content-Security-Policy':
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
    });
    const { status, words } = await diagnosis(sound(), page);
    expect(words).toContain(`${page} lets the game use camera, workers and WebAssembly`);
    expect(status).toBe(0);
  });

  it.each([
    ['camera=(self)', { 'Permissions-Policy': 'camera=()' }, {}],
    ['wasm-unsafe-eval', { 'Content-Security-Policy': "default-src 'self'" }, {}],
    [
      'forbids workers',
      { 'Content-Security-Policy': "script-src 'unsafe-eval'; worker-src 'none'" },
      {},
    ],
    [
      '(its <meta>) keeps WebAssembly from compiling',
      {},
      {
        page: `<meta http-equiv="Content-Security-Policy" content="default-src 'self'">`,
      },
    ],
    ['answers 404', {}, { status: 404 }],
  ])('and says %s', async (word, headers: OutgoingHttpHeaders, answer) => {
    const { status, words } = await diagnosis(sound(), await hosting(headers, answer));
    expect(words).toContain(word);
    expect(words).toContain('1 to put right');
    expect(status).toBe(1);
  });

  it('or at why there is none', async () => {
    const { words } = await diagnosis(sound(), 'http://game.invalid/');
    expect(words).toContain('is plain http');
    expect(words).toContain('does not answer');
    expect((await diagnosis(sound(), 'game.invalid')).words).toContain('is no address');
  });
});
