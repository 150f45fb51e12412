import { openReader, type PhotoReading, type ReaderName, type ReadPhoto } from './readers';

/** A photo's reading and how long it took. */
export interface TimedReading extends PhotoReading {
  readonly ms: number;
}

let read: ReadPhoto | null = null;

/** Opens the reader that the page is for; a page reads with one. */
async function open(name: ReaderName, modelUrl: string | null): Promise<void> {
  read = await openReader(name, modelUrl);
}

async function readPhoto(url: string): Promise<TimedReading> {
  if (!read) throw new Error('no reader is open');
  const photo = await createImageBitmap(await (await fetch(url)).blob());
  const start = performance.now();
  const reading = await read(photo);
  const ms = performance.now() - start;
  photo.close();
  return { ...reading, ms };
}

const bench = { open, readPhoto };
export type PhotoBench = typeof bench;
Object.assign(globalThis, { photoBench: bench, benchReady: true });
