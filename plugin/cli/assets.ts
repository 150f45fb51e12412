import { cpSync, mkdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The folder that the published files lie in, this one among them. */
const dist = import.meta.dirname;

/** Copies what the worker needs, and the worker, for bundlers that leave files behind. */
export function copyAssets(folder: string): void {
  const target = resolve(folder);
  mkdirSync(target, { recursive: true });
  cpSync(join(dist, 'worker.js'), join(target, 'worker.js'));
  cpSync(join(dist, 'assets'), join(target, 'assets'), { recursive: true });
  const name = relative(process.cwd(), target) || '.';
  console.log(`phaser-emotion: worker.js and assets/ are in ${name}/. If your bundle is there too, all is done;
if not, name both: data: { workerUrl: '…/worker.js', assetsUrl: '…/assets/' }`);
}
