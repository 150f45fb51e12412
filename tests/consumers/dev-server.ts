import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Served } from './serve';

/** Vite's own dev server, started from the project's own install. */
export function startDevServer(folder: string): Promise<Served> {
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  const server = spawn(process.execPath, [vite, '--port', '0', '--host', 'localhost'], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const [, url] = /Local:\s+(http:\S+)/.exec(output) ?? [];
      if (url) resolve({ url, close: () => server.kill() });
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', () => reject(new Error(`the dev server ended: ${output}`)));
  });
}
