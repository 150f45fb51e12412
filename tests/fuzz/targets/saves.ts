import { Saves, type Place } from '../../../demo-game/telling/save.ts';
import { EmotionError } from '../../../plugin/errors.ts';
import { bindStory, type StorySave } from '../../../plugin/ink/index.ts';
import { createTestEmotion } from '../../../plugin/testing/index.ts';
import { storyFrom } from '../../unit/ink/compile.ts';
import { damagedJson, damagedText } from '../damage.ts';
import type { Target } from '../Target.ts';

const { emotion } = createTestEmotion();
const story = storyFrom('soup');
const binding = bindStory(story, emotion);
while (binding.next());
const SAVE = binding.save();

/** A damaged save of an Ink story, given to `load()`; a sound one must still be taken after it. */
export const storySave: Target = {
  name: 'story saves',
  attempt: async (random) => {
    const damaged = damagedJson(
      random.next() < 0.5 ? SAVE : { ...SAVE, state: damagedText(JSON.parse(SAVE.state), random) },
      random,
    ) as StorySave;
    let outcome: 'taken' | 'refused' = 'taken';
    try {
      binding.load(damaged);
    } catch (error) {
      if (!(error instanceof EmotionError && error.code === 'bad-option')) throw error;
      outcome = 'refused';
    }
    binding.load(SAVE);
    if (binding.choices.length === 0) throw new Error('a sound save no longer loads');
    return outcome;
  },
};

/** The browser's storage, in memory. */
class MemoryStorage implements Storage {
  readonly #entries = new Map<string, string>();
  get length(): number {
    return this.#entries.size;
  }
  key(index: number): string | null {
    return [...this.#entries.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#entries.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#entries.set(key, value);
  }
  removeItem(key: string): void {
    this.#entries.delete(key);
  }
  clear(): void {
    this.#entries.clear();
  }
}

const PLACE = { story: SAVE, setting: { scene: 'kitchen', chapter: 1 }, journal: [], said: [] };

/** A damaged entry of the demo game in the browser's storage. */
export const gameSave: Target = {
  name: 'game saves',
  attempt: async (random) => {
    const storage = new MemoryStorage();
    const saves = new Saves(storage);
    saves.storePlace(PLACE as unknown as Place);
    saves.storeChapter(1, PLACE as unknown as Place);
    saves.storeEnding('home');
    for (let i = 0; i < 3; i += 1) {
      const key = storage.key(i) ?? '';
      storage.setItem(key, damagedText(JSON.parse(storage.getItem(key) ?? ''), random));
    }
    const { kind } = saves.loadPlace();
    const sound = Object.values(saves.chapters()).every(({ said }) => Array.isArray(said));
    const endings = saves.endings().every((ending) => typeof ending === 'string');
    if (!sound || !endings) throw new Error('a damaged entry came through');
    return kind === 'ok' ? 'taken' : 'refused';
  },
};
