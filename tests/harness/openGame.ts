import { inject, type ProvidedContext } from 'vitest';
import { sharedBrowser, type Site } from './site';

/**
 * One of the games that all tests share a server of, in a browser that is shared, too; every visit
 * is a context of its own.
 */
export async function openGame(
  game: keyof ProvidedContext['gameUrls'],
  args: readonly string[],
): Promise<Site> {
  const browser = await sharedBrowser(args);
  const closePages = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  };
  return { url: inject('gameUrls')[game], browser, calm: true, close: closePages };
}
