import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The folder of the training scripts. */
export const training = resolve(import.meta.dirname, '../../../models/training');

const has = (...modules: readonly string[]) =>
  spawnSync('python3', ['-c', `import ${modules.join(', ')}`]).status === 0;

export const hasTorch = has('torch', 'numpy');
export const hasPillow = has('PIL');

/** For a test that starts Python some times over. */
export const TIMEOUT_MS = 180_000;

/** @returns what it printed */
export function python(...args: string[]): string {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
  const run = spawnSync('python3', args, { encoding: 'utf8', env, maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}
