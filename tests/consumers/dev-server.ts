import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import type { Served } from './serve';

/** A dev server that answers nothing for this long is given up, ms. */
const PATIENCE_MS = 180_000;

/** A project's own dev server, started by the script of its `package.json`. */
export async function startDevServer(folder: string, script: readonly string[]): Promise<Served> {
  const port = String(await freePort());
  const [name = 'dev', ...rest] = script.map((word) => word.replace('PORT', port));
  const server = spawn('npm', ['run', name, ...(rest.length > 0 ? ['--', ...rest] : [])], {
    cwd: folder,
    // npm starts a shell and that the server: all of them must end.
    detached: true,
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      NODE_ENV: '',
      NO_COLOR: '1',
      BROWSER: 'none',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
  let output = '';
  let ended = false;
  server.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  server.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  server.on('exit', () => (ended = true));
  const close = () => {
    if (server.pid === undefined || ended) return;
    if (process.platform === 'win32') server.kill();
    else process.kill(-server.pid);
  };
  const url = `http://localhost:${port}/`;
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const status = await answer(url);
    if (status !== null && status < 400) break;
    if (ended || (status ?? 0) >= 500 || performance.now() > deadline) {
      close();
      throw new Error(`no page at ${url}: ${status ?? 'no answer'}\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, close, said: () => output };
}

/** @returns the status of its answer; null while there is none */
async function answer(url: string): Promise<number | null> {
  try {
    return (await fetch(url, { headers: { accept: 'text/html' } })).status;
  } catch {
    return null;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
