import { EMOTIONS, type Emotion, type FrameReading, type PictureReader } from 'phaser-emotion';
import { labelOf, type Judged } from '../analysis/confusion';
import { wordIfGone } from '../source/gone';
import type { Opened } from '../source/opened';

/** One picture and what was read on it. */
export interface ReadPicture {
  readonly file: File;
  readonly path: string;
  /** From its folder or name; null when neither names an emotion. */
  readonly label: Emotion | null;
  readonly reading: FrameReading | null;
  /** Why there is no reading. */
  readonly trouble: string | null;
}

/** Further apart than a tracker remembers, ms: no face of one picture is one of the next. */
const APART_MS = 10_000;

/** Reads pictures one after the other; one that is broken says so and the rest go on. */
export async function* readPictures(
  opened: readonly Opened[],
  reader: PictureReader,
  signal: AbortSignal,
): AsyncGenerator<ReadPicture> {
  await reader.load();
  for (const [index, { file, path }] of opened.entries()) {
    if (signal.aborted) return;
    const about = { file, path, label: labelOf(path) };
    const bitmap = await decoded(file);
    if (typeof bitmap === 'string') {
      yield { ...about, reading: null, trouble: bitmap };
      continue;
    }
    const reading = await reader.read(bitmap, performance.now() + index * APART_MS);
    const faces = reading.faces.map((face, at) => ({ ...face, id: at + 1 }));
    const trouble = faces.length === 0 ? 'no face found' : null;
    yield { ...about, reading: { ...reading, faces }, trouble };
  }
}

async function decoded(file: File): Promise<ImageBitmap | string> {
  if (file.size === 0) return 'empty file (0 bytes)';
  try {
    return await createImageBitmap(file);
  } catch {
    const gone = (await wordIfGone(file)) !== null;
    return gone ? 'moved, removed or changed' : 'not a picture that this browser can read';
  }
}

/** The labelled pictures, judged by their largest face. */
export function judgedOf(read: readonly ReadPicture[]): Judged[] {
  return read.flatMap(({ label, reading }) => {
    if (!label || !reading) return [];
    const [first] = [...reading.faces].sort((a, b) => b.quality.sizePx - a.quality.sizePx);
    const best = first ? first.probabilities.indexOf(Math.max(...first.probabilities)) : -1;
    return [{ label, read: EMOTIONS[best] ?? null }];
  });
}
