import type { Browser, Page } from 'playwright-core';

/** A reaction must come within this, ms, also on a slow machine with software graphics. */
const PATIENCE_MS = 90_000;

/**
 * What others say in the console: the tools' own greetings, Phaser's banner, and the software
 * graphics of the test. Anything else is a complaint: a good start prints nothing.
 */
const OTHERS = [
  /^\[vite\] connect/,
  /^\[vite\] hot updated/,
  /^\[vite\] .*(optimized|reloading)/,
  /^\[HMR\] Waiting|^\[HMR\] connected/,
  /^\[(webpack-dev-server|rspack-dev-server)\] (Server started|Hot Module Replacement enabled|Live Reloading enabled|App hot update|Checking|Disconnected|Trying to reconnect)/,
  /^\[Fast Refresh\]/,
  /^%c.*Phaser v/s,
  /^\s*Phaser v/,
  /React DevTools/,
  /GL Driver Message|GPU stall/,
];

export interface Reaction {
  /** From the page's address to a game that waits for the click, ms. */
  readonly readyMs: number;
  /** From the click to the first `facefound` and the first `change`, ms. */
  readonly foundMs: number;
  readonly changeMs: number;
}

export interface Wishes {
  /** The page is cross-origin isolated. */
  readonly isolated?: boolean;
  /** A component beside the canvas shows the expression. */
  readonly component?: boolean;
}

interface Opened {
  readonly page: Page;
  /** What a page must not do: say anything in the console, and ask another origin. */
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
    const { protocol, host } = new URL(request.url());
    if (/^https?:$/.test(protocol) && host !== new URL(url).host) {
      complaints.push(`request to ${request.url()}`);
    }
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (OTHERS.some((pattern) => pattern.test(text))) return;
    complaints.push(`${message.type()}: ${text} (${message.location().url})`);
  });
  try {
    await page.goto(url, { timeout: PATIENCE_MS });
    await use({ page, complaints }).catch((error: unknown) => {
      throw new Error([String(error), ...complaints].join('\n'));
    });
    if (complaints.length > 0) throw new Error(`complaints at ${url}\n${complaints.join('\n')}`);
  } finally {
    await context.close();
  }
}

/**
 * Opens the page of a stack's game, clicks into it and waits for a face and a changed expression.
 *
 * @throws when neither comes, on anything said in the console, and on a request to another origin
 */
export async function play(
  browser: Browser,
  url: string,
  { isolated = false, component = false }: Wishes = {},
): Promise<Reaction> {
  const opened = performance.now();
  let reaction: Reaction = { readyMs: 0, foundMs: 0, changeMs: 0 };
  await watched(browser, url, async ({ page }) => {
    // A busy machine may not see a title that is followed by the next at once.
    const step = async (...titles: readonly string[]) => {
      const since = performance.now();
      await page
        .waitForFunction(
          (wanted) => wanted.some((title) => document.title.startsWith(title)),
          titles,
          { timeout: PATIENCE_MS },
        )
        .catch(async () => {
          throw new Error(`no “${titles[0]}” at ${url}, the title is “${await page.title()}”`);
        });
      return Math.round(performance.now() - since);
    };
    await step('Click');
    const readyMs = Math.round(performance.now() - opened);
    if ((await page.evaluate(() => crossOriginIsolated)) !== isolated) {
      throw new Error(`the page is ${isolated ? 'not ' : ''}cross-origin isolated`);
    }
    await page.locator('canvas').click({ position: { x: 200, y: 100 } });
    const foundMs = await step('Good evening', 'You look');
    reaction = { readyMs, foundMs, changeMs: foundMs + (await step('You look')) };
    if (component) {
      await page.waitForFunction(() =>
        document.title.includes(document.querySelector('#component')?.textContent ?? '?'),
      );
    }
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
