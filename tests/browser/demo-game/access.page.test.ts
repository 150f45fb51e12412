import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { noCameraArgs } from '../../harness/launch-args';
import { openGame } from '../../harness/openGame';
import { visit, type Site } from '../../harness/site';
import { findBarriers, findIll, openTitle, savedPlace, toQuestion } from './game';

let site: Site;

beforeAll(async () => {
  site = await openGame('demoGame', noCameraArgs);
});

// A game that is still drawn takes the processor from the next one.
afterEach(async () => {
  await Promise.all(site.browser.contexts().map((context) => context.close()));
});

afterAll(() => site.close());

async function begin(page: Page): Promise<void> {
  await page.click('nav >> text=Begin');
  await page.click('text=Play without');
  await page.waitForSelector('.next:not([hidden])');
}

/** Whatever can be pressed and is smaller than a finger. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, a, input[type=range], .row')]
      .filter((each) => each.offsetParent !== null)
      .filter((each) => {
        const { width, height } = each.getBoundingClientRect();
        return width < 43.5 || height < 43.5;
      })
      .map((each) => `${each.tagName} ${each.className} "${each.textContent}"`),
  );
}

/** Opens it and closes it again. */
async function menu(page: Page): Promise<void> {
  await page.click('.tool >> text=Menu');
  await page.keyboard.press('Escape');
}

