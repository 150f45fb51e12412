import type { AssetUrls } from '../assets';
import type { Backend } from '../types';
import { isWasm, type Answer } from './download';

/** What becomes of a response on its way to the worker; after the last three nothing comes. */
type Piece =
  | { readonly type: 'head'; readonly status: number; readonly headers: HeaderList }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'end' }
  | { readonly type: 'compiled'; readonly module: WebAssembly.Module; readonly headers: HeaderList }
  | { readonly type: 'broken'; readonly reason: string };

type HeaderList = [name: string, value: string][];

/** Whether tfjs is to run its WebAssembly. */
export const runsWasm = (backend: Backend | 'auto') => backend === 'auto' || backend === 'wasm';

/**
 * The page's end: while the worker's script still loads, the files that it will read first are asked
 * for already, and handed over as they come in. WebAssembly is compiled on its way, as the browser
 * keeps it for the next visit.
 */
export class FilesAhead {
  /** By URL, to be transferred to the worker. */
  readonly ports = new Map<string, MessagePort>();
  readonly #asking = new AbortController();

  constructor({ tfjsWasm, detector, model, weights, card }: AssetUrls, backend: Backend | 'auto') {
    const first = runsWasm(backend) ? [tfjsWasm] : [];
    for (const url of new Set([...first, detector, model, ...(weights ?? []), card])) {
      const { port1, port2 } = new MessageChannel();
      this.ports.set(url, port2);
      void hand(url, port1, this.#asking.signal);
    }
  }

  /** Nobody reads them any more. */
  abort(): void {
    this.#asking.abort();
  }
}

async function hand(url: string, port: MessagePort, signal: AbortSignal): Promise<void> {
  const post = (piece: Piece, transfer: Transferable[] = []) => port.postMessage(piece, transfer);
  try {
    const response = await fetch(url, { signal });
    const { status, body } = response;
    const headers = [...response.headers];
    if (isWasm(response)) {
      post({ type: 'compiled', module: await WebAssembly.compileStreaming(response), headers });
      return;
    }
    if (!body) throw new TypeError('it has no body');
    post({ type: 'head', status, headers });
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      post({ type: 'bytes', bytes: value }, [value.buffer]);
    }
    post({ type: 'end' });
  } catch (cause) {
    post({ type: 'broken', reason: String(cause) });
  }
}

/**
 * The worker's end: as `fetch`, but the first answer for a URL is the page's where it asked. What the
 * page could not ask for, by its policy for one, the worker asks for itself.
 *
 * @param ports of `FilesAhead`
 */
export function fetchAhead(
  ports: ReadonlyMap<string, MessagePort>,
): (url: string) => Promise<Answer> {
  const left = new Map(ports);
  return async (url) => {
    const port = left.get(url);
    left.delete(url);
    return (port && (await responseFrom(port))) ?? fetch(url);
  };
}

/** @returns null when the page got no answer */
function responseFrom(port: MessagePort): Promise<Answer | null> {
  return new Promise((resolve) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        port.addEventListener('message', ({ data }: MessageEvent<Piece>) => {
          switch (data.type) {
            case 'head':
              resolve(new Response(body, data));
              return;
            case 'bytes':
              controller.enqueue(data.bytes);
              return;
            case 'end':
              controller.close();
              break;
            case 'compiled':
              resolve(Object.assign(new Response(null, data), { module: data.module }));
              break;
            case 'broken':
              controller.error(new TypeError(data.reason));
              resolve(null);
              break;
          }
          port.close();
        });
        port.start();
      },
    });
  });
}
