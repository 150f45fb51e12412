import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { patience } from '../../harness/pace.ts';
import type { Driver } from './Driver.ts';

export interface WebDriverOptions {
  /** The driver's program. */
  readonly program: string;
  /** What makes it start its browser: `webkitgtk:browserOptions` and the like. */
  readonly capabilities: object;
}

const START_MS = patience(20_000);
const SCRIPT_MS = patience(100_000);
/** A browser that has not closed by then is ended. */
const GOODBYE_MS = 5_000;
const SCREEN = '-screen 0 1280x900x24 +extension GLX';
/** Every pixel is drawn by the processor here. */
const WINDOW = { width: 800, height: 680 };
/** Keys that are no letters, as the WebDriver standard writes them. */
const KEYS: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  ArrowRight: '\uE014',
};

/** A browser behind a WebDriver program, on a screen of its own. */
export async function openWebDriver(options: WebDriverOptions): Promise<Driver> {
  const port = await freePort();
  const program = spawn(
    'xvfb-run',
    ['-a', '-s', SCREEN, options.program, `--port=${port}`],
    // A group of its own, so that the screen goes with it.
    { stdio: 'ignore', detached: true, env: { ...process.env, LANG: 'en_US.UTF-8' } },
  );
  const end = () => {
    try {
      if (program.pid !== undefined) process.kill(-program.pid);
    } catch {
      // It has ended already.
    }
  };
  process.once('exit', end);
  // Longer than any script may take: a browser that hangs answers nothing at all.
  const call = async <T>(
    method: string,
    path: string,
    body?: object,
    patienceMs = SCRIPT_MS + 10_000,
  ): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const { value } = (await answer.json()) as { value: T };
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value).slice(0, 300)}`);
    return value;
  };
  await ready(() => call('GET', '/status'));
  const { sessionId, capabilities } = await call<{
    sessionId: string;
    capabilities: { browserVersion: string };
  }>('POST', '/session', { capabilities: { alwaysMatch: options.capabilities } }).catch(
    (cause: unknown) => {
      end();
      throw cause;
    },
  );
  const session = `/session/${sessionId}`;
  await call('POST', `${session}/timeouts`, { script: SCRIPT_MS, pageLoad: SCRIPT_MS });
  // A browser without a window has none to size.
  await call('POST', `${session}/window/rect`, WINDOW).catch(() => undefined);
  return {
    version: capabilities.browserVersion,
    open: (url) => call('POST', `${session}/url`, { url }),
    run: async <T>(body: string) => {
      const { value, error } = await call<{ value: T; error?: string }>(
        'POST',
        `${session}/execute/async`,
        {
          script: `const done = arguments[0];
            (async () => { ${body} })().then(
              (value) => done({ value: value ?? null }),
              (error) => done({ error: String(error) + ' ' + error?.stack }));`,
          args: [],
        },
      );
      if (error !== undefined) throw new Error(error);
      return value;
    },
    press: async (key) => {
      const value = KEYS[key] ?? key;
      const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
      await call('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keys', actions }] });
    },
    screenshot: async () =>
      Buffer.from(await call<string>('GET', `${session}/screenshot`), 'base64'),
    close: async () => {
      // A session left open keeps its browser alive.
      await call('DELETE', session, undefined, GOODBYE_MS).catch(() => undefined);
      end();
    },
  };
}

async function ready(ask: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + START_MS;
  for (;;) {
    try {
      await ask();
      return;
    } catch (cause) {
      if (performance.now() > until) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
