import type { Browser, Page } from 'playwright-core';

/** A reaction must come within this, ms, also on a slow machine with software graphics. */
const PATIENCE_MS = 90_000;

const HARMLESS = /GL Driver Message|favicon|GPU stall/;

export interface Reaction {
  /** From the page's address to a game that waits for the click, ms. */
  readonly readyMs: number;
  /** From the click to the first `facefound` and the first `change`, ms. */
  readonly foundMs: number;
  readonly changeMs: number;
}

interface Opened {
  readonly page: Page;
  /** What a page must not do: errors, and requests to another origin. */
  readonly complaints: readonly string[];
}

async function watched(
  browser: Browser,
  url: string,
  use: (opened: Opened) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ permissions: ['camera'] });
  const page = await context.newPage();
  const complaints: string[] = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== new URL(url).origin) {
      complaints.push(`request to ${request.url()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const text = `${message.text()} (${message.location().url})`;
    if (message.type() === 'error' && !HARMLESS.test(text)) complaints.push(text);
  });
  try {
    await page.goto(url);
    await use({ page, complaints });
    if (complaints.length > 0) throw new Error(`complaints at ${url}\n${complaints.join('\n')}`);
  } finally {
    await context.close();
  }
}

/**
 * Opens a page of a consumer, clicks into the game and waits for a face and a changed expression.
 *
 * @throws when neither comes, on any error of the page, and on a request to another origin
 */
export async function play(browser: Browser, url: string, isolated = false): Promise<Reaction> {
  const opened = performance.now();
  let reaction: Reaction = { readyMs: 0, foundMs: 0, changeMs: 0 };
  await watched(browser, url, async ({ page, complaints }) => {
    const step = async (wanted: string) => {
      const since = performance.now();
      await page
        .waitForFunction(
          (name) => (window as { reactions?: string[] }).reactions?.includes(name),
          wanted,
          { timeout: PATIENCE_MS },
        )
        .catch(async () => {
          throw new Error(`no ${wanted} at ${url}\n${await heard(page)}\n${complaints.join('\n')}`);
        });
      return Math.round(performance.now() - since);
    };
    await step('ready');
    const readyMs = Math.round(performance.now() - opened);
    if ((await page.evaluate(() => crossOriginIsolated)) !== isolated) {
      throw new Error(`the page is ${isolated ? 'not ' : ''}cross-origin isolated`);
    }
    await page.mouse.click(200, 150);
    const foundMs = await step('facefound');
    reaction = { readyMs, foundMs, changeMs: foundMs + (await step('change')) };
  });
  return reaction;
}

/**
 * Plays the starter: agrees to its notice by keyboard and waits until the page names a smile.
 *
 * @throws as {@link play} does
 */
export async function playStarter(browser: Browser, url: string): Promise<void> {
  await watched(browser, url, async ({ page }) => {
    await page.locator('canvas').waitFor();
    // The notice opens with the scene, a moment after the canvas. It is asked once: later presses
    // would reach the chip, which stops the camera.
    await page.waitForTimeout(3000);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => document.querySelector('#expression')?.textContent === 'happy',
      null,
      { timeout: PATIENCE_MS },
    );
  });
}

async function heard(page: Page): Promise<string> {
  const reactions = await page.evaluate(() => (window as { reactions?: string[] }).reactions ?? []);
  return `the game heard: ${reactions.join(', ') || 'nothing'}`;
}
