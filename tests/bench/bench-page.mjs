import path from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { ensureChromium } from '../harness/chromium.mjs';

/** The repository's root. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Where the labelled photos lie. */
export const facesFolder = process.env.FACES_DIR ?? path.resolve(root, '../shared/data/faces');

/** Named beforehand: found on the way, they make the server reload the page amid a measurement. */
const WORKER_PACKAGES = [
  '@mediapipe/tasks-vision',
  '@mediapipe/tasks-vision/vision_wasm_module_internal.js',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js',
  '@tensorflow/tfjs-backend-webgl',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
  '@vladmandic/face-api',
  '@vladmandic/human',
];

/**
 * Serves the sources, opens a page of this folder in a real browser and closes both afterwards.
 *
 * @template T
 * @param {string} file the page, relative to `tests/bench`
 * @param {(page: import('playwright-core').Page) => Promise<T>} work
 * @param {readonly string[]} [folders] to serve besides the repository and the labelled photos
 * @returns {Promise<T>}
 */
export async function withBenchPage(file, work, folders = []) {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    cacheDir: path.join(root, 'node_modules/.vite-bench'),
    server: { fs: { allow: [root, facesFolder, ...folders] }, host: '127.0.0.1', port: 0 },
    // The page alone: other pages of the repository name packages that only their servers know.
    optimizeDeps: { entries: [`tests/bench/${file}`], include: WORKER_PACKAGES },
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls?.local[0]}tests/bench/${file}`);
    await page.waitForFunction('globalThis.benchReady');
    return await work(page);
  } finally {
    await browser.close();
    await server.close();
  }
}
