import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build, preview, type PreviewServer } from 'vite';
import type { TestProject } from 'vitest/node';
import { viteWorker } from '../../build/worker-plugins.mjs';
import { packageAliases } from '../../package-aliases';
import { addressOf, serveSources } from './site';

const GAMES = ['demoGame', 'demoSources', 'testGame'] as const;

/** One server each for all files of tests: what it has built for one it need not build for the next. */
export default async function serveGames(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'phaser-emotion-'));
  const servers = {
    demoGame: await serveBuild('/games/not-a-word/', join(folder, 'demo'), buildDemo),
    demoSources: await serveSources('demo-game'),
    testGame: await serveBuild('/', join(folder, 'test'), buildTestGame),
  };
  const urls = GAMES.map((game) => [game, addressOf(servers[game])] as const);
  project.provide('gameUrls', Object.fromEntries(urls) as Record<Game, string>);
  return async () => {
    await Promise.all(Object.values(servers).map((server) => server.close()));
    rmSync(folder, { recursive: true });
  };
}

/** Serves a build as a plain web host would; it is built when the first page asks for it. */
function serveBuild(
  base: string,
  outDir: string,
  make: (outDir: string) => Promise<unknown>,
): Promise<PreviewServer> {
  mkdirSync(outDir);
  let built: Promise<unknown> | null = null;
  return preview({
    configFile: false,
    // No fallback to the first page: what is missing is a 404.
    appType: 'mpa',
    base,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', allowedHosts: true },
    logLevel: 'error',
    plugins: [
      {
        name: 'build-first',
        configurePreviewServer: ({ middlewares }) => {
          middlewares.use((_request, _response, next) => {
            built ??= make(outDir);
            built.then(() => next(), next);
          });
        },
      },
    ],
  });
}

/** As `npm run build:demo` does. */
function buildDemo(outDir: string): Promise<unknown> {
  const vite = resolve('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'];
  // The test runner's own NODE_ENV would make another build.
  const env = { ...process.env, NODE_ENV: 'production' };
  return promisify(execFile)(process.execPath, args, { env });
}

/** As any game's bundler does: a page loads it in half of the time that its sources take. */
function buildTestGame(outDir: string): Promise<unknown> {
  return build({
    configFile: false,
    logLevel: 'error',
    root: resolve('tests/fixtures/site'),
    resolve: { alias: packageAliases },
    worker: viteWorker,
    build: { outDir, target: 'es2022' },
  });
}

type Game = (typeof GAMES)[number];

declare module 'vitest' {
  interface ProvidedContext {
    /** The demo game with its lab, built and as its sources, and the small game of the tests, built. */
    gameUrls: Readonly<Record<Game, string>>;
  }
}
