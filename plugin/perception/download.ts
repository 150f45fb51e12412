import { EmotionError } from '../errors';

/** Bytes of one file so far; `total` is null until the server has named it. */
interface FileProgress {
  loaded: number;
  total: number | null;
}

/** What a compressed transfer grows to, until the file is there and its length known. */
const UNPACKED_RATIO = 2.5;

/** Fetches files side by side and tells how far all of them are. */
export class Download {
  private readonly files: FileProgress[] = [];

  constructor(private readonly onProgress: (loadedBytes: number, totalBytes: number) => void) {}

  /**
   * @throws EmotionError `model-missing` when the server has no such file or cannot be reached
   */
  async fetch(url: string): Promise<Uint8Array<ArrayBuffer>> {
    const progress: FileProgress = { loaded: 0, total: null };
    this.files.push(progress);
    try {
      const response = await fetch(url);
      if (!response.ok) {
        throw new EmotionError('model-missing', `${url} answered ${response.status}`);
      }
      progress.total = announcedLength(response);
      const bytes = await this.drain(response, progress);
      progress.total = progress.loaded = bytes.length;
      this.report();
      return bytes;
    } catch (cause) {
      if (cause instanceof EmotionError) throw cause;
      throw new EmotionError('model-missing', `${url} could not be loaded: ${String(cause)}`, {
        cause,
      });
    }
  }

  private async drain(
    response: Response,
    progress: FileProgress,
  ): Promise<Uint8Array<ArrayBuffer>> {
    if (!response.body) return new Uint8Array(await response.arrayBuffer());
    const chunks: Uint8Array[] = [];
    for await (const chunk of chunksOf(response.body)) {
      chunks.push(chunk);
      progress.loaded += chunk.length;
      this.report();
    }
    return joined(chunks, progress.loaded);
  }

  private report(): void {
    const loaded = this.files.reduce((sum, file) => sum + file.loaded, 0);
    const known = this.files.every((file) => file.total !== null);
    const total = this.files.reduce((sum, file) => sum + Math.max(file.total ?? 0, file.loaded), 0);
    this.onProgress(loaded, known ? total : 0);
  }
}

function announcedLength(response: Response): number {
  const length = Number(response.headers.get('content-length') ?? 0);
  return response.headers.has('content-encoding') ? Math.round(length * UNPACKED_RATIO) : length;
}

/** Not every browser lets `for await` read a stream. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
