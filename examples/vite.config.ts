import { readdirSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { viteWorker } from '../build/worker-plugins.mjs';
import { oldest } from '../browsers.mjs';
import { packageAliases, workerDependencies } from '../package-aliases.ts';

const here = import.meta.dirname;
const root = resolve(here, '..');

const pages = readdirSync(here)
  .map((folder) => resolve(here, folder, 'index.html'))
  .filter((page) => existsSync(page) && !page.includes('starter'));

/** All examples on one server: `npm run examples`. */
export default defineConfig({
  root: here,
  base: './',
  resolve: { alias: packageAliases },
  oxc: { target: [...oldest.playing] },
  optimizeDeps: { include: [...workerDependencies, 'inkjs/full', 'phaser'] },
  // The example with a model of its own plays the shipped one from another place.
  publicDir: resolve(root, 'models/emotion'),
  server: { fs: { allow: [root] } },
  worker: viteWorker,
  build: {
    outDir: resolve(root, 'dist-examples'),
    emptyOutDir: true,
    target: [...oldest.playing],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
    rolldownOptions: { input: [resolve(here, 'index.html'), ...pages] },
  },
});
