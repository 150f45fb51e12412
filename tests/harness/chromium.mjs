import { spawnSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'msedge',
];
const DOWNLOAD_HOST = process.env.PLAYWRIGHT_DOWNLOAD_HOST ?? 'https://cdn.playwright.dev';
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

async function playwrightChromium() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

/** @returns {Promise<string | null>} the path of a Chromium-family browser, or null */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const command of COMMANDS) {
      const path = join(folder, command);
      if (existsSync(path)) return path;
    }
  }
  return PLACES.find((path) => existsSync(path)) ?? (await playwrightChromium());
}

/** Runs a command without its output; a failure is told by its last line. */
function quietly(command, args) {
  const { status, stderr, stdout, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return true;
  const said = (stderr || stdout || error?.message || '').trim().split('\n').at(-1) ?? '';
  console.log(`That failed: ${said.slice(0, 200)}`);
  return false;
}

function installDebianChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log('Installing Debian’s package chromium.');
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  return quietly('apt-get', ['update', '-qq']) && quietly('apt-get', install)
    ? findChromium()
    : null;
}

async function downloadPlaywrightChromium() {
  const { hostname } = new URL(DOWNLOAD_HOST);
  const known = await lookup(hostname).catch(() => null);
  if (!known) {
    console.log(`Playwright’s Chromium is left out: ${hostname} cannot be reached.`);
    return null;
  }
  console.log(`Downloading Playwright’s Chromium from ${hostname}.`);
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  return quietly(process.execPath, [join(folder, 'cli.js'), 'install', 'chromium'])
    ? playwrightChromium()
    : null;
}

async function installNpmChromium() {
  console.log('Installing the npm package @sparticuz/chromium.');
  const options = ['--no-save', '--no-audit', '--no-fund'];
  if (!quietly('npm', ['install', ...options, '@sparticuz/chromium@143.0.4'])) return null;
  // Named apart from the import, so that bundlers do not look for what is installed only now.
  const name = '@sparticuz/chromium';
  const { default: chromium } = await import(name);
  return chromium.executablePath();
}

/**
 * Finds a browser, or installs one: Debian's package where that needs no password, else Playwright's
 * download where its host is known, else the npm package. Each step says one sentence.
 *
 * @returns {Promise<string>} its path
 * @throws when none can be had, with a sentence that says what to install
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  console.log(
    process.env.CHROMIUM_PATH
      ? `CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there.`
      : 'No Chrome, Chromium or Edge was found.',
  );
  delete process.env.CHROMIUM_PATH;
  const path =
    (await installDebianChromium()) ??
    (await downloadPlaywrightChromium()) ??
    (await installNpmChromium());
  if (path) return path;
  throw new Error(
    'The tests need Chrome, Chromium or Edge: install one, or set CHROMIUM_PATH to its program.',
  );
}
