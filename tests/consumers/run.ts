/**
 * Installs the packed package into clean projects outside the repository, as its users do, and
 * plays each of them before a camera that shows faces.
 *
 * `npm run test:consumers [-- NAME…]` runs those whose name contains one of the words.
 */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { cameraClip } from '../fixtures/clips';
import { shots } from '../fixtures/faces';
import { ensureChromium } from '../harness/chromium.mjs';
import { cameraArgs } from '../harness/launch-args';
import { startDevServer } from './dev-server';
import { play, playStarter } from './play';
import { install, pack, removeAll, run, typecheck } from './project';
import { ISOLATED, SCRIPT_TAG_CSP, serve, STRICT_CSP, type Served } from './serve';

interface Consumer {
  readonly name: string;
  /** Makes the project ready; returns the ways in which it is then opened. */
  prepare(tarball: string): readonly Way[];
}

interface Way {
  readonly name: string;
  readonly page?: string;
  readonly isolated?: boolean;
  open(): Promise<Served>;
  /** By default the page's own game is clicked and tells what it hears. */
  play?(browser: Browser, url: string): Promise<void>;
}

const csp = (policy: string) => ({ 'Content-Security-Policy': policy });

const staticWays = (folder: string, policy = STRICT_CSP): readonly Way[] => [
  { name: 'plain', open: () => serve(folder) },
  {
    name: 'sub-path, strict CSP',
    open: () => serve(folder, { base: '/games/mine/', headers: csp(policy) }),
  },
  {
    name: 'cross-origin isolated',
    isolated: true,
    open: () => serve(folder, { headers: ISOLATED }),
  },
];

function vite(phaser: string): Consumer {
  return {
    name: `Vite and TypeScript, Phaser ${phaser}`,
    prepare: (tarball) => {
      const folder = install('vite', tarball, phaser);
      typecheck(folder);
      typecheck(folder, '--module', 'nodenext', '--moduleResolution', 'nodenext');
      run('npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn'], folder);
      return [
        ...staticWays(join(folder, 'dist')),
        { name: 'dev server', open: () => startDevServer(folder) },
      ];
    },
  };
}

const webpack: Consumer = {
  name: 'webpack 5, Phaser 4.2.1',
  prepare: (tarball) => {
    const folder = install('webpack', tarball);
    const output = run('npx', ['--no-install', 'webpack', '--stats', 'errors-warnings'], folder);
    if (/warning/i.test(output)) console.log(output);
    copyFileSync(join(folder, 'index.html'), join(folder, 'dist/index.html'));
    return staticWays(join(folder, 'dist'));
  },
};

const importMap: Consumer = {
  name: 'import map, Phaser 4.2.1',
  prepare: (tarball) => {
    const [plain, , isolated] = staticWays(install('import-map', tarball));
    return [plain, isolated].filter((way) => way !== undefined);
  },
};

function scriptTag(phaser: string): Consumer {
  return {
    name: `script tags, Phaser ${phaser}`,
    prepare: (tarball) => {
      const folder = install('script-tag', tarball, phaser);
      return [
        ...staticWays(folder, SCRIPT_TAG_CSP),
        ...['late-install', 'load-plugin', 'load-plugin-class'].map((name) => ({
          name,
          page: `${name}.html`,
          open: () => serve(folder),
        })),
      ];
    },
  };
}

const starter: Consumer = {
  name: 'the starter of the examples',
  prepare: (tarball) => {
    const since = performance.now();
    const folder = install('examples/starter', tarball);
    run('npm', ['run', 'build'], folder);
    return [
      {
        name: 'npm start',
        open: () => startDevServer(folder),
        play: async (browser, url) => {
          await playStarter(browser, url);
          const seconds = (performance.now() - since) / 1000;
          console.log(`  from npm install to a smile that is named: ${seconds.toFixed(1)} s`);
        },
      },
    ];
  },
};

const consumers = [
  vite('4.2.1'),
  vite('3.90.0'),
  webpack,
  importMap,
  scriptTag('4.2.1'),
  scriptTag('3.90.0'),
  starter,
];

async function check(browser: Browser, consumer: Consumer, tarball: string): Promise<number> {
  const since = performance.now();
  console.log(`\n${consumer.name}`);
  let failures = 0;
  try {
    const ways = consumer.prepare(tarball);
    console.log(`  installed and built in ${((performance.now() - since) / 1000).toFixed(1)} s`);
    for (const way of ways) {
      const served = await way.open();
      try {
        const url = new URL(way.page ?? '', served.url).href;
        if (way.play) {
          await way.play(browser, url);
          console.log(`  ok  ${way.name}`);
          continue;
        }
        const { readyMs, foundMs, changeMs } = await play(browser, url, way.isolated);
        console.log(
          `  ok  ${way.name}: ready after ${readyMs} ms; from the click: face ${foundMs} ms, change ${changeMs} ms`,
        );
      } catch (error) {
        failures += 1;
        console.log(`  FAILED  ${way.name}: ${String(error)}`);
      } finally {
        served.close();
      }
    }
  } catch (error) {
    failures += 1;
    console.log(`  FAILED  ${String(error)}`);
  }
  return failures;
}

const words = process.argv.slice(2);
const chosen = consumers.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
const visitor = await cameraClip([
  { shot: shots.neutral, seconds: 3 },
  { shot: shots.happy, seconds: 4 },
]);
const tarball = pack();
console.log(`packed ${(readFileSync(tarball).length / 1e6).toFixed(2)} MB`);
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: cameraArgs(visitor),
});
let failures = 0;
try {
  for (const consumer of chosen) failures += await check(browser, consumer, tarball);
} finally {
  await browser.close();
  removeAll();
}
console.log(`\n${chosen.length} consumers, ${failures} failures`);
process.exit(failures > 0 || chosen.length === 0 ? 1 : 0);
