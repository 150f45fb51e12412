import { resolve } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { createServer, mergeConfig, type InlineConfig, type ViteDevServer } from 'vite';
import { ink } from '../../demo-game/vite-plugin-ink';
import { viteWorker } from '../../build/worker-plugins.mjs';
import { packageAliases, workerDependencies } from '../../package-aliases';
import { bundledWorker } from './bundledWorker.ts';
import { ensureChromium } from './chromium.mjs';
import { plainScreen } from './launch-args.ts';
import { patience } from './pace.ts';
import { witnessWorkers } from './witness.ts';

export interface Site {
  readonly url: string;
  readonly browser: Browser;
  /** Its pages are on a slow display: what is tested there is not how smoothly they move. */
  readonly calm?: boolean;
  close(): Promise<void>;
}

export interface Visit {
  readonly page: Page;
  /** Requests to anywhere but the site itself. */
  readonly offOrigin: readonly string[];
  /** What the page threw or logged as an error. */
  readonly errors: readonly string[];
}

const HARMLESS = /GL Driver Message|favicon/;

/** Those of folders that are served by other means than `npm test`'s, too. */
const CONFIG_FILES: Readonly<Record<string, string>> = {
  'demo-game': 'vite.config.ts',
  examples: 'examples/vite.config.ts',
};

/**
 * Serves the sources of a folder as they are, as its configuration file says or with what the
 * package needs; `config` says the rest.
 */
export async function serveSources(
  folder: string,
  config: InlineConfig = {},
): Promise<ViteDevServer> {
  const configFile = CONFIG_FILES[folder];
  const shared: InlineConfig = {
    root: resolve(folder),
    configFile: false,
    resolve: { alias: packageAliases },
    plugins: [ink()],
    optimizeDeps: { include: workerDependencies },
    worker: viteWorker,
  };
  const served: InlineConfig = {
    // Servers that run at the same time must not bundle dependencies into the same folder.
    cacheDir: resolve('node_modules/.vite', folder.replaceAll('/', '-')),
    server: {
      port: 0,
      host: '127.0.0.1',
      hmr: false,
      allowedHosts: true,
      fs: { allow: [resolve('.')] },
    },
    plugins: [bundledWorker()],
    logLevel: 'error',
  };
  // A configuration file brings all of `shared` itself.
  const base = configFile ? { configFile, ...served } : mergeConfig(shared, served);
  const server = await createServer(mergeConfig(base, config));
  await server.listen();
  return server;
}

/** Where a server of Vite's is reached. */
export function addressOf({ resolvedUrls }: Pick<ViteDevServer, 'resolvedUrls'>): string {
  const url = resolvedUrls?.local[0];
  if (!url) throw new Error('the server has no address');
  return url;
}

export async function launch(args: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureChromium(), args: [...args] });
}

const browsers = new Map<string, Promise<Browser>>();

/** One browser for all who ask for the same arguments, open until the process ends. */
export function sharedBrowser(args: readonly string[]): Promise<Browser> {
  const key = args.join(' ');
  const known = browsers.get(key);
  if (known) return known;
  const launched = launch([...args, ...plainScreen]);
  browsers.set(key, launched);
  // One that a test has ended is not handed out again.
  launched.then(
    (browser) => browser.on('disconnected', () => browsers.delete(key)),
    () => browsers.delete(key),
  );
  return launched;
}

const visits: Visit[] = [];

/** The pages that are open now. */
export const openVisits = (): readonly Visit[] => visits.filter(({ page }) => !page.isClosed());

/** Serves the sources of a folder, and opens a real browser beside it. */
export async function openSite(args: readonly string[], folder = 'demo-game'): Promise<Site> {
  const server = await serveSources(folder);
  const browser = await launch(args);
  return {
    url: addressOf(server),
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Shows so few frames that software, which draws them, has time for what is tested. */
function slowDisplay(): void {
  const FRAME_MS = 150;
  window.requestAnimationFrame = (draw) =>
    window.setTimeout(() => draw(performance.now()), FRAME_MS);
  window.cancelAnimationFrame = (handle) => window.clearTimeout(handle);
}

/** A fresh browser context on a page of the site, with everything suspicious noted down. */
export async function visit(
  site: Site,
  path = '',
  viewport = { width: 1280, height: 720 },
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await site.browser.newContext({ viewport, ...options });
  // esbuild, which tsx runs on, marks functions with a call that the page does not know.
  await context.addInitScript('globalThis.__name ??= (each) => each');
  await context.addInitScript(witnessWorkers);
  if (site.calm) await context.addInitScript(slowDisplay);
  context.setDefaultTimeout(patience(60_000));
  const page = await context.newPage();
  const offOrigin: string[] = [];
  const errors: string[] = [];
  const origin = new URL(site.url).origin;
  context.on('request', (request) => {
    const target = request.url();
    const local = target.startsWith('data:') || target.startsWith('blob:');
    if (!local && new URL(target).origin !== origin) offOrigin.push(target);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !HARMLESS.test(message.text())) errors.push(message.text());
  });
  const visited = { page, offOrigin, errors };
  visits.splice(0, visits.length, ...openVisits(), visited);
  await page.goto(new URL(path, site.url).href);
  return visited;
}
