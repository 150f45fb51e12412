import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { checkCommand } from './command';
import { startDevServer } from './dev-server';
import { play, playStarter, type Reaction } from './play';
import { install, run, setUpLines, typecheck } from './project';
import { ISOLATED, SCRIPT_TAG_CSP, serve, STRICT_CSP, type Served } from './serve';
import { STACKS, type Stack } from './stacks';
import { checkTypes } from './types';

export interface Consumer {
  readonly name: string;
  /** Played by `npm run test:consumers` without `--all`. */
  readonly smoke?: boolean;
  /** Lines of set-up beside the game itself. */
  readonly lines?: number;
  /** Makes the project ready; returns the ways in which it is then tried. */
  prepare(tarball: string): readonly Way[];
}

export interface Way {
  readonly name: string;
  /** Where its game is served; a way without one throws while it is played. */
  open?(): Promise<Served>;
  play(browser: Browser, url: string): Promise<Reaction | undefined>;
}

const playPlainly = (browser: Browser, url: string) => play(browser, url);

function stack({ name, project, versions, game, ...how }: Stack): Consumer {
  return {
    name,
    smoke: how.smoke ?? false,
    lines: setUpLines(project),
    prepare: (tarball) => {
      const folder = install({ source: project, tarball, game, ...(versions && { versions }) });
      const component = how.component ?? false;
      const playIt = (browser: Browser, url: string) => play(browser, url, { component });
      const { dev, output } = how;
      return [
        ...(dev ? [{ name: 'dev', open: () => startDevServer(folder, dev), play: playIt }] : []),
        ...(output === null
          ? []
          : [
              {
                name: 'build',
                open: () => {
                  build(folder, output);
                  return serve(join(folder, output), { base: how.base ?? '/games/mine/' });
                },
                play: playIt,
              },
            ]),
        ...(how.typed ? [typesOf(folder)] : []),
      ];
    },
  };
}

/** Checked after it was played, so that the seconds are those to the first reaction. */
const typesOf = (folder: string): Way => ({
  name: 'types',
  play: async () => {
    await typecheck(folder);
    return undefined;
  },
});

/**
 * @param detectors  how many face detectors the build must hold
 * @throws when it fails, warns of anything, or holds more than the game asks for
 */
function build(folder: string, output: string, detectors = 1): void {
  const warnings = run('npm', ['run', 'build'], folder).match(/^.*\bwarn(ing)?\b.*$/gim) ?? [];
  if (warnings.length > 0) throw new Error(`the build warns:\n${warnings.join('\n')}`);
  const built = readdirSync(join(folder, output), { recursive: true, encoding: 'utf8' });
  const found = built.filter((file) => file.endsWith('.tflite'));
  // Told apart by their length: some name files by hashes, Parcel makes two builds.
  const kinds = new Set(found.map((file) => statSync(join(folder, output, file)).size));
  if (kinds.size !== detectors) throw new Error(`face detectors in the build: ${found.join()}`);
}

/** The same game with the detector for groups. */
function askForFullRange(folder: string): void {
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  edit('src/main.ts', (text) => `import 'phaser-emotion/full-range';\n${text}`);
  edit('src/game.ts', (text) =>
    text.replace('start: true', "start: true, data: { detector: 'full' }"),
  );
}

const csp = (policy: string) => ({ 'Content-Security-Policy': policy });

/** As plain hosts, strict hosts and hosts with isolated pages serve it. */
function staticWays(folder: string, policy = STRICT_CSP): readonly Way[] {
  return [
    { name: 'plain', open: () => serve(folder), play: playPlainly },
    {
      name: 'sub-path, strict CSP',
      open: () => serve(folder, { base: '/games/mine/', headers: csp(policy) }),
      play: playPlainly,
    },
    {
      name: 'cross-origin isolated',
      open: () => serve(folder, { headers: ISOLATED }),
      play: (browser, url) => play(browser, url, { isolated: true }),
    },
  ];
}

/** A build under the policies that hosts set. */
const policies: Consumer = {
  name: 'Policies, Vite 8.3.8',
  prepare: (tarball) => {
    const folder = install({ source: 'vite', tarball, game: 'src/game.ts' });
    build(folder, 'dist');
    const dist = join(folder, 'dist');
    return [
      ...staticWays(dist),
      {
        name: 'full-range detector',
        open: () => {
          askForFullRange(folder);
          build(folder, 'dist', 2);
          return serve(dist);
        },
        play: playPlainly,
      },
    ];
  },
};

const importMap: Consumer = {
  name: 'Import map, Phaser 4.2.1',
  prepare: (tarball) => {
    // Its inline script is against the strict policy.
    return staticWays(install({ source: 'import-map', tarball })).filter(
      ({ name }) => !name.includes('CSP'),
    );
  },
};

function scriptTag(phaser: string, smoke = false): Consumer {
  return {
    name: `Script tags, Phaser ${phaser}`,
    smoke,
    prepare: (tarball) => {
      const folder = install({ source: 'script-tag', tarball, versions: { phaser } });
      return [
        ...staticWays(folder, SCRIPT_TAG_CSP),
        ...['late-install', 'load-plugin', 'load-plugin-class'].map((name) => ({
          name,
          open: () => serve(folder),
          play: (browser: Browser, url: string) => play(browser, `${url}${name}.html`),
        })),
      ];
    },
  };
}

const starter: Consumer = {
  name: 'The starter of the examples',
  prepare: (tarball) => {
    const folder = install({ source: 'examples/starter', tarball });
    run('npm', ['run', 'build'], folder);
    return [
      {
        name: 'npm start',
        open: () => startDevServer(folder, ['start', '--port', 'PORT', '--host', 'localhost']),
        play: async (browser, url) => {
          await playStarter(browser, url);
          return undefined;
        },
      },
    ];
  },
};

const command: Consumer = { name: 'The command', smoke: true, prepare: checkCommand };

const types: Consumer = { name: 'Types', smoke: true, prepare: checkTypes };

export const CONSUMERS: readonly Consumer[] = [
  ...STACKS.map(stack),
  types,
  command,
  policies,
  importMap,
  scriptTag('4.2.1'),
  scriptTag('3.90.0', true),
  starter,
];
