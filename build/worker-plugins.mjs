import { createRequire } from 'node:module';
import path from 'node:path';
import { chosenKernels } from './kernels.mjs';
import { replaceIn } from './replace-in.mjs';

/**
 * What of MediaPipe and tfjs stays out of the worker, in every build of it. Bundlers that meet the
 * finished script follow what looks like a further one, and warn of what they cannot follow.
 */

const { resolve } = createRequire(import.meta.url);
const vision = path.dirname(resolve('@mediapipe/tasks-vision'));
const tfjsWasm = path.dirname(resolve('@tensorflow/tfjs-backend-wasm/package.json'));

/** Modules that nothing needs here: Node's own, tfjs' threads, which fail in workers, its training. */
const ABSENT =
  /^node:|wasm-out\/tfjs-backend-wasm-threaded-simd(\.worker)?\.js$|\/register_all_gradients$/;

/** @type {import('rolldown').Plugin} */
const withoutTheUnused = {
  name: 'without-the-unused',
  resolveId: { filter: { id: ABSENT }, handler: () => '\0absent' },
  load: {
    filter: { id: /^\0absent$/ },
    handler: () => "export default null; export const wasmWorkerContents = '';",
  },
};

/**
 * One letter beyond Latin-1, and a browser keeps all of the script in two bytes a letter.
 *
 * @type {import('rolldown').Plugin}
 */
const asciiOnly = {
  name: 'ascii-only',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replace(/[\u0080-\uffff]/g, escaped);
    }
  },
};

/** @param {string} letter */
const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** @returns {import('rolldown').Plugin[]} */
export const workerPlugins = () => [
  asciiOnly,
  withoutTheUnused,
  chosenKernels,
  // MediaPipe's loader is inside; there is none to fetch.
  replaceIn(
    path.join(vision, 'vision_bundle.mjs'),
    /"function"!=typeof importScripts|importScripts\(\w+\.toString\(\)\)|await import\(\w+\.toString\(\)\)/g,
    'null',
    3,
  ),
  replaceIn(
    path.join(tfjsWasm, 'wasm-out/tfjs-backend-wasm.js'),
    /typeof importScripts=="function"/g,
    'true',
    1,
  ),
];

/** There is no Node here: its branches go. */
export const workerDefine = {
  process: 'undefined',
  'globalThis.process': 'undefined',
  __filename: '""',
  __dirname: '""',
  // webpack would look for a file that MediaPipe's loader names relative to itself; the module is
  // handed to it as bytes.
  'import.meta.url': 'self.location.href',
};

/** Vite's options for building it the same way. */
export const viteWorker = {
  format: /** @type {const} */ ('es'),
  plugins: workerPlugins,
  rolldownOptions: { transform: { define: workerDefine } },
};
