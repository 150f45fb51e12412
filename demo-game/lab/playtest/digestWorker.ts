import { digestOf, parseNotes, type Digest, type Notes } from 'phaser-emotion/playtest';
import { readPlayed } from '../source/readPlayed';

/** A file of a folder, by the number it was given. */
export interface DigestJob {
  readonly number: number;
  readonly name: string;
  readonly file: File;
}

/** What became of it. */
export type DigestAnswer = { readonly number: number } & (
  { readonly digest: Digest } | { readonly notes: Notes } | { readonly faults: readonly string[] }
);

async function answerOf({ number, name, file }: DigestJob): Promise<DigestAnswer> {
  try {
    const text = await file.text();
    if (text === '') return { number, faults: ['It is empty (0 bytes).'] };
    if (name.endsWith('.notes.json')) return { number, notes: parseNotes(text) };
    const { session, faults } = readPlayed(text, name);
    return session ? { number, digest: digestOf(session) } : { number, faults };
  } catch (error) {
    return { number, faults: [error instanceof Error ? error.message : String(error)] };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<DigestJob>) => {
  void answerOf(data).then((answer) => {
    const { levels, seen, turned } = 'digest' in answer ? answer.digest.seconds : {};
    const moved = [levels, seen, turned].flatMap((each) => (each ? [each.buffer] : []));
    self.postMessage(answer, { transfer: moved });
  });
});
