import { strayWorkerUrl } from './assets';

/**
 * Starts the perception worker. The URL stands here verbatim because bundlers look for exactly this
 * expression; the published build keeps it with `worker.js`.
 *
 * @param url an own copy of the worker's script, for pages whose bundler or policy needs it
 */
export function spawnWorker(url?: string | URL): Worker {
  const elsewhere = url ?? strayWorkerUrl();
  if (elsewhere !== undefined) {
    return new Worker(elsewhere, { type: 'module', name: 'phaser-emotion' });
  }
  return new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'phaser-emotion',
  });
}
