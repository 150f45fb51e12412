import workerCode from 'worker-code';

let inlineUrl: string | null = null;

/**
 * Starts the perception worker from the text inside this script: a page may load the script from
 * another origin, where a worker may not come from.
 */
export function spawnWorker(url?: string | URL): Worker {
  const options = { type: 'module', name: 'phaser-emotion' } as const;
  if (url !== undefined) return new Worker(url, options);
  inlineUrl ??= URL.createObjectURL(new Blob([workerCode], { type: 'text/javascript' }));
  return new Worker(inlineUrl, options);
}
