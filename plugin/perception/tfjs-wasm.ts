import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import createTfjsModule from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js';
import { registerBackend, removeBackend } from '@tensorflow/tfjs-core';

type TfjsModule = Awaited<ReturnType<typeof createTfjsModule>>;
/** Emscripten's, which tfjs' types leave out. */
type Wrap = (name: string, returns: null | 'number', takes: readonly 'number'[]) => () => number;
type Instantiated = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

// It would look for the file by itself.
removeBackend('wasm');

/**
 * Lets tfjs run its WebAssembly from a compiled module. By itself it can only fetch and compile the
 * file once more, where browsers keep nothing compiled for the next visit. Threads stay off: their
 * build fails in workers.
 */
export function provideWasm(compiled: WebAssembly.Module): void {
  registerBackend('wasm', async () => new BackendWasm(await run(compiled)));
}

/** As tfjs does it, but for the hook. */
async function run(compiled: WebAssembly.Module): Promise<TfjsModule> {
  const module = await new Promise<TfjsModule>((resolve, reject) => {
    const instantiateWasm = (imports: WebAssembly.Imports, done: Instantiated): object => {
      WebAssembly.instantiate(compiled, imports).then((each) => done(each, compiled), reject);
      return {};
    };
    createTfjsModule({ instantiateWasm, onAbort: reject }).then(resolve, reject);
  });
  const { cwrap } = module as unknown as { readonly cwrap: Wrap };
  module.tfjs = {
    init: cwrap('init', null, []),
    initWithThreadsCount: cwrap('init_with_threads_count', null, ['number']),
    getThreadsCount: cwrap('get_threads_count', 'number', []),
    registerTensor: cwrap('register_tensor', null, ['number', 'number', 'number']),
    disposeData: cwrap('dispose_data', null, ['number']),
    dispose: cwrap('dispose', null, []),
  };
  return module;
}
