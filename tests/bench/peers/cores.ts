import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Browser } from 'playwright-core';

const GAME = '0';
const SPARE = '1';

/** Whether this machine can be told which core a thread runs on: a Linux with two. */
export const canSetApart = process.platform === 'linux' && cpus().length > 1;

const pin = (core: string, id: string, flags = '-cp') => execFileSync('taskset', [flags, core, id]);

/**
 * Leaves the second core to what runs beside a game: workers, the pools of helper threads (V8's
 * collectors among them), and the process that plays the camera, which is no library's. All else of
 * the browser shares the first. A thread begun later runs where the one that began it does.
 */
export async function setApart(browser: Browser | null): Promise<void> {
  if (!browser) throw new Error('no browser');
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  for (const { id } of processInfo) {
    const camera = readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('video_capture');
    pin(camera ? SPARE : GAME, String(id), '-acp');
    for (const thread of readdirSync(`/proc/${id}/task`)) {
      const name = readFileSync(`/proc/${id}/task/${thread}/comm`, 'utf8');
      if (/^(DedicatedWorker|ThreadPool)/.test(name)) pin(SPARE, thread);
    }
  }
}
