import { launch, type KeyInput } from 'puppeteer-core';
import { patience } from '../../harness/pace.ts';
import type { Driver } from './Driver.ts';

/** Its own fake camera without a prompt, videos that play by themselves, WebGL in software. */
const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'webgl.force-enabled': true,
};
const SCRIPT_MS = patience(120_000);

/** Firefox over WebDriver BiDi; `preferences` over those that every run has. */
export async function openFirefox(
  executablePath: string,
  preferences: Readonly<Record<string, boolean>> = {},
): Promise<Driver> {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    timeout: SCRIPT_MS,
    protocolTimeout: SCRIPT_MS,
    extraPrefsFirefox: { ...PREFERENCES, ...preferences },
    defaultViewport: { width: 800, height: 640 },
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(SCRIPT_MS);
  return {
    version: (await browser.version()).replace(/^\D+/, ''),
    open: async (url) => {
      await page.goto(url);
    },
    run: <T>(body: string) => page.evaluate(`(async () => { ${body} })()`) as Promise<T>,
    press: (key) => page.keyboard.press(key as KeyInput),
    screenshot: async () => Buffer.from(await page.screenshot()),
    close: () => browser.close(),
  };
}
