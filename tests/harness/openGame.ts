import { chromium } from 'playwright-core';
import { inject, type ProvidedContext } from 'vitest';
import { ensureChromium } from './chromium.mjs';
import type { Site } from './site';

/** A real browser of its own before one of the games that all tests share a server of. */
export async function openGame(
  game: keyof ProvidedContext['gameUrls'],
  args: readonly string[],
): Promise<Site> {
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: [...args],
  });
  return { url: inject('gameUrls')[game], browser, close: () => browser.close() };
}
