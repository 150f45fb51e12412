import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { openGame } from '../../harness/openGame';
import { visit, type Site, type Visit } from '../../harness/site';

export interface OpenLab {
  readonly site: Site;
  readonly visited: Visit;
  readonly page: Page;
  /** What an element of the page says. */
  readonly text: (selector: string) => Promise<string>;
  /** What a button hands to the downloads, or what comes there of something else that is done. */
  readonly download: (press: string | (() => Promise<void>)) => Promise<Buffer>;
  /** Opens a video file and waits until it is on the stage: the one before stays there as long. */
  readonly openVideo: (file: string | Upload) => Promise<void>;
  /**
   * From now on the page itself presses buttons, one after the other, as soon as an element says so:
   * a press from here may come when what it is to interrupt is over.
   */
  readonly pressOnce: (selector: string, says: RegExp, ...buttons: string[]) => Promise<void>;
}

/** The lab as `npm run lab` serves it, in a real browser. */
export async function openLab(args: readonly string[]): Promise<OpenLab> {
  const site = { ...(await openGame('demoSources', args)), calm: false };
  const visited = await visit(site, 'lab/', { width: 1280, height: 900 });
  const { page } = visited;
  await page.waitForSelector('#inside .bars');
  return {
    site,
    visited,
    page,
    text: (selector) => page.locator(selector).innerText(),
    download: async (press) => {
      const [file] = await Promise.all<[Promise<Download>, Promise<void>]>([
        page.waitForEvent('download'),
        typeof press === 'string' ? page.click(press) : press(),
      ]);
      return readFileSync(await file.path());
    },
    openVideo: async (file) => {
      const before = await page.locator('#video').evaluate((video: HTMLVideoElement) => video.src);
      await page.setInputFiles('#files', file);
      await page.waitForFunction((src) => {
        const video = document.querySelector<HTMLVideoElement>('#video');
        const run = document.querySelector<HTMLButtonElement>('#batch-run');
        return video?.src !== src && run?.disabled === false;
      }, before);
    },
    pressOnce: (selector, says, ...buttons) =>
      page.evaluate(
        ([watched, pattern, pressed]) => {
          const speaker = document.querySelector(watched);
          if (!speaker) throw new Error(`no ${watched}`);
          const observer = new MutationObserver(() => {
            if (!new RegExp(pattern).test(speaker.textContent)) return;
            observer.disconnect();
            for (const each of pressed) document.querySelector<HTMLButtonElement>(each)?.click();
          });
          observer.observe(speaker, { childList: true, characterData: true, subtree: true });
        },
        [selector, says.source, buttons] as const,
      ),
  };
}

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function upload(name: string, mimeType: string, buffer: Buffer = Buffer.alloc(0)): Upload {
  return { name, mimeType, buffer };
}

export function uploadOf(path: string): Upload {
  const name = path.split('/').at(-1) ?? path;
  return upload(name, name.endsWith('png') ? 'image/png' : 'image/jpeg', readFileSync(path));
}
