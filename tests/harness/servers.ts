import { resolve } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { TestProject } from 'vitest/node';
import { serveSources } from './site';

/** One server each for all files of tests: what it has built for one it need not build for the next. */
export default async function serveGames(project: TestProject): Promise<() => Promise<void>> {
  const servers = {
    demoGame: await serveSources({ configFile: resolve('vite.config.ts') }),
    testGame: await serveSources({ root: resolve('tests/fixtures/site') }),
  };
  project.provide('gameUrls', {
    demoGame: addressOf(servers.demoGame),
    testGame: addressOf(servers.testGame),
  });
  return async () => {
    await Promise.all(Object.values(servers).map((server) => server.close()));
  };
}

function addressOf({ resolvedUrls }: ViteDevServer): string {
  const url = resolvedUrls?.local[0];
  if (!url) throw new Error('the dev server has no address');
  return url;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The demo game with its lab, and the small game of the tests. */
    gameUrls: Readonly<Record<'demoGame' | 'testGame', string>>;
  }
}
