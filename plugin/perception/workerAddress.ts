/**
 * Where a worker's script is looked for. Bundlers write the address into the expression that spawns
 * it and browsers do not name a script that did not load, so the constructor is all that hears of it.
 *
 * @param spawn  makes a worker, now an empty one
 */
export function workerAddress(spawn: () => unknown): string {
  const real = globalThis.Worker;
  let address = '';
  class Listening {
    constructor(url: string | URL) {
      address = new URL(url, globalThis.document?.baseURI).href;
    }
  }
  Object.assign(globalThis, { Worker: Listening });
  try {
    spawn();
  } finally {
    globalThis.Worker = real;
  }
  return address;
}
