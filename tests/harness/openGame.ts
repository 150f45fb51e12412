import { inject, type ProvidedContext } from 'vitest';
import { launch, type Site } from './site';

/** A real browser of its own before one of the games that all tests share a server of. */
export async function openGame(
  game: keyof ProvidedContext['gameUrls'],
  args: readonly string[],
): Promise<Site> {
  const browser = await launch(args);
  return { url: inject('gameUrls')[game], browser, close: () => browser.close() };
}
