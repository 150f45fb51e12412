import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The folder of the training scripts. */
export const training = resolve(import.meta.dirname, '../../../models/training');

const forks = spawn('python3', [join(import.meta.dirname, 'forks.py')], {
  stdio: ['pipe', 'pipe', 'ignore'],
  // The threads of a process are not in its forks, which would wait for them.
  env: { ...process.env, OMP_NUM_THREADS: '1' },
});
// Where there is no Python, no line comes, and that is told by `hasTorch`.
forks.on('error', () => undefined);
forks.stdin.on('error', () => undefined);
const lines = createInterface({ input: forks.stdout })[Symbol.asyncIterator]();
const nextLine = async (): Promise<string | null> => {
  const next = (await lines.next()) as IteratorResult<string, undefined>;
  return next.value ?? null;
};

export const hasPillow = spawnSync('python3', ['-c', 'import PIL']).status === 0;
export const hasTorch = (await nextLine()) === 'ready';
// It ends with this process, and does not keep it.
forks.unref();

/** The environment of what runs next. */
export const env: Record<string, string> = { PYTHONDONTWRITEBYTECODE: '1' };

/**
 * Runs `python3 ARGS…`, one after the other.
 *
 * @returns what it printed
 */
export async function python(...args: string[]): Promise<string> {
  forks.stdin.write(`${JSON.stringify({ args, env })}\n`);
  const line = (await nextLine()) ?? '{"err":"Python ended."}';
  const { status, out, err } = JSON.parse(line) as { status?: number; out: string; err: string };
  if (status !== 0) throw new Error(err);
  return out;
}
