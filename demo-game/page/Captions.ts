import { words } from '../language/words';
import type { SettingsStore } from '../state/settings';
import { element } from './element';

const STAY_MS = 2600;

/** Says in words what is heard. */
export class Captions {
  readonly root = element('div', { className: 'caption', hidden: true, aria: { role: 'status' } });
  readonly #settings: SettingsStore;
  #timer = 0;

  constructor(settings: SettingsStore) {
    this.#settings = settings;
  }

  show(sounds: readonly string[]): void {
    const known: Readonly<Record<string, string>> = words.sounds;
    const said = sounds.map((sound) => known[sound]).filter((text) => text !== undefined);
    if (said.length === 0 || !this.#settings.getState().captions) return;
    this.root.textContent = `(${said.join(', ')})`;
    this.root.hidden = false;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.root.hidden = true;
    }, STAY_MS);
  }
}
