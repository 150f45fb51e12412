import { resolve } from 'node:path';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';
import { workerDefine, workerPlugins } from '../../build/worker-plugins.mjs';

/** How a development server's page asks for the worker. */
const ASKED = /\/plugin\/worker\.ts\?.*\bworker_file\b/;

/**
 * Serves the worker in one piece, as the package ships it: of its sources a browser loads and reads
 * several times as much, with every start.
 */
export function bundledWorker(): Plugin {
  let code: Promise<string> | null = null;
  return {
    name: 'bundled-worker',
    configureServer: ({ middlewares, watcher }) => {
      watcher.on('change', () => {
        code = null;
      });
      middlewares.use((request, response, next) => {
        if (!ASKED.test(request.url ?? '')) {
          next();
          return;
        }
        code ??= bundle();
        code.then((script) => {
          response.setHeader('content-type', 'text/javascript').end(script);
        }, next);
      });
    },
  };
}

async function bundle(): Promise<string> {
  const bundled = await rolldown({
    input: resolve('plugin/worker.ts'),
    platform: 'browser',
    plugins: workerPlugins(),
    transform: { define: workerDefine },
  });
  const { output } = await bundled.generate({ format: 'esm', minify: true, codeSplitting: false });
  return output[0].code;
}
