import type { EmotionPlugin } from 'phaser-emotion';
import { words } from './language/words';
import { Chip } from './page/Chip';
import { askConsent } from './page/consent';
import { Dialogue } from './page/Dialogue';
import { titleScreen } from './page/title';
import { paletteOf } from './stage/palette';
import type { StageScene } from './stage/StageScene';
import type { SettingsStore } from './state/settings';
import type { Place, Saves } from './telling/save';
import { EMPTY, type Setting } from './telling/setting';
import { Telling, type Audience } from './telling/Telling';

export interface Parts {
  readonly stage: StageScene;
  readonly emotion: EmotionPlugin;
  readonly settings: SettingsStore;
  readonly saves: Saves;
  readonly story: Record<string, unknown>;
}

/** From the title to an ending and back: what is shown when. */
export class Theatre {
  readonly #parts: Parts;
  readonly #dialogue: Dialogue;
  #telling: Telling | null = null;
  #title: HTMLElement | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { emotion, settings, stage } = parts;
    this.#dialogue = new Dialogue(settings, () => this.#telling?.undo());
    const chip = new Chip(emotion, () => void this.#startCamera());
    document.body.append(this.#dialogue.root, chip.root);
    emotion.store.subscribe(({ listening, primary }) => {
      this.#dialogue.listening(listening, primary?.visible ?? false);
      stage.watch(listening);
    });
  }

  /** Shows the title. */
  open(notice = ''): void {
    this.#set(EMPTY);
    this.#dialogue.hide();
    const loaded = this.#parts.saves.loadPlace();
    this.#title = titleScreen(
      {
        begin: () => void this.#enter(null),
        resume: loaded.kind === 'ok' ? () => void this.#enter(loaded.data) : null,
        chapters: null,
        settings: () => undefined,
      },
      loaded.kind === 'aside' ? words.aside : notice,
    );
    document.body.append(this.#title);
  }

  async #enter(place: Place | null): Promise<void> {
    const { emotion, settings } = this.#parts;
    if (!(await askConsent(emotion, settings))) return;
    this.#title?.remove();
    await this.#tell(place);
  }

  async #tell(place: Place | null): Promise<void> {
    const { emotion, saves, story } = this.#parts;
    const telling = new Telling(story, emotion, this.#audience(), saves);
    this.#telling = telling;
    if (place) telling.resume(place);
    const ended = await telling.tell();
    if (!ended) return;
    telling.close();
    saves.storeEnding(ended.ending);
    saves.forgetPlace();
    this.open();
  }

  #audience(): Audience {
    const { stage } = this.#parts;
    return {
      set: (setting) => {
        this.#set(setting);
      },
      say: async (beat, setting, signal) => {
        this.#set(setting);
        stage.speak(beat.speaker);
        await this.#dialogue.say(beat, signal);
      },
      offer: (offer, signal) => {
        this.#dialogue.offer(offer, signal);
      },
      calibrate: async (durationMs, signal) => {
        const { status } = this.#parts.emotion.store.getState();
        if (status !== 'watching' && status !== 'searching') return false;
        return (await this.#parts.emotion.calibrate({ durationMs, signal })).ok;
      },
      answered: (entry) => {
        this.#dialogue.answered(entry);
      },
    };
  }

  #set(setting: Setting): void {
    this.#parts.stage.show(setting);
    document.body.style.setProperty('--accent', paletteOf(setting.scene).accent);
  }

  async #startCamera(): Promise<void> {
    const { camera } = this.#parts.settings.getState();
    await this.#parts.emotion.start(camera ? { deviceId: camera } : {});
  }
}
