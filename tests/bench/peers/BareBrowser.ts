import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../../harness/chromium.mjs';
import { memoryOf, type ProcessMemory } from '../processMemory.ts';

const OF_PAGES = /--type=(renderer|gpu-process)/;

/**
 * Chromium as players have it, which nobody looks into: whoever does makes it keep a copy of every file
 * that the page loads. Linux alone.
 */
export class BareBrowser {
  private readonly profile = mkdtempSync(join(tmpdir(), 'phaser-emotion-profile-'));
  private readonly child: ChildProcess;

  private constructor(executable: string, url: string, args: readonly string[]) {
    const own = ['--headless', '--no-first-run', '--remote-debugging-port=0'];
    const place = [`--user-data-dir=${this.profile}`, '--window-size=800,600'];
    this.child = spawn(executable, [...own, ...place, ...args, url], {
      stdio: 'ignore',
      detached: true,
    });
  }

  static async open(url: string, args: readonly string[]): Promise<BareBrowser> {
    return new BareBrowser((await ensureChromium()) ?? 'chromium', url, args);
  }

  /** Of its processes for pages, their workers among them, and graphics. */
  memory(): ProcessMemory {
    return memoryOf(
      descendants(this.child.pid ?? -1).filter((id) =>
        OF_PAGES.test(textOf(`/proc/${id}/cmdline`)),
      ),
    );
  }

  /** Looks into it for once, and with that is the last to be asked. */
  async title(): Promise<string> {
    const [port] = textOf(join(this.profile, 'DevToolsActivePort')).split('\n');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const title = await browser.contexts()[0]?.pages()[0]?.title();
    await browser.close();
    return title ?? '';
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.pid) process.kill(-this.child.pid, 'SIGKILL');
    await gone;
    rmSync(this.profile, { recursive: true, force: true });
  }
}

/** Empty where it is gone by now, as processes are at any time. */
const textOf = (path: string) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

function descendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    // After the command's name, which may hold anything: the state, then the parent.
    const [, parent] =
      textOf(`/proc/${Number(name)}/stat`)
        .split(') ')
        .at(-1)
        ?.split(' ') ?? [];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const isWithin = (id: number | undefined): boolean =>
    id !== undefined && (id === root || isWithin(parents.get(id)));
  return [...parents.keys()].filter(isWithin);
}
