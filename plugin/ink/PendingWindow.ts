import { EmotionError } from '../errors';
import type { StoryChoice, StoryWindow } from './story';
import { parseListenTag, parseWindowTag, type ListenTag } from './tags';

function wordsOf(choices: readonly StoryChoice[]): number {
  return choices.flatMap(({ text }) => text.split(/\s+/).filter(Boolean)).length;
}

/** Collects, line by line, what the story's tags say about the window before its next choice. */
export class PendingWindow {
  readonly #tags: string[] = [];
  #listen: ListenTag | null = null;
  #name: string | null = null;

  /** The tags that were of use so far. */
  get tags(): readonly string[] {
    return [...this.#tags];
  }

  /** @throws EmotionError `bad-option` on a tag that makes no sense, or a second window */
  note(tags: readonly string[]): void {
    for (const tag of tags) {
      const listen = parseListenTag(tag);
      const name = parseWindowTag(tag);
      if (listen && this.#listen) {
        throw new EmotionError(
          'bad-option',
          `Ink tag "# ${tag}": a second window before one choice`,
        );
      }
      this.#listen = listen ?? this.#listen;
      this.#name = name ?? this.#name;
      if (listen || name) this.#tags.push(tag);
    }
  }

  /** Null when nothing asked for one. */
  window(choices: readonly StoryChoice[]): StoryWindow | null {
    if (!this.#listen) return null;
    const tagged = choices.flatMap(({ emotion }) =>
      emotion && emotion !== 'unsure' ? [emotion] : [],
    );
    const named = this.#listen.for;
    return {
      ...this.#listen,
      for: named.length > 0 ? named : tagged,
      name: this.#name,
      words: wordsOf(choices),
    };
  }
}
