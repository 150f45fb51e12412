import type { StoryEmotion } from 'phaser-emotion/ink';
import type { SettingsStore } from '../state/settings';
import type { Orchestra } from './Orchestra';

/**
 * The game's sound: silent, and not even loaded, until the player's first act, or until it is
 * turned up where it is off.
 */
export class Sound {
  readonly #settings: SettingsStore;
  #orchestra: Orchestra | null = null;
  #acted = false;
  #waking = false;
  #scene = 'title';

  constructor(settings: SettingsStore) {
    this.#settings = settings;
    const act = () => {
      this.#acted = true;
      this.#setVolumes();
    };
    window.addEventListener('pointerdown', act, { once: true });
    window.addEventListener('keydown', act, { once: true });
    settings.subscribe(() => this.#setVolumes());
    document.addEventListener('visibilitychange', () => this.#setVolumes());
  }

  enter(scene: string): void {
    this.#scene = scene;
    this.#orchestra?.enter(scene);
  }

  follow(emotion: StoryEmotion): void {
    this.#orchestra?.follow(emotion);
  }

  play(sounds: readonly string[]): void {
    try {
      for (const sound of sounds) this.#orchestra?.effect(sound);
    } catch (cause) {
      // Where the clock of sounds stands still, as during a call, none can be set: the story goes on.
      console.warn('no sound', cause);
    }
  }

  async #wake(): Promise<void> {
    this.#waking = true;
    const [{ start }, { Orchestra }] = await Promise.all([import('tone'), import('./Orchestra')]);
    await start();
    this.#orchestra = new Orchestra();
    this.#orchestra.enter(this.#scene);
    this.#setVolumes();
  }

  #setVolumes(): void {
    const { music, sounds } = this.#settings.getState();
    const heard = document.hidden ? 0 : 1;
    if (this.#orchestra) this.#orchestra.setVolumes(music * heard, sounds * heard);
    else if (this.#acted && !this.#waking && music + sounds > 0) void this.#wake();
  }
}
