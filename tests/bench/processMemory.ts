import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Memory of processes, together. */
export interface ProcessMemory {
  /** Resident. */
  readonly nowMB: number;
  /** The highest that was ever resident of each. */
  readonly peakMB: number;
  /** Resident, but for what lies in files as well: the browser's own program. */
  readonly ownMB: number;
}

/** Read from `/proc`, which Linux alone has. */
export function memoryOf(processes: readonly number[]): ProcessMemory {
  const files = processes.map((id) => readFileSync(`/proc/${id}/status`, 'utf8'));
  const sum = (...fields: string[]) => {
    const kB = files.flatMap((file) =>
      fields.map((field) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(file)?.[1] ?? 0)),
    );
    return Math.round(kB.reduce((total, each) => total + each, 0) / 1024);
  };
  return { nowMB: sum('VmRSS'), peakMB: sum('VmHWM'), ownMB: sum('RssAnon', 'RssShmem') };
}

/** Of the browser's processes for pages, their workers among them, and graphics; null off Linux. */
export async function processMemory(browser: Browser | null): Promise<ProcessMemory | null> {
  if (process.platform !== 'linux' || !browser) return null;
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  return memoryOf(
    processInfo.filter(({ type }) => type === 'renderer' || type === 'GPU').map(({ id }) => id),
  );
}
