import { execFile, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');
const workplace = mkdtempSync(join(tmpdir(), 'phaser-emotion-consumers-'));
let installed = 0;

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** @throws with the command's output when it fails */
export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64e6,
    env: {
      ...process.env,
      NODE_ENV: '',
      NO_COLOR: '1',
      NEXT_TELEMETRY_DISABLED: '1',
      npm_config_fund: 'false',
      npm_config_audit: 'false',
    },
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed in ${cwd}\n${stdout}\n${stderr}`);
  }
  return stdout + stderr;
}

/** Packs what `npm publish` would send. */
export function pack(): string {
  const output = run(
    'npm',
    ['pack', '--json', '--loglevel=silent', '--pack-destination', workplace],
    root,
  );
  // The package's own scripts speak around it.
  const json = output.slice(output.search(/^\[/m), output.lastIndexOf(']') + 1);
  const [{ filename }] = JSON.parse(json) as [{ filename: string }];
  return join(workplace, filename);
}

export interface Wanted {
  /** A folder of `projects/`, or a path from the repository's root. */
  readonly source: string;
  readonly tarball: string;
  /** Take the place of versions in its `package.json`. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Where the game that all stacks share is put, as TypeScript or as what is left without types. */
  readonly game?: string;
}

/** A clean project outside the repository with the tarball installed. */
export function install({ source, tarball, versions = {}, game }: Wanted): string {
  const own = resolve(import.meta.dirname, 'projects', source);
  const folder = join(workplace, `${(installed += 1)}-${source.replaceAll('/', '-')}`);
  cpSync(existsSync(own) ? own : join(root, source), folder, { recursive: true });
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  (manifest.dependencies ??= {})['phaser-emotion'] = `file:${tarball}`;
  for (const [name, version] of Object.entries(versions)) {
    const place = manifest.devDependencies?.[name]
      ? manifest.devDependencies
      : manifest.dependencies;
    place[name] = version;
  }
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  if (game) writeGame(join(folder, game));
  run('npm', ['install', '--prefer-offline', '--no-package-lock', '--loglevel=error'], folder);
  return folder;
}

function writeGame(file: string): void {
  const source = readFileSync(resolve(import.meta.dirname, 'game/game.ts'), 'utf8');
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    file.endsWith('.ts')
      ? source
      : ts.transpileModule(source, { compilerOptions: options }).outputText,
  );
}

/** How many lines of a project, beside the game and the dependency, are there for the plugin alone. */
export function setUpLines(source: string): number {
  const folder = resolve(import.meta.dirname, 'projects', source);
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/^(main|App|page|\+page)\./.test(entry.name))
    .flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n'))
    .filter((line) => /phaser-emotion/.test(line)).length;
}

/**
 * Type-checks a project with `skipLibCheck: false`; what other packages' declarations have wrong
 * among themselves is not ours to judge.
 *
 * @throws with what the compiler says about the project or about our declarations
 */
export async function typecheck(
  folder: string,
  {
    compiler = join(folder, 'node_modules/typescript/bin/tsc'),
    how = [],
  }: { readonly compiler?: string; readonly how?: readonly string[] } = {},
): Promise<void> {
  const args = [compiler, '--pretty', 'false', ...how];
  const [failed, stdout, stderr] = await new Promise<[Error | null, string, string]>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64e6 }, (...told) => resolve(told));
  });
  const faults = stdout.split('\n').filter((line) => /error TS/.test(line));
  if (stderr || (failed && faults.length === 0)) {
    throw new Error(`types, ${how.join(' ')}:\n${stderr || String(failed)}`);
  }
  const ours = faults.filter(
    (line) => !/^(?:\.\.\/)*node_modules\/(?!phaser-emotion\/)/.test(line),
  );
  if (ours.length > 0) throw new Error(`types, ${how.join(' ')}:\n${ours.join('\n')}`);
}

export function removeAll(): void {
  rmSync(workplace, { recursive: true, force: true });
}
