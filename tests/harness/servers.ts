import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { preview, type PreviewServer } from 'vite';
import type { TestProject } from 'vitest/node';
import { addressOf, serveSources } from './site';

const GAMES = ['demoGame', 'demoSources', 'testGame'] as const;

/** One server each for all files of tests: what it has built for one it need not build for the next. */
export default async function serveGames(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'phaser-emotion-demo-'));
  // Servers that run at the same time must not bundle dependencies into the same folder.
  const cacheDir = (name: string) => resolve('node_modules/.vite', name);
  const servers = {
    demoGame: await serveBuild(folder),
    demoSources: await serveSources({
      configFile: resolve('vite.config.ts'),
      cacheDir: cacheDir('demo-game'),
    }),
    testGame: await serveSources({
      root: resolve('tests/fixtures/site'),
      cacheDir: cacheDir('test-game'),
    }),
  };
  const urls = GAMES.map((game) => [game, addressOf(servers[game])] as const);
  project.provide('gameUrls', Object.fromEntries(urls) as Record<Game, string>);
  return async () => {
    await Promise.all(Object.values(servers).map((server) => server.close()));
    rmSync(folder, { recursive: true });
  };
}

/** Builds as `npm run build:demo` does, and serves it as a plain web host would, from a sub-path. */
async function serveBuild(outDir: string): Promise<PreviewServer> {
  const vite = resolve('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'];
  // The test runner's own NODE_ENV would make another build.
  execFileSync(process.execPath, args, { env: { ...process.env, NODE_ENV: 'production' } });
  return preview({
    configFile: false,
    // No fallback to the first page: what is missing is a 404.
    appType: 'mpa',
    base: '/games/not-a-word/',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
}

type Game = (typeof GAMES)[number];

declare module 'vitest' {
  interface ProvidedContext {
    /** The demo game with its lab, built and as its sources, and the small game of the tests. */
    gameUrls: Readonly<Record<Game, string>>;
  }
}
