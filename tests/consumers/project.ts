import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const workplace = mkdtempSync(join(tmpdir(), 'phaser-emotion-consumers-'));

interface Manifest {
  dependencies: Record<string, string>;
}

/** @throws with the command's output when it fails */
export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: '', npm_config_fund: 'false', npm_config_audit: 'false' },
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed in ${cwd}\n${stdout}\n${stderr}`);
  }
  return stdout;
}

/** Packs what `npm publish` would send. */
export function pack(): string {
  const output = run('npm', ['pack', '--json', '--pack-destination', workplace], root);
  const [{ filename }] = JSON.parse(output) as [{ filename: string }];
  return join(workplace, filename);
}

/**
 * A clean project outside the repository with the tarball installed.
 *
 * @param source  a folder of `projects/`, or a path from the repository's root
 * @param phaser  the version that takes the place of the one in its `package.json`
 */
export function install(source: string, tarball: string, phaser?: string): string {
  const name = basename(source);
  const folder = join(workplace, phaser ? `${name}-phaser-${phaser}` : name);
  const from =
    source === name ? resolve(import.meta.dirname, 'projects', name) : join(root, source);
  cpSync(from, folder, { recursive: true });
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  manifest.dependencies['phaser-emotion'] = `file:${tarball}`;
  if (phaser) manifest.dependencies['phaser'] = phaser;
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  run('npm', ['install', '--prefer-offline', '--loglevel=error'], folder);
  return folder;
}

/**
 * Type-checks a project with `skipLibCheck: false`; what other packages' declarations have wrong
 * among themselves is not ours to judge.
 *
 * @throws with what the compiler says about the project or about our declarations
 */
export function typecheck(folder: string, ...args: string[]): void {
  const { stdout } = spawnSync('npx', ['--no-install', 'tsc', '--pretty', 'false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const ours = stdout
    .split('\n')
    .filter((line) => /error TS/.test(line))
    .filter((line) => !/^node_modules\/(?!phaser-emotion\/)/.test(line));
  if (ours.length > 0) throw new Error(`types:\n${ours.join('\n')}`);
}

export function removeAll(): void {
  rmSync(workplace, { recursive: true, force: true });
}
