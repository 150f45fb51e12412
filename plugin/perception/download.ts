import { EmotionError } from '../errors';

/** Bytes of one file so far; `total` is null until the server has named it. */
interface FileProgress {
  loaded: number;
  total: number | null;
}

/** Of one that was compiled elsewhere there is nothing left to read. */
export type Answer = Response & { readonly module?: WebAssembly.Module };

/** What a compressed transfer grows to, until the file is there and its length known. */
const UNPACKED_RATIO = 2.5;

/** Fetches files side by side and tells how far all of them are. */
export class Download {
  private readonly files: FileProgress[] = [];

  /**
   * @param onProgress null where nobody wants to know
   * @param ask as `fetch`
   */
  constructor(
    private readonly onProgress: ((loadedBytes: number, totalBytes: number) => void) | null,
    private readonly ask = (url: string): Promise<Answer> => fetch(url),
  ) {}

  /**
   * @throws EmotionError `model-missing` when the server has no such file or cannot be reached
   */
  fetch(url: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.request(url, async (response, progress) => {
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      await this.drain(response, progress, (chunk) => chunks.push(chunk));
      return joined(chunks, progress.loaded);
    });
  }

  /**
   * Compiles WebAssembly while it comes in. What comes as `application/wasm` the browser keeps
   * compiled for the next visit; what comes as something else it refuses to compile on the way.
   *
   * @throws EmotionError `model-missing` when the server has no such file or cannot be reached,
   * `model-invalid` when it is damaged or the page's policy forbids WebAssembly
   */
  compile(url: string): Promise<WebAssembly.Module> {
    return this.request(url, async (response, progress) => {
      if (response.module) {
        progress.loaded = progress.total ?? 0;
        return response.module;
      }
      if (this.onProgress === null) return compileAtOnce(await response.arrayBuffer());
      if (!isWasm(response)) {
        const chunks: Uint8Array<ArrayBuffer>[] = [];
        await this.drain(response, progress, (chunk) => chunks.push(chunk));
        return WebAssembly.compile(joined(chunks, progress.loaded));
      }
      const counted = response.clone();
      const [module] = await Promise.all([
        WebAssembly.compileStreaming(response),
        this.drain(counted, progress, () => undefined),
      ]);
      return module;
    });
  }

  private async request<T>(
    url: string,
    take: (response: Answer, progress: FileProgress) => Promise<T>,
  ): Promise<T> {
    const progress: FileProgress = { loaded: 0, total: null };
    this.files.push(progress);
    try {
      const response = await this.ask(url);
      if (!response.ok) {
        throw new EmotionError('model-missing', `${url} answered ${response.status}`);
      }
      progress.total = announcedLength(response);
      const taken = await take(response, progress);
      progress.total = progress.loaded;
      this.report();
      return taken;
    } catch (cause) {
      if (cause instanceof EmotionError) throw cause;
      if (cause instanceof WebAssembly.CompileError) {
        throw new EmotionError('model-invalid', `${url} does not compile: ${cause.message}`, {
          cause,
        });
      }
      throw new EmotionError('model-missing', `${url} could not be loaded: ${String(cause)}`, {
        cause,
      });
    }
  }

  private async drain(
    response: Response,
    progress: FileProgress,
    keep: (chunk: Uint8Array<ArrayBuffer>) => void,
  ): Promise<void> {
    if (!response.body) {
      const bytes = new Uint8Array(await response.arrayBuffer());
      progress.loaded = bytes.length;
      keep(bytes);
      return;
    }
    for await (const chunk of chunksOf(response.body)) {
      progress.loaded += chunk.length;
      keep(chunk);
      this.report();
    }
  }

  private report(): void {
    const loaded = this.files.reduce((sum, file) => sum + file.loaded, 0);
    const known = this.files.every((file) => file.total !== null);
    const total = this.files.reduce((sum, file) => sum + Math.max(file.total ?? 0, file.loaded), 0);
    this.onProgress?.(loaded, known ? total : 0);
  }
}

/**
 * Where nobody waits for it. A browser that compiles what comes in keeps 10 MB of its working until it
 * collects rubbish, and a worker that makes none waits long for that.
 */
async function compileAtOnce(bytes: ArrayBuffer): Promise<WebAssembly.Module> {
  const compiled = await WebAssembly.compile(bytes);
  letGo(bytes);
  return compiled;
}

/** Gives its memory back now, by sending it where nobody is. */
function letGo(bytes: ArrayBuffer): void {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.postMessage(null, [bytes]);
  port1.close();
}

/** Whether a browser compiles it while it comes in. */
export function isWasm({ ok, headers }: Response): boolean {
  return ok && /^application\/wasm\b/i.test(headers.get('content-type') ?? '');
}

function announcedLength(response: Response): number {
  const length = Number(response.headers.get('content-length') ?? 0);
  return response.headers.has('content-encoding') ? Math.round(length * UNPACKED_RATIO) : length;
}

/** Not every browser lets `for await` read a stream. */
async function* chunksOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** In one piece; a single chunk that owns its buffer is taken as it is. */
export function joined(
  chunks: readonly Uint8Array<ArrayBuffer>[],
  length: number,
): Uint8Array<ArrayBuffer> {
  const [only] = chunks;
  if (only && only.buffer.byteLength === length) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
