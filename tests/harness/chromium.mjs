import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'msedge',
];
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

function run(command, args) {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

async function installNpmChromium() {
  if (
    !run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '@sparticuz/chromium@143.0.4'])
  )
    return null;
  // Named apart from the import, so that bundlers do not look for what is installed only now.
  const name = '@sparticuz/chromium';
  const { default: chromium } = await import(name);
  return chromium.executablePath();
}

/**
 * Finds a browser, or installs one: Playwright's download, Debian's package, the npm package.
 *
 * @returns {Promise<string>} its path
 * @throws when none can be had, with a sentence that says what to install
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  console.log('No Chrome, Chromium or Edge found; installing one for the tests.');
  if (run('npx', ['playwright', 'install', '--with-deps', 'chromium'])) {
    const path = await playwrightChromium();
    if (path) return path;
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    const path = await findChromium();
    if (path) return path;
  }
  const path = await installNpmChromium();
  if (path) return path;
  throw new Error(
    'The tests need Chrome, Chromium or Edge: install one, or set CHROMIUM_PATH to its program.',
  );
}
