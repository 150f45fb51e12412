import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Resident memory of the browser's processes for pages, their workers among them, and graphics. */
export interface ProcessMemory {
  readonly nowMB: number;
  readonly peakMB: number;
}

/** Read from `/proc`: Linux alone tells, elsewhere it is null. */
export async function processMemory(browser: Browser | null): Promise<ProcessMemory | null> {
  if (process.platform !== 'linux' || !browser) return null;
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  const files = processInfo
    .filter(({ type }) => type === 'renderer' || type === 'GPU')
    .map(({ id }) => readFileSync(`/proc/${id}/status`, 'utf8'));
  const sum = (line: RegExp) =>
    Math.round(files.reduce((kB, file) => kB + Number(line.exec(file)?.[1] ?? 0), 0) / 1024);
  return { nowMB: sum(/VmRSS:\s+(\d+)/), peakMB: sum(/VmHWM:\s+(\d+)/) };
}
