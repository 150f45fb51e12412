import path from 'node:path';
import { rolldown } from 'rolldown';
import { oldest } from '../browsers.mjs';
import { dist, entries, plugin } from './places.mjs';
import { replaceIn } from './replace-in.mjs';
import { workerDefine, workerPlugins } from './worker-plugins.mjs';

/** @typedef {{ code: string, moduleIds: string[] }} Bundle */

/**
 * Phaser is the game's own and appears in types alone; inkjs comes in as an argument.
 *
 * @param {string} id
 */
const isPeer = (id) => id === 'phaser' || id === 'inkjs';

/** @param {import('rolldown').OutputChunk[]} chunks */
const modulesOf = (chunks) => chunks.flatMap(({ moduleIds }) => moduleIds);

/**
 * The worker with tfjs and MediaPipe inside, so that nothing is resolved where it is used.
 *
 * @returns {Promise<Bundle>}
 */
export async function buildWorker() {
  const bundle = await rolldown({
    input: path.join(plugin, 'worker.ts'),
    platform: 'browser',
    plugins: workerPlugins(),
    transform: { target: [...oldest.playing], define: workerDefine },
  });
  const { output } = await bundle.write({
    file: path.join(dist, 'worker.js'),
    format: 'esm',
    minify: true,
    codeSplitting: false,
  });
  return { code: output[0].code, moduleIds: modulesOf([output[0]]) };
}

/**
 * Leaves out the words beside the rules of the camera's life, which are for its page in the guide.
 *
 * @type {import('rolldown').Plugin}
 */
const leaveWordsOut = {
  name: 'leave-words-out',
  transform: {
    filter: { id: /machine\/rules\/\w+\.ts$/ },
    handler: (code) => ({
      code: code
        .replace(/\bwhy:\s*(?:'[^'\n]*'|"[^"\n]*"),/g, '')
        .replace(/\bgiven:\s*\[\s*'[^'\n]*'/g, "given: [''"),
      map: null,
    }),
  },
};

/** Parcel makes a script of what it knows as JSON: the classifier's is published under another ending. */
const nameJsonText = () =>
  replaceIn(path.join(plugin, 'assets.ts'), /emotion\/(model|card)\.json/g, 'emotion/$1.txt', 4);

/**
 * Gives the URLs and the worker's type the quotes back that minifying turns into template strings:
 * bundlers differ in what they read.
 *
 * @type {import('rolldown').Plugin}
 */
const quoteUrls = {
  name: 'quote-urls',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code
        .replace(/new URL\(`(\.\/[^`]+)`,import\.meta\.url\)/g, 'new URL("$1",import.meta.url)')
        .replace(/type:`module`/g, 'type:"module"');
    }
  },
};

/**
 * The entries as ES modules with source maps. All files lie flat in `dist/`, since the URLs of the
 * worker and the models are relative to the module that names them, and stay as they are written:
 * bundlers look for exactly that expression.
 */
export async function buildModules() {
  const bundle = await rolldown({
    input: entries,
    platform: 'browser',
    external: isPeer,
    transform: { target: [...oldest.playing] },
    plugins: [
      leaveWordsOut,
      nameJsonText(),
      replaceIn(path.join(plugin, 'spawn-worker.ts'), /\.\/worker\.ts/g, './worker.js', 1),
      quoteUrls,
    ],
  });
  const { output } = await bundle.write({
    dir: dist,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'shared-[name].js',
    minify: true,
    sourcemap: true,
  });
  const chunks = output.filter((file) => file.type === 'chunk');
  return { moduleIds: modulesOf(chunks) };
}

/**
 * One script for `<script>` tags: the global `EmotionPlugin`, with the worker inside as text.
 *
 * @param {string} workerCode
 */
export async function buildScript(workerCode) {
  const folder = path.join(import.meta.dirname, 'script-tag');
  const spawn = path.join(folder, 'spawn-worker.ts');
  const bundle = await rolldown({
    input: path.join(folder, 'entry.ts'),
    platform: 'browser',
    external: isPeer,
    transform: { target: [...oldest.playing] },
    plugins: [
      leaveWordsOut,
      nameJsonText(),
      {
        name: 'inline-worker',
        resolveId: {
          filter: { id: /spawn-worker$|^worker-code$/ },
          handler: (id) => (id === 'worker-code' ? '\0worker-code' : spawn),
        },
        load: {
          filter: { id: /worker-code$/ },
          handler: () => `export default ${JSON.stringify(workerCode)};`,
        },
      },
      replaceIn(
        path.join(plugin, 'assets.ts'),
        /new URL\('\.\/assets\/([^'?]+)[^']*', import\.meta\.url\)\s*\.href/g,
        "globalThis.EmotionPlugin.assetUrl('$1')",
        7,
      ),
      replaceIn(
        path.join(plugin, 'full-range.ts'),
        /new URL\('\.\/assets\/([^']+)', import\.meta\.url\)\s*\.href/g,
        "globalThis.EmotionPlugin.assetUrl('$1')",
        1,
      ),
    ],
  });
  const { output } = await bundle.write({
    file: path.join(dist, 'phaser-emotion.iife.min.js'),
    format: 'iife',
    name: 'EmotionPlugin',
    exports: 'default',
    minify: true,
  });
  return { moduleIds: modulesOf([output[0]]) };
}

/** The command `phaser-emotion`, one file for Node without dependencies. */
export async function buildCommand() {
  const bundle = await rolldown({
    input: path.join(plugin, 'cli/main.ts'),
    platform: 'node',
    transform: { target: 'node20' },
  });
  const { output } = await bundle.write({ file: path.join(dist, 'cli.js'), format: 'esm' });
  return { moduleIds: modulesOf([output[0]]) };
}
