import type * as Phaser from 'phaser';
import type { CameraInfo } from '../camera/listCameras';
import { listCameras } from '../camera/listCameras';
import { EmotionEngine, type StopOptions } from '../engine/EmotionEngine';
import type { EmotionOptions, LiveOptions, StartOptions } from '../options';
import type { Recorder } from '../recording';
import { watchPage } from '../engine/watchPage';
import { SceneListeners, type SceneLife } from './SceneListeners';
import type { EmotionStore } from '../engine/store';
import type {
  CalibrateOptions,
  CalibrationData,
  CalibrationResult,
  Emotion,
  EmotionEvents,
  ListenOptions,
  ListenResult,
  Moment,
} from '../types';

/** Phaser's names for the game's events, by value, so that no copy of Phaser is imported. */
const STEP = 'step';
const PAUSE = 'pause';
const RESUME = 'resume';

/** How often the plugin looks after itself, in game steps. */
const STEPS_PER_CHECK = 30;

/**
 * The player's expression as a Phaser global plugin.
 *
 * Install it in the game config and it is `this.emotion` in every scene:
 * ```ts
 * plugins: { global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true }] }
 * ```
 * Options go into `data`. Nothing is loaded and no camera is asked for until `start()` or
 * `preload()` is called.
 *
 * The class extends nothing: Phaser calls `init`, `start`, `stop` and `destroy` by name, so one
 * build serves Phaser 3 and 4 under every import style.
 */
export class EmotionPlugin {
  readonly pluginManager: Phaser.Plugins.PluginManager;
  readonly game: Phaser.Game;
  #engine = new EmotionEngine();
  #unwatchPage: (() => void) | null = null;
  #startedByPhaser = false;
  #steps = 0;
  #endHold: (() => void) | null = null;

  constructor(pluginManager: Phaser.Plugins.PluginManager) {
    this.pluginManager = pluginManager;
    this.game = pluginManager.game;
  }

