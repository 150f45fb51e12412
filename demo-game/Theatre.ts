import type { EmotionPlugin, SessionRecorder } from 'phaser-emotion';
import { watchIdle } from './idle';
import { words } from './language/words';
import { Broadcast, readable } from './overlay/Broadcast';
import { openBacklog } from './page/backlog';
import { Calibration } from './page/Calibration';
import { Captions } from './page/Captions';
import { closeCards } from './page/Card';
import { chooseChapter } from './page/chapters';
import { Chip } from './page/Chip';
import { askConsent } from './page/consent';
import { Dialogue } from './page/Dialogue';
import { holds } from './page/gameTime';
import { listenToKeys } from './page/keys';
import { choosePlace } from './page/places';
import { openSettings } from './page/settingsCard';
import { offerSession, showSession } from './page/sessionCard';
import { showSummary } from './page/summary';
import { titleScreen } from './page/title';
import { Toolbar } from './page/Toolbar';
import type { Sound } from './sound/Sound';
import { paletteOf } from './stage/palette';
import type { StageScene } from './stage/StageScene';
import type { Settings, SettingsStore } from './state/settings';
import type { Place, Saves } from './telling/save';
import { EMPTY, type Setting } from './telling/setting';
import { Telling, type Audience } from './telling/Telling';

export interface Parts {
  readonly stage: StageScene;
  readonly emotion: EmotionPlugin;
  readonly settings: SettingsStore;
  readonly saves: Saves;
  readonly sound: Sound;
  readonly story: Record<string, unknown>;
}

const KIOSK_IDLE_MS = 60_000;
const RECALIBRATE_MS = 4000;
/** Whoever wants sessions of players sends them this address: `?playtest`. */
const PLAYTEST = new URLSearchParams(location.search).has('playtest');
/** Built and served beside the game. */
const LAB = 'lab/';

