import { cpSync, mkdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The folder that the published files lie in, this one among them. */
const dist = import.meta.dirname;

/** Of `detector: 'full'`, a megabyte that few games ask for. */
const FULL_RANGE = /full_range\.tflite$/;

/**
 * Copies what the worker needs, and the worker, for bundlers that leave files behind.
 *
 * @param options.fullRange  the full-range detector, too
 */
export function copyAssets(folder: string, { fullRange = false } = {}): void {
  const target = resolve(folder);
  mkdirSync(target, { recursive: true });
  cpSync(join(dist, 'worker.js'), join(target, 'worker.js'));
  cpSync(join(dist, 'assets'), join(target, 'assets'), {
    recursive: true,
    filter: (file) => fullRange || !FULL_RANGE.test(file),
  });
  const name = relative(process.cwd(), target) || '.';
  console.log(`phaser-emotion: worker.js and assets/ are in ${name}/. If your bundle is there too, all is done;
if not, name both: data: { workerUrl: '…/worker.js', assetsUrl: '…/assets/' }`);
}
