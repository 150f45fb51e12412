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
  /** What a button hands to the downloads. */
  readonly download: (button: string) => Promise<Buffer>;
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
    download: async (button) => {
      const [file] = await Promise.all<[Promise<Download>, Promise<void>]>([
        page.waitForEvent('download'),
        page.click(button),
      ]);
      return readFileSync(await file.path());
    },
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