/** From the title to an ending and back: what is shown when. */
export class Theatre {
  readonly #parts: Parts;
  readonly #dialogue: Dialogue;
  readonly #toolbar: Toolbar;
  readonly #captions: Captions;
  readonly #calibration: Calibration;
  /** For overlays of streamers, where one is open. */
  readonly #air = new Broadcast();
  /** What a kiosk's next visitor finds. */
  #first: Settings;
  #telling: Telling | null = null;
  #title: HTMLElement | null = null;
  /** What is kept of this session, where the player wished it. */
  #session: SessionRecorder | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#first = parts.settings.getState();
    const { emotion, settings, stage } = parts;
    this.#dialogue = new Dialogue(settings, () => this.#telling?.undo() ?? false);
    this.#captions = new Captions(settings);
    this.#calibration = new Calibration(emotion);
    const chip = new Chip(emotion, () => void this.#startCamera());
    this.#toolbar = new Toolbar(chip.root, settings, {
      skip: () => this.#dialogue.skip(),
      backlog: () => openBacklog(this.#telling?.said ?? []),
      settings: () => this.#openSettings(),
    });
    this.#dialogue.onSkipping = (skipping) => {
      this.#toolbar.skipping = skipping;
    };
    this.#holdWhileCovered();
    this.#keepRestingFace();
    document.body.append(
      this.#dialogue.root,
      this.#toolbar.root,
      this.#captions.root,
      this.#calibration.root,
    );
    listenToKeys(this.#dialogue, () => this.#openSettings());
    const awake = watchIdle(KIOSK_IDLE_MS, () => this.#leaveKiosk());
    settings.subscribe((now, before) => {
      if (now.kiosk && !before.kiosk) this.#first = now;
    });
    emotion.store.subscribe(({ listening, primary, status, error }, before) => {
      if (primary?.visible) awake();
      if (status === 'failed' && before.status !== 'failed' && this.#telling)
        this.#captions.tell(error?.playerMessage ?? words.status.failed);
      const faceInView = primary?.visible ?? false;
      this.#dialogue.listening(listening, faceInView);
      if (listening !== before.listening) this.#air.say({ listening, faceInView });
      stage.watch(listening);
    });
    new ResizeObserver(() => stage.stand(this.#dialogue.top)).observe(this.#dialogue.root);
  }

  /** One hold for everything: while a card lies over the game nobody is read and no time passes. */
  #holdWhileCovered(): void {
    let letGo: (() => void) | null = null;
    holds.subscribe(({ count }) => {
      if (count > 0) letGo ??= this.#parts.emotion.hold();
      else {
        letGo?.();
        letGo = null;
      }
    });
  }

  /** Oda knows the face again after a reload, and in any chapter. */
  #keepRestingFace(): void {
    const { emotion, saves } = this.#parts;
    const known = saves.restingFace();
    if (known !== null) {
      try {
        emotion.importCalibration(known);
      } catch {
        saves.storeRestingFace(null);
      }
    }
    emotion.store.subscribe(({ calibrating }, before) => {
      const taken = calibrating === null && before.calibrating !== null;
      if (taken) saves.storeRestingFace(emotion.exportCalibration());
    });
  }

  /** Shows the title. */
  open(notice = ''): void {
    this.#title?.remove();
    this.#dialogue.hide();
    this.#toolbar.telling = false;
    this.#set(EMPTY);
    const { saves, settings } = this.#parts;
    const aside = saves.places().some(({ kind }) => kind === 'aside');
    const places = this.#places();
    this.#title = titleScreen(
      {
        begin: () => void this.#begin(places),
        resume: places.some((each) => each !== null) ? () => void this.#resume(places) : null,
        chapters: saves.endings().length > 0 ? () => void this.#chooseChapter() : null,
        settings: () => this.#openSettings(),
        found: saves.endings(),
        lab: settings.getState().kiosk ? null : LAB,
      },
      aside ? words.aside : notice,
    );
    document.body.append(this.#title);
  }

  async #chooseChapter(): Promise<void> {
    const place = await chooseChapter(this.#parts.saves.chapters());
    if (place) await this.#begin(this.#places(), place);
  }

  #places(): readonly (Place | null)[] {
    return this.#parts.saves.places().map((each) => (each.kind === 'ok' ? each.data : null));
  }

  /** In a slot of its own; where none is free the player says which may go. */
  async #begin(places: readonly (Place | null)[], from: Place | null = null): Promise<void> {
    const free = places.indexOf(null);
    const slot = free >= 0 ? free : await choosePlace(words.overwrite, places);
    if (slot !== null) await this.#enter(slot, from);
  }

  async #resume(places: readonly (Place | null)[]): Promise<void> {
    const kept = places.flatMap((place, slot) => (place ? [slot] : []));
    const slot = kept.length === 1 ? kept[0] : await choosePlace(words.resume, places);
    if (slot !== undefined && slot !== null) await this.#enter(slot, places[slot] ?? null);
  }

  async #enter(slot: number, place: Place | null): Promise<void> {
    const { emotion, saves, settings } = this.#parts;
    if (!(await askConsent(emotion, settings))) return;
    if (PLAYTEST) this.#session ??= await offerSession(emotion);
    saves.use(slot);
    const telling = this.#open(place);
    if (!telling) {
      saves.setPlaceAside();
      this.open(words.aside);
      return;
    }
    this.#title?.remove();
    this.#toolbar.telling = true;
    await this.#tell(telling);
  }

  /** @returns null when the place can't be read by this version of the story */
  #open(place: Place | null): Telling | null {
    const { emotion, saves, story } = this.#parts;
    const telling = new Telling(story, emotion, this.#audience(), saves);
    try {
      if (place) telling.resume(place);
    } catch {
      telling.close();
      return null;
    }
    return telling;
  }

  async #tell(telling: Telling): Promise<void> {
    const { emotion, saves, stage } = this.#parts;
    this.#telling = telling;
    const ended = await telling.tell();
    telling.close();
    if (this.#telling === telling) this.#telling = null;
    if (!ended) return;
    saves.storeEnding(ended.ending);
    saves.forgetPlace();
    emotion.stop();
    const scene = await stage.picture();
    this.#dialogue.hide();
    await showSummary(ended, saves.endings(), scene);
    if (this.#session) await showSession(this.#session);
    this.#session = null;
    this.open();
  }

  #audience(): Audience {
    const { stage, sound } = this.#parts;
    return {
      set: (setting) => this.#set(setting),
      say: async (beat, setting, signal) => {
        this.#set(setting);
        stage.speak(beat.speaker);
        sound.play(beat.sounds);
        this.#captions.show(beat.sounds);
        if (beat.sounds.includes('thunder')) stage.strike();
        await this.#dialogue.say(beat, signal);
      },
      offer: (offer, signal) => {
        this.#dialogue.offer(offer, signal);
        this.#air.say({ answers: readable(offer.choices), read: null });
      },
      calibrate: (durationMs, signal) => this.#calibration.take(durationMs, signal),
      answered: (entry) => {
        sound.follow(entry.emotion);
        this.#dialogue.answered(entry);
        this.#air.say({ read: entry.by === 'manual' ? null : entry.emotion });
      },
    };
  }

  #set(setting: Setting): void {
    const { stage, sound } = this.#parts;
    stage.show(setting);
    sound.enter(setting.scene);
    document.body.style.setProperty('--scene-accent', paletteOf(setting.scene).accent);
  }

  #openSettings(): void {
    const { emotion, settings } = this.#parts;
    openSettings(emotion, settings, {
      calibrate: async () => {
        const result = await this.#calibration.once(RECALIBRATE_MS);
        return result.ok ? words.setting.calibrated : words.calibrationRefused[result.reason];
      },
      leave: this.#telling ? () => this.#leave() : null,
    });
  }

  #leave(): void {
    this.#session?.stop();
    this.#session = null;
    this.#telling?.close();
    this.#telling = null;
    this.#parts.emotion.stop();
    this.open();
  }

  #leaveKiosk(): void {
    if (!this.#parts.settings.getState().kiosk) return;
    closeCards();
    this.#parts.saves.forgetAll();
    this.#parts.emotion.clearCalibration();
    this.#parts.settings.setState({ ...this.#first, kiosk: true });
    this.#leave();
  }

  async #startCamera(): Promise<void> {
    const { camera } = this.#parts.settings.getState();
    await this.#parts.emotion.start(camera ? { deviceId: camera } : {});
  }
}
