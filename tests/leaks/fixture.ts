import type { Page } from 'playwright-core';
import { cameraClip, type Take } from '../fixtures/clips.ts';
import { cameraArgs } from '../harness/launch-args.ts';
import { openSite, visit, type Site } from '../harness/site.ts';

/** What the page holds, counted after collecting garbage. */
export interface Held {
  readonly heapBytes: number;
  /** Event listeners of the DOM. */
  readonly listeners: number;
  readonly nodes: number;
  readonly workers: number;
}

export interface Fixture {
  readonly site: Site;
  readonly page: Page;
  readonly held: () => Promise<Held>;
}

/** The small test game before a camera that shows `takes`, and a look at what it holds. */
export async function openFixture(takes: readonly Take[]): Promise<Fixture> {
  const site = await openSite(cameraArgs(await cameraClip(takes)), 'tests/fixtures/site');
  const { page } = await visit(site);
  await page.waitForFunction(() => document.title === 'ready');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  return {
    site,
    page,
    held: async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      const { metrics } = await cdp.send('Performance.getMetrics');
      const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
      return {
        heapBytes: metric('JSHeapUsedSize'),
        listeners: metric('JSEventListeners'),
        nodes: metric('Nodes'),
        workers: page.workers().length,
      };
    },
  };
}
