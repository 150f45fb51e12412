import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import { viteWorker } from '../../../build/worker-plugins.mjs';
import { packageAliases } from '../../../package-aliases.ts';
import { serve } from '../../consumers/serve.ts';
import { cameraArgs } from '../../harness/launch-args.ts';
import { ensureChromium } from '../../harness/chromium.mjs';

const here = import.meta.dirname;
const packages = resolve(here, '../../../node_modules');

/** As a host sets it for files whose names change with what is in them. */
const CACHE = { 'Cache-Control': 'public, max-age=31536000' };

export interface BuiltSite {
  readonly url: string;
  close(): void;
}

/** The pages of this folder, built for production, served with everything the peers load. */
export async function buildSite(): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), 'phaser-emotion-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: here,
    base: './',
    resolve: { alias: packageAliases },
    worker: viteWorker,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: [join(here, 'index.html'), join(here, 'sprites.html')] },
    },
  });
  const copy = (from: string, to: string) => {
    mkdirSync(join(folder, to), { recursive: true });
    cpSync(join(packages, from), join(folder, to), { recursive: true });
  };
  copy('@vladmandic/human/models', 'human');
  copy('@vladmandic/face-api/model', 'face-api');
  for (const kind of ['', '-simd']) {
    const file = `tfjs-backend-wasm${kind}.wasm`;
    cpSync(join(packages, '@tensorflow/tfjs-backend-wasm/dist', file), join(folder, 'wasm', file));
  }
  const served = await serve(folder, { headers: CACHE });
  return {
    url: served.url,
    close: () => {
      served.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A browser of its own, with a profile that nobody has used, before the fake camera. */
export async function withBrowser<T>(
  clip: string,
  work: (context: BrowserContext) => Promise<T>,
  argsFor: (clip: string) => string[] = cameraArgs,
): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'phaser-emotion-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await ensureChromium(),
    args: argsFor(clip),
    viewport: { width: 800, height: 600 },
  });
  try {
    return await work(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Calls one of the page's functions. */
export function call<T>(page: Page, name: string, ...args: unknown[]): Promise<T> {
  return page.evaluate(
    ([fn, given]) => {
      const scope = globalThis as unknown as Record<string, unknown>;
      const { bench = {} } = scope as { bench?: Record<string, unknown> };
      return ((bench[fn] ?? scope[fn]) as (...all: unknown[]) => unknown)(...given);
    },
    [name, args] as const,
  ) as Promise<T>;
}

/** Opens the bench page and waits for its camera. */
export async function openBench(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => (globalThis as unknown as { bench: { ready: unknown } }).bench.ready);
  return page;
}
