import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { visit, type Site, type Visit } from '../../harness/site';

/**
 * Text at once, so that a play-through takes a test's time, and no instruments, which take as much
 * of the processor as the game.
 */
const SETTINGS = JSON.stringify({
  version: 1,
  data: { textSpeed: 'instant', music: 0, sounds: 0 },
});

/** What keeps somebody out of the page as it is, by axe's rules; each with the elements it means. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

export interface PlacedSave {
  readonly setting: { readonly scene: string };
  readonly said: readonly { readonly text: string }[];
}

/** Opens the title with quick text and nothing kept from before. */
export async function openTitle(
  site: Site,
  viewport?: { width: number; height: number },
  options?: BrowserContextOptions,
): Promise<Visit> {
  const kept = { name: 'not-a-word.settings', value: SETTINGS };
  const storageState = {
    cookies: [],
    origins: [{ origin: new URL(site.url).origin, localStorage: [kept] }],
  };
  const visited = await visit(site, '', viewport, { storageState, ...options });
  await visited.page.waitForSelector('.title');
  return visited;
}

/** What a save holds; null when there is none. */
export async function savedPlace(page: Page): Promise<PlacedSave | null> {
  const text = await page.evaluate(() => localStorage.getItem('not-a-word.place'));
  return text === null ? null : (JSON.parse(text) as { data: PlacedSave }).data;
}

/** Goes on to the first question. */
export async function toQuestion(page: Page): Promise<void> {
  while (!(await page.$('.answer'))) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(20);
  }
}

export interface Ill {
  readonly text: string;
  readonly what: string;
}

/** Whatever of the words on the screen is clipped, off the screen or laid over something else. */
export function findIll(page: Page): Promise<Ill[]> {
  return page.evaluate(() => {
    const ills: { text: string; what: string }[] = [];
    const parts = [
      ...document.querySelectorAll<HTMLElement>(
        '.line, .speaker, .answer, .next, .chip, .tool, .note, .meter-label',
      ),
    ];
    const seen = parts.filter((part) => part.offsetParent !== null && part.textContent !== '');
    const box = (part: HTMLElement) => part.getBoundingClientRect();
    for (const part of seen) {
      const { left, right, top, bottom } = box(part);
      const text = part.textContent ?? '';
      if (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline')
        ills.push({ text, what: 'clipped' });
      if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
        ills.push({ text, what: 'off the screen' });
    }
    seen.forEach((one, i) => {
      for (const other of seen.slice(i + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const a = box(one);
        const b = box(other);
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 1)
          ills.push({ text: one.textContent ?? '', what: `over "${other.textContent}"` });
      }
    });
    return ills;
  });
}

export interface Played {
  readonly ending: string;
  readonly journal: readonly {
    readonly window: string;
    readonly emotion: string;
    readonly by: string;
  }[];
  readonly ills: readonly Ill[];
}

interface Look {
  readonly over: boolean;
  readonly answers: number;
  /** The camera may answer. */
  readonly window: boolean;
  readonly text: string;
}

/** Waits until something new is said or asked, for a moment at most: a face takes its time. */
function look(page: Page, before: Look | null): Promise<Look> {
  return page.evaluate(async (last) => {
    const now = () => ({
      over: document.querySelector('.summary') !== null,
      answers: document.querySelectorAll('.answer').length,
      window: document.querySelector('.answer[data-emotion]') !== null,
      text: document.querySelector('.dialogue')?.textContent ?? '',
    });
    for (let turn = 0; turn < 60; turn += 1) {
      const seen = now();
      if (seen.over || seen.text !== last?.text || seen.answers !== last.answers) return seen;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return now();
  }, before);
}

/**
 * Reads the story to its end.
 *
 * @param answer  answers the question on the screen; may leave it to the game
 */
export async function playToEnd(
  page: Page,
  next: () => Promise<void>,
  answer: (window: boolean) => Promise<void>,
): Promise<Played> {
  const ills: Ill[] = [];
  let seen = await look(page, null);
  while (!seen.over) {
    const { answers, window, text } = seen;
    const acting = answers > 0 ? answer(window) : next();
    const [later] = await Promise.all([look(page, seen), acting]);
    if (later.text !== text && !later.over) ills.push(...(await findIll(page)));
    seen = later;
  }
  await page.click('.summary details > summary');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('text=Save as JSON'),
  ]);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const summary = JSON.parse(Buffer.concat(chunks).toString()) as Omit<Played, 'ills'>;
  return { ...summary, ills };
}
