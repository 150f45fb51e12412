import { EMOTIONS } from '../types';
import type { StoryListener } from './listenWhileWatched';
import type { StoryLine, StoryWindow } from './story';
import { argument, type StoryEmotion } from './tags';

/** What a window is called in a recorded session. */
export function labelOf({ name, for: emotions }: StoryWindow): string {
  return name ?? emotions.join(' or ');
}

/**
 * Marks the story's course in the sessions that are recorded: its lines, the scenes that its
 * `# scene: kitchen` tags name, and what was chosen by hand. Windows mark themselves.
 */
export class StoryMarks {
  readonly #emotion: StoryListener;
  /** A line that is read again after a load is not shown again. */
  #last = '';

  constructor(emotion: StoryListener) {
    this.#emotion = emotion;
  }

  line({ text, tags }: StoryLine): void {
    if (text === this.#last) return;
    this.#last = text;
    for (const tag of tags) {
      const scene = argument(tag, 'scene');
      if (scene) this.#emotion.mark?.({ kind: 'scene', label: scene });
    }
    if (text !== '') this.#emotion.mark?.({ kind: 'line', label: text });
  }

  chosen(window: StoryWindow, said: StoryEmotion | null): void {
    const emotion = EMOTIONS.find((each) => each === said) ?? null;
    const label = labelOf(window);
    this.#emotion.mark?.({ kind: 'decided', label, emotion, by: 'manual', confidence: 1 });
  }

  undone(window: StoryWindow): void {
    this.#emotion.mark?.({ kind: 'undone', label: labelOf(window) });
  }
}
