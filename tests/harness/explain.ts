import { mkdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { frameMs, measureFrameMs } from './pace.ts';
import { openVisits, type Visit } from './site.ts';

const folder = resolve('tests/failures');

/** What of a page says why something did not come: the plugin's state, events, workers' messages. */
const tellOf = (page: Page) =>
  page.evaluate(() => {
    const { emotion, notAWord, scene, told, witness } = globalThis as unknown as {
      emotion?: { store: { getState(): unknown } };
      notAWord?: { emotion?: typeof emotion };
      scene?: { emotion?: typeof emotion };
      told?: readonly string[];
      witness?: { messages: readonly string[] };
    };
    const plugin = emotion ?? notAWord?.emotion ?? scene?.emotion;
    return [
      `title: ${document.title}`,
      `plugin: ${JSON.stringify(plugin?.store.getState())?.slice(0, 2000)}`,
      `events: ${told?.slice(-30).join(', ')}`,
      ...(witness?.messages ?? []).map((each) => `worker: ${each}`),
    ];
  });

async function explainVisit({ page, errors }: Visit, picture: string): Promise<string[]> {
  const told = await tellOf(page).catch((error: unknown) => [
    `the page is silent: ${String(error)}`,
  ]);
  const seen = await page.screenshot({ path: picture, timeout: 10_000 }).then(
    () => `picture: ${picture}`,
    () => 'no picture could be taken',
  );
  return [`page: ${page.url()}`, ...told, ...errors.map((each) => `error: ${each}`), seen];
}

/** Everything around a test that failed which may say why, a line each. */
export async function explain(test: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const name = test.replace(/[^\w]+/g, '-').slice(0, 80);
  const visits = await Promise.all(
    openVisits().map((visit, at) => explainVisit(visit, join(folder, `${name}-${at}.png`))),
  );
  const load = loadavg().map((each) => each.toFixed(1));
  return [
    `Around «${test}»:`,
    `load ${load.join(' ')}; a frame’s arithmetic ${measureFrameMs().toFixed(0)} ms, ${frameMs.toFixed(0)} ms at first`,
    ...visits.flat(),
  ].join('\n  ');
}
