import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import type { Way } from './consumers';
import { install, run } from './project';

/** Sessions that were really played. */
const PLAYED = resolve(import.meta.dirname, '../../demo-game/lab/samples');

/** @throws when the report asks for anything, draws nothing or saves no picture */
async function openReport(browser: Browser, file: string): Promise<void> {
  const context = await browser.newContext({ offline: true });
  try {
    const page = await context.newPage();
    const asked: string[] = [];
    const url = pathToFileURL(file).href;
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (line) => asked.push(line.text()));
    await page.goto(url);
    const wanted = page.waitForEvent('download');
    await page.locator('button[data-png=answers]').click();
    const picture = readFileSync(await (await wanted).path());
    if (picture.subarray(1, 4).toString() !== 'PNG') throw new Error('no PNG was saved');
    const others = asked.filter((each) => each !== url && !each.startsWith('data:'));
    if (others.length > 0) throw new Error(`the report asks for ${others.join(', ')}`);
    if ((await page.locator('.segment').count()) === 0) throw new Error('no bar is drawn');
  } finally {
    await context.close();
  }
}

/** What the packed command makes of a folder of sessions. */
export function checkCommand(tarball: string): readonly Way[] {
  const folder = install({ source: 'command', tarball });
  const command = (...args: readonly string[]) => run('npx', ['phaser-emotion', ...args], folder);
  cpSync(PLAYED, join(folder, 'sessions'), { recursive: true });
  return [
    {
      name: 'report',
      play: async (browser) => {
        command('report', 'sessions', '-o', 'report.html');
        await openReport(browser, join(folder, 'report.html'));
        return undefined;
      },
    },
    {
      name: 'export',
      play: () => {
        command('export', 'sessions', '--parquet', '--csv', '--ndjson', '-o', 'tables');
        const made = readdirSync(join(folder, 'tables'), { recursive: true }).map(String);
        for (const table of ['sessions', 'windows', 'markers', 'readings'])
          for (const file of [`${table}.csv`, `${table}.ndjson`, join(table, 'part-00000.parquet')])
            if (!made.includes(file)) throw new Error(`there is no ${file} among ${made.join()}`);
        return Promise.resolve(undefined);
      },
    },
  ];
}
