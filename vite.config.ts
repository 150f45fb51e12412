import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { viteWorker } from './build/worker-plugins.mjs';
import { oldest } from './browsers.mjs';
import { labModels } from './demo-game/lab/vite-plugin-models.ts';
import { ink } from './demo-game/vite-plugin-ink.ts';
import { packageAliases, workerDependencies } from './package-aliases.ts';

const root = import.meta.dirname;

/** The demo game and, under `lab/`, the tinkerer's page: both use the package by its name. */
export default defineConfig({
  root: resolve(root, 'demo-game'),
  base: './',
  resolve: { alias: packageAliases },
  plugins: [ink(), labModels(resolve(root, 'models'))],
  oxc: { target: [...oldest.playing] },
  optimizeDeps: { include: workerDependencies },
  server: { fs: { allow: [root] } },
  worker: viteWorker,
  build: {
    outDir: resolve(root, 'dist-demo'),
    emptyOutDir: true,
    target: [...oldest.playing],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: ['index.html', 'lab/index.html', 'check/index.html'].map((page) =>
        resolve(root, 'demo-game', page),
      ),
    },
  },
});
