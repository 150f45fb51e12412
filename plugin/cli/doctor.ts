import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, parse, relative } from 'node:path';

/** What is right, what may be wrong, and what is. */
interface Finding {
  readonly mark: 'ok' | '?' | 'wrong';
  readonly words: string;
}

const ok = (words: string): Finding => ({ mark: 'ok', words });
const perhaps = (words: string): Finding => ({ mark: '?', words });
const wrong = (words: string): Finding => ({ mark: 'wrong', words });

interface Manifest {
  readonly version?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Bundlers by the package that they come in, most telling first, and the oldest that is played. */
const FOLLOWING = { next: 14, vite: 5, parcel: 2, '@rspack/core': 1, webpack: 5 } as const;
const NOT_FOLLOWING = ['rollup', 'esbuild'] as const;

/** Folders that builds are put into and pages served from. */
const OUTPUTS = ['dist', 'build', 'out', 'public', 'www', 'static', 'docs'];

/**
 * Looks at a project and says in plain words what its game will lack.
 *
 * @param folder where its `package.json` lies
 * @param page the address of its page, to see what the host sends with it
 * @returns 1 when something is wrong, 0 otherwise
 */
export async function examine(folder: string, page?: string): Promise<number> {
  const manifest = readJson<Manifest>(join(folder, 'package.json'));
  const findings =
    manifest === null
      ? [wrong('There is no package.json here. Run this in the folder of your game.')]
      : [
          ...packages(folder, manifest),
          ...bundler(folder, manifest),
          ...types(folder, manifest),
          ...builtFiles(folder),
          ...policyFiles(folder),
        ];
  if (page !== undefined) findings.push(...(await host(page)));
  for (const { mark, words } of findings) console.log(`${mark.padEnd(6)}${words}`);
  const count = findings.filter(({ mark }) => mark === 'wrong').length;
  console.log(count === 0 ? '\nNothing is missing.' : `\n${count} to put right.`);
  return count === 0 ? 0 : 1;
}

function packages(folder: string, manifest: Manifest): Finding[] {
  const found: Finding[] = [];
  const own = installed(folder, 'phaser-emotion');
  found.push(
    own
      ? ok(`phaser-emotion ${own}`)
      : wrong('phaser-emotion is missing: npm install phaser-emotion'),
  );
  const phaser = installed(folder, 'phaser');
  if (!phaser) found.push(wrong('phaser is missing: npm install phaser'));
  else if (isBefore(phaser, 3, 60)) {
    found.push(wrong(`phaser ${phaser} is too old: 3.60 or later, npm install phaser@latest`));
  } else found.push(ok(`phaser ${phaser}`));
  const usesInk = sources(folder).some((file) =>
    readFileSync(file, 'utf8').includes('phaser-emotion/ink'),
  );
  if (usesInk && !installed(folder, 'inkjs') && !named(manifest, 'inkjs')) {
    found.push(wrong('phaser-emotion/ink needs inkjs: npm install inkjs'));
  }
  return found;
}

function bundler(folder: string, manifest: Manifest): Finding[] {
  for (const [name, oldest] of Object.entries(FOLLOWING)) {
    const version = named(manifest, name) ? installed(folder, name) : null;
    if (!version) continue;
    return isBefore(version, oldest)
      ? [
          wrong(
            `${name} ${version} is older than ${oldest}: update it, or run npx phaser-emotion assets DIR and name DIR in data`,
          ),
        ]
      : [ok(`${name} ${version} finds the worker and the models by itself`)];
  }
  for (const name of NOT_FOLLOWING) {
    const version = named(manifest, name) ? installed(folder, name) : null;
    if (!version) continue;
    const scripts = Object.values(manifest.scripts ?? {}).join('\n');
    const copied = OUTPUTS.some((each) =>
      existsSync(join(folder, each, 'assets/emotion/weights.bin')),
    );
    if (/phaser-emotion assets/.test(scripts) || copied) {
      return [ok(`${name} ${version}, and the worker and models are copied beside the bundle`)];
    }
    return [
      wrong(
        `${name} ${version} leaves the worker and the models behind. Add to your build script: phaser-emotion assets DIR, where DIR is the folder of your bundle`,
      ),
    ];
  }
  return [
    perhaps(
      'No bundler that is known here. Without one, use an import map or the script-tag file.',
    ),
  ];
}

function types(folder: string, manifest: Manifest): Finding[] {
  const version = installed(folder, 'typescript');
  if (!named(manifest, 'typescript') || !version) return [];
  return isBefore(version, 5)
    ? [wrong(`typescript ${version} cannot read the declarations: 5.0 or later`)]
    : [ok(`typescript ${version}`)];
}

/** A build that is there must hold what the worker loads. */
function builtFiles(folder: string): Finding[] {
  return OUTPUTS.flatMap((name) => {
    const output = join(folder, name);
    if (!existsSync(output) || !existsSync(join(output, 'index.html'))) return [];
    const files = filesIn(output);
    const lacking = ['.wasm', '.tflite', '.bin'].filter(
      (end) => !files.some((file) => file.endsWith(end)),
    );
    if (files.some((file) => file.endsWith('.js')) && lacking.length === 3) {
      return [
        perhaps(
          `${name}/ holds no models; if it is your build, the game there will say model-missing`,
        ),
      ];
    }
    return lacking.length > 0
      ? [
          wrong(
            `${name}/ lacks files that end in ${lacking.join(', ')}: does a copy or a .gitignore leave them out?`,
          ),
        ]
      : [ok(`${name}/ holds the worker's files`)];
  });
}

/** What hosts are told to send, and what pages say of themselves. */
function policyFiles(folder: string): Finding[] {
  const places = [
    '_headers',
    'public/_headers',
    'static/_headers',
    'netlify.toml',
    'vercel.json',
    'index.html',
    'public/index.html',
    'nginx.conf',
    '.htaccess',
  ];
  return places.flatMap((place) => {
    const file = join(folder, place);
    if (!existsSync(file)) return [];
    return policies(readFileSync(file, 'utf8'), place);
  });
}

/** @param where it was read, for the reader */
function policies(text: string, where: string): Finding[] {
  const found: Finding[] = [];
  if (/camera=\(\)/.test(text)) {
    found.push(
      wrong(`${where} forbids the camera with Permissions-Policy: camera=(); say camera=(self)`),
    );
  }
  const [, csp] =
    /(?:content-security-policy|http-equiv)[^]*?((?:default|script)-src[^"\n]*)/i.exec(text) ?? [];
  if (csp === undefined) return found;
  if (!/wasm-unsafe-eval|'unsafe-eval'/.test(csp)) {
    found.push(
      wrong(
        `the policy of ${where} keeps WebAssembly from compiling: script-src 'self' 'wasm-unsafe-eval'`,
      ),
    );
  }
  const worker = /worker-src([^;]*)/.exec(csp)?.[1];
  if (worker !== undefined && !/'self'|blob:|\*/.test(worker)) {
    found.push(
      wrong(
        `the policy of ${where} forbids workers: worker-src 'self', or blob: with the script-tag file`,
      ),
    );
  }
  return found;
}

async function host(page: string): Promise<Finding[]> {
  if (!/^https?:\/\/./.test(page)) return [wrong(`${page} is no address: https://…`)];
  const { protocol, hostname } = new URL(page);
  const found: Finding[] = [];
  if (protocol !== 'https:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)) {
    found.push(wrong(`${page} is plain http: browsers give no camera there. Serve it over https`));
  }
  let response;
  try {
    response = await fetch(page);
  } catch (error) {
    return [...found, wrong(`${page} does not answer: ${String(error)}`)];
  }
  if (!response.ok) return [...found, wrong(`${page} answers ${response.status}`)];
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  found.push(
    ...policies(`${headers}\n`, page),
    ...policies(await response.text(), `${page} (its <meta>)`),
  );
  return found.length > 0
    ? found
    : [ok(`${page} lets the game use camera, workers and WebAssembly`)];
}

function named({ dependencies, devDependencies }: Manifest, name: string): boolean {
  return name in { ...dependencies, ...devDependencies };
}

/** The version that Node would find from here, which may lie further up. */
function installed(folder: string, name: string): string | null {
  for (let place = folder; ; place = dirname(place)) {
    const manifest = readJson<Manifest>(join(place, 'node_modules', name, 'package.json'));
    if (manifest?.version) return manifest.version;
    if (place === parse(place).root) return null;
  }
}

function isBefore(version: string, major: number, minor = 0): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}

function sources(folder: string): string[] {
  return ['src', 'app', 'game'].flatMap((name) =>
    filesIn(join(folder, name)).filter((file) => /\.(m?[jt]sx?|vue|svelte)$/.test(file)),
  );
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => !relative(folder, file).includes('node_modules') && statSync(file).isFile());
}

function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}