describe('everybody can play', () => {
  it('with a finger, on a phone: every target is 44 px at least', async () => {
    const { page } = await openTitle(site, { width: 390, height: 844 });
    const small = [await smallTargets(page)];
    await page.click('nav >> text=Settings');
    small.push(await smallTargets(page));
    await page.keyboard.press('Escape');
    await page.click('nav >> text=Begin');
    small.push(await smallTargets(page));
    await page.click('text=Play without');
    await page.waitForSelector('.next:not([hidden])');
    small.push(await smallTargets(page));
    await toQuestion(page);
    small.push(await smallTargets(page));
    expect(small.flat()).toEqual([]);
    expect(await findIll(page)).toEqual([]);
  });

  it('on a phone held across: both ways to play are in sight', async () => {
    const { page } = await openTitle(site, { width: 844, height: 390 });
    await page.click('nav >> text=Begin');
    const cut = await page.$$eval('.consent .primary', (buttons) =>
      buttons
        .filter((each) => {
          const { top, bottom } = each.getBoundingClientRect();
          const card = each.closest('dialog')?.getBoundingClientRect();
          return !card || top < card.top || bottom > card.bottom;
        })
        .map(({ textContent }) => textContent),
    );
    expect(cut).toEqual([]);
  });

  it('with high contrast: the words are white on black whatever the scene', async () => {
    const { page } = await openTitle(site);
    await page.click('nav >> text=Settings');
    await page.click('text=High contrast');
    await page.keyboard.press('Escape');
    await begin(page);
    await toQuestion(page);
    const look = await page.evaluate(() => {
      const style = (of: string) => getComputedStyle(document.querySelector(of) ?? document.body);
      return {
        accent: style('body').getPropertyValue('--accent'),
        text: style('.line').color,
        panel: style('.dialogue').backgroundColor,
        answer: style('.answer').backgroundColor,
        edge: style('.answer').borderTopColor,
      };
    });
    expect(look).toEqual({
      accent: '#ffd93b',
      text: 'rgb(255, 255, 255)',
      panel: 'rgb(0, 0, 0)',
      answer: 'rgb(0, 0, 0)',
      edge: 'rgb(255, 255, 255)',
    });
  });

  it('with keys: Escape opens and closes the menu, and the focus is seen everywhere', async () => {
    const { page } = await openTitle(site);
    await begin(page);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.settings');
    const unseen: string[] = [];
    for (let i = 0; i < 14; i += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const at = document.activeElement;
        if (!at || at === document.body || at.tagName === 'DIALOG') return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        return { at: at.outerHTML.slice(0, 80), seen: outlineStyle !== 'none' && outlineWidth };
      });
      if (focus && (!focus.seen || parseFloat(focus.seen) < 2)) unseen.push(focus.at);
    }
    expect(unseen).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.$('.settings')).toBeNull();
    expect(await page.textContent('.unseen')).toBe(await page.textContent('.line'));
  });

  it('with keys: a click on a tool leaves them to the reading, and Skip can be stopped', async () => {
    const { page } = await openTitle(site);
    await begin(page);
    const line = () => page.textContent('.line');
    const first = await line();
    await page.click('.tool >> text=Auto');
    await page.click('.tool >> text=Auto');
    await page.keyboard.press(' ');
    await expect.poll(line).not.toBe(first);
    expect(await page.getAttribute('.tool >> text=Auto', 'aria-pressed')).toBe('false');
    await toQuestion(page);
    await page.keyboard.press('1');
    await page.waitForSelector('.next:not([hidden])');
    const skipping = await page.evaluate(() => {
      const skip = document.querySelectorAll<HTMLButtonElement>('.tools .tool')[1];
      skip?.click();
      const during = skip?.getAttribute('aria-pressed');
      window.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
      return [during, skip?.getAttribute('aria-pressed')];
    });
    expect(skipping).toEqual(['true', 'false']);
    await page.waitForSelector('.next:not([hidden])');
    for (const use of [() => page.click('.next'), () => menu(page)]) {
      await use();
      await page.waitForSelector('.next:not([hidden])');
      const stopped = await line();
      await page.keyboard.press(' ');
      await expect.poll(line).not.toBe(stopped);
    }
    await page.click('.tool >> text=What was said');
    expect(await page.textContent('.said .shown')).toBe('You looked pleased.');
  });

  it('at their own pace: under a card no line goes on', async () => {
    const { page } = await openTitle(site);
    await begin(page);
    await page.click('.tool >> text=Auto');
    await page.click('.tool >> text=Menu');
    const line = (await page.textContent('.line')) ?? '';
    // Longer than the line would stay.
    await page.waitForTimeout(2000 + 40 * line.length);
    expect(await page.textContent('.line')).toBe(line);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.textContent('.line')).not.toBe(line);
  });

  it('again: in a place of its own, none lost unasked, and on from the one they choose', async () => {
    const { page } = await openTitle(site);
    await begin(page);
    await toQuestion(page);
    const place = await savedPlace(page);
    const places = () =>
      page.evaluate(() =>
        ['', '.2', '.3'].map((slot) => localStorage.getItem(`not-a-word.place${slot}`)),
      );
    await page.reload();
    await begin(page);
    const [first, second] = await places();
    expect((JSON.parse(first ?? '') as { data: unknown }).data).toEqual(place);
    expect(second).not.toBeNull();
    await page.evaluate(() => {
      localStorage.setItem('not-a-word.place.3', localStorage.getItem('not-a-word.place') ?? '');
    });
    await page.reload();
    const full = await places();
    await page.click('nav >> text=Begin');
    await page.waitForSelector('.places');
    expect(await page.$$('.place')).toHaveLength(3);
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.$('.consent')).toBeNull();
    expect(await places()).toEqual(full);
    await page.click('nav >> text=Continue');
    await page.click('.place >> nth=2');
    await page.click('text=Play without');
    await expect.poll(() => page.textContent('.line')).toBe(place?.said.at(-1)?.text);
  });

  it('with a screen reader: axe finds no barrier on any screen', async () => {
    const { page } = await openTitle(site);
    const barriers: Record<string, string[]> = {};
    const look = async (screen: string) => {
      barriers[screen] = await findBarriers(page);
    };
    await look('title');
    await page.click('nav >> text=Begin');
    await look('consent');
    await page.click('text=Play without');
    await page.waitForSelector('.next:not([hidden])');
    await look('line');
    await toQuestion(page);
    await look('question');
    await page.click('.tool >> text=Menu');
    await look('settings');
    await page.keyboard.press('Escape');
    await page.click('.tool >> text=What was said');
    await look('log');
    expect(Object.entries(barriers).filter(([, found]) => found.length > 0)).toEqual([]);
  });

  it('in a frame that may run scripts and nothing else: no storage, no camera, no worker', async () => {
    const { page } = await visit(site, 'check/');
    // What the browser notes of the sandbox itself is no fault of the page's.
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    const host = new URL('/a-page-with-games', site.url).href;
    await page.route('**/*', async (route) => {
      const url = route.request().url();
      if (url === host) {
        const body = `<iframe sandbox="allow-scripts" src="${site.url}" style="width:100%;height:90vh"></iframe>`;
        await route.fulfill({ contentType: 'text/html', body });
        return;
      }
      // Such a frame is of no origin: the host of the game must let it have the files.
      const response = await route.fetch();
      const headers = { ...response.headers(), 'access-control-allow-origin': '*' };
      await route.fulfill({ response, headers });
    });
    await page.goto(host);
    const game = page.frameLocator('iframe');
    await game.locator('nav >> text=Begin').click();
    await game.locator('text=Play with camera').click();
    await expect
      .poll(() => game.locator('.consent .message').innerText())
      .toMatch(/without the camera|without it/);
    await game.locator('text=Play without').click();
    await game.locator('.next:not([hidden])').click();
    await game.locator('.next:not([hidden])').waitFor();
    expect(errors).toEqual([]);
  });

  it('where the browser keeps nothing, and without being asked for the camera before', async () => {
    const { page, errors } = await visit(site);
    await page.addInitScript(() => {
      const denied = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get: denied });
      Object.defineProperty(window, 'BroadcastChannel', {
        get: () =>
          function () {
            denied();
          },
      });
    });
    await page.reload();
    await page.waitForSelector('.title');
    expect(await page.isVisible('.chip')).toBe(false);
    await begin(page);
    expect(await page.isVisible('.chip')).toBe(true);
    await page.keyboard.press('ArrowRight');
    expect(errors).toEqual([]);
  });
});
