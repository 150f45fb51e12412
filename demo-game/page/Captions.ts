import { words } from '../language/words';
import type { SettingsStore } from '../state/settings';
import { element } from './element';
import { after } from './gameTime';

/** A caption stays this long, ms, and a sentence this long. */
const CAPTION_MS = 2600;
const SENTENCE_MS = 9000;

/** Says in words what is heard, and what happened to the camera. */
export class Captions {
  readonly root = element('div', { className: 'caption', hidden: true, aria: { role: 'status' } });
  readonly #settings: SettingsStore;
  #stop: () => void = () => undefined;

  constructor(settings: SettingsStore) {
    this.#settings = settings;
  }

  show(sounds: readonly string[]): void {
    const known: Readonly<Record<string, string>> = words.sounds;
    const said = sounds.map((sound) => known[sound]).filter((text) => text !== undefined);
    if (said.length === 0 || !this.#settings.getState().captions) return;
    this.#show(`(${said.join(', ')})`, CAPTION_MS);
  }

  tell(sentence: string): void {
    this.#show(sentence, SENTENCE_MS);
  }

  #show(text: string, stayMs: number): void {
    this.root.textContent = text;
    this.root.hidden = false;
    this.#stop();
    this.#stop = after(stayMs, () => {
      this.root.hidden = true;
    });
  }
}