  /**
   * Called by Phaser once, before anything else.
   *
   * @throws EmotionError `bad-option`
   */
  init(options?: EmotionOptions | null): void {
    this.#engine = new EmotionEngine(options ?? {});
    this.#startedByPhaser = true;
    this.#enterGame();
    this.game.events.on(STEP, this.#step, this);
    this.game.events.on(PAUSE, this.#holdWhileAway, this);
    this.game.events.on(RESUME, this.#letGo, this);
    this.#unwatchPage = watchPage({
      hidden: () => {
        this.#holdWhileAway();
        this.#engine.pause();
      },
      visible: () => {
        this.#letGo();
        // A game destroyed while hidden waits for a step to end on: its camera stays dark.
        const { pendingDestroy } = this.game as Phaser.Game & { pendingDestroy?: boolean };
        if (!pendingDestroy) void this.#engine.resume();
      },
      blurred: (blurred) => {
        this.#engine.setBlurred(blurred);
      },
      key: (key) => {
        if (key === this.#engine.options.stopKey) this.stop();
      },
    });
  }

  /** The state of everything, to read and to subscribe to: a zustand vanilla store. */
  get store(): EmotionStore {
    return this.#engine.store;
  }

  /** The element that plays the source, for a self-view; null while there is none. */
  get video(): HTMLVideoElement | null {
    return this.#engine.video;
  }

  /**
   * Loads models and warms up without a camera, so that a later `start()` is instant.
   *
   * @returns false when it failed; `error` says why and the store keeps it
   */
  preload(): Promise<boolean> {
    return this.#engine.preload();
  }

  /**
   * Begins to read: the webcam, or `source`. Call it from the player's own click: it is what makes
   * the browser ask. Called again with another source, it switches without restarting the worker.
   *
   * @returns true once frames are being read; false when it failed or was stopped meanwhile: the
   *   `error` event, `store.error` and status `failed` say why, and the game goes on
   * @throws EmotionError `bad-option` when an option is wrong
   */
  start(options?: StartOptions): Promise<boolean> {
    if (this.#startedByPhaser && options === undefined) {
      // Phaser starts what it installs, right after init(). The camera is the player's to start.
      this.#startedByPhaser = false;
      return Promise.resolve(false);
    }
    return this.#engine.start(options);
  }

  /** Ends reading: tracks stopped, camera light off, worker gone. Open windows can still be answered by hand. */
  stop(options?: StopOptions): void {
    this.#engine.stop(options);
  }

  /** Called by Phaser when the game is destroyed, or by you after `removeGlobalPlugin()`. */
  destroy(): void {
    this.game.events.off(STEP, this.#step, this);
    this.game.events.off(PAUSE, this.#holdWhileAway, this);
    this.game.events.off(RESUME, this.#letGo, this);
    this.#unwatchPage?.();
    this.#engine.destroy();
  }

  /** @returns undoes the subscription */
  on<K extends keyof EmotionEvents>(
    name: K,
    listener: (event: EmotionEvents[K]) => void,
  ): () => void {
    return this.#engine.on(name, listener);
  }

  /** Listeners that end with the scene, at its shutdown or destroy. */
  forScene(scene: SceneLife): SceneListeners {
    return new SceneListeners(this.#engine, scene);
  }

  /**
   * Waits until the player's expression decides between the given emotions; without a camera, until
   * `chooseManually()` or the time-out does. One window is open at a time: a new one cancels it.
   *
   * @param options.dwellMs  how long a candidate must lead, ms of media time; default 700
   * @param options.timeoutMs  resolves with `emotion: null, by: 'timeout'` after this; default 6000
   * @returns the decided emotion, who decided and the belief in it, 0..1; never rejects once open
   * @throws EmotionError `bad-option` when `for` is empty or names an unknown emotion
   */
  listen(options: ListenOptions): Promise<ListenResult> {
    return this.#engine.listen(options);
  }

  /**
   * Answers the open window by key or click.
   *
   * @returns false when no window is open or it does not listen for `emotion`
   */
  chooseManually(emotion: Emotion): boolean {
    return this.#engine.chooseManually(emotion);
  }

  /**
   * Listening windows hear nothing and take no time until the returned function is called: for a
   * menu or a dialog over the game. A paused game and a hidden page hold by themselves.
   */
  hold(): () => void {
    return this.#engine.hold();
  }

  /** Smoothed level of an emotion on the primary face, 0..1, now; 0 when no face is seen. */
  level(emotion: Emotion): number {
    return this.#engine.level(emotion);
  }

  /** Sums up what was shown since the last bookmark, and sets a new one. */
  moment(label: string): Moment {
    return this.#engine.moment(label);
  }

  /**
   * Takes the player's resting face as the neutral baseline; ask them to look at the screen and
   * relax. The old baseline stays when the take is refused.
   */
  calibrate(options?: CalibrateOptions): Promise<CalibrationResult> {
    return this.#engine.calibrate(options);
  }

  /** The baseline as plain numbers for a save; null when there is none. */
  exportCalibration(): CalibrationData | null {
    return this.#engine.exportCalibration();
  }

  /** @throws EmotionError `bad-option` when the data is not an exported calibration */
  importCalibration(data: unknown): void {
    this.#engine.importCalibration(data);
  }

  /** Forgets the baseline. */
  clearCalibration(): void {
    this.#engine.clearCalibration();
  }

  /**
   * Records readings (numbers, never pictures) until its `stop()`. Nothing is kept unless you keep
   * what it returns.
   */
  record(): Recorder {
    return this.#engine.record();
  }

  /** Changes filter, preset, number of faces or rate while it runs. */
  configure(change: LiveOptions): void {
    this.#engine.configure(change);
  }

  /** The cameras of this machine, with names once a camera was allowed. */
  cameras(): Promise<CameraInfo[]> {
    return listCameras();
  }

  /**
   * What Phaser leaves undone for a plugin installed late: mapping into scenes that exist already,
   * and freeing its process-wide key for a second game on the page.
   */
  #enterGame(): void {
    const { pluginManager } = this;
    const entry = pluginManager.plugins.find(({ plugin }) => (plugin as unknown) === this);
    if (!entry) return;
    pluginManager.removeGlobalPlugin(entry.key);
    pluginManager.plugins.push(entry);
    if (!entry.mapping) return;
    for (const scene of this.game.scene.scenes) Reflect.set(scene, entry.mapping, this);
  }

  #holdWhileAway(): void {
    this.#endHold ??= this.#engine.hold();
  }

  #letGo(): void {
    this.#endHold?.();
    this.#endHold = null;
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps % STEPS_PER_CHECK !== 0) return;
    // removeGlobalPlugin() forgets a plugin without telling it.
    if (!this.pluginManager.plugins.some(({ plugin }) => (plugin as unknown) === this)) {
      this.destroy();
      return;
    }
    const { actualFps, targetFps } = this.game.loop;
    this.#engine.setGamePace(actualFps, targetFps);
  }
}
