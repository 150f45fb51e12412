import type * as Phaser from 'phaser';
import { EmotionEngine } from '../engine/EmotionEngine';
import type { EmotionOptions, StartOptions } from '../options';
import type { CalibrateOptions, CalibrationResult, ListenOptions, ListenResult } from '../types';
import { freeKey } from './freeKey';
import { SceneListeners, type SceneLife } from './SceneListeners';
import { isOver, runningScenes, standsStill } from './standstill';

/** Phaser's names for the game's events, by value, so that no copy of Phaser is imported. */
const STEP = 'step';

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
 * It is the engine with Phaser's life added. Phaser calls `init`, `start`, `stop` and `destroy` by
 * name, so that no class of Phaser's is extended and one build serves Phaser 3 and 4 under every
 * import style.
 */
export class EmotionPlugin extends EmotionEngine {
  readonly pluginManager: Phaser.Plugins.PluginManager;
  readonly game: Phaser.Game;
  #startedByPhaser = false;
  #steps = 0;
  /** The scenes that ran when the open window or take began: paused, they hold its time. */
  #asking: readonly Phaser.Scene[] = [];

  constructor(pluginManager: Phaser.Plugins.PluginManager) {
    super();
    this.pluginManager = pluginManager;
    this.game = pluginManager.game;
  }

  /**
   * Called by Phaser once, before anything else.
   *
   * @throws EmotionError `bad-option`
   */
  init(options?: EmotionOptions | null): void {
    this.setUp(options ?? {});
    this.#startedByPhaser = true;
    this.#enterGame();
    this.game.events.on(STEP, this.#step, this);
  }

  override start(options?: StartOptions): Promise<boolean> {
    if (this.#startedByPhaser && options === undefined) {
      // Phaser starts what it installs, right after init(). The camera is the player's to start.
      this.#startedByPhaser = false;
      return Promise.resolve(false);
    }
    return super.start(options);
  }

  override async listen({ scene, ...options }: ListenOptions): Promise<ListenResult> {
    if (scene) return this.forScene(scene).listen(options);
    const asking = runningScenes(this.game);
    this.#asking = asking;
    const result = await super.listen(options);
    if (result.by !== 'cancelled' && asking.length > 0 && asking.every(isOver)) {
      console.warn(
        'phaser-emotion: a listening window was answered after its scene had ended. ' +
          'this.emotion.forScene(this).listen(…) ends with the scene.',
      );
    }
    return result;
  }

  override calibrate(options?: CalibrateOptions): Promise<CalibrationResult> {
    this.#asking = runningScenes(this.game);
    return super.calibrate(options);
  }

  /** Called by Phaser when the game is destroyed, or by you after `removeGlobalPlugin()`. */
  override destroy(): void {
    this.game.events.off(STEP, this.#step, this);
    super.destroy();
  }

  /** Listeners that end with the scene, at its shutdown or destroy. */
  forScene(scene: SceneLife): SceneListeners {
    return new SceneListeners(this, scene);
  }

  /**
   * What Phaser leaves undone for a plugin installed late: mapping into scenes that exist already,
   * and freeing its process-wide key for a second game on the page.
   */
  #enterGame(): void {
    const entry = this.pluginManager.plugins.find(({ plugin }) => (plugin as unknown) === this);
    if (!entry) return;
    freeKey(this.pluginManager, entry);
    if (!entry.mapping) return;
    for (const scene of this.game.scene.scenes) Reflect.set(scene, entry.mapping, this);
  }

  /** @internal */
  protected override standsStill(): boolean {
    return super.standsStill() || standsStill(this.game, this.#asking);
  }

  /** @internal */
  protected override pageHidden(hidden: boolean): void {
    // A game destroyed while hidden waits for a step to end on: its camera stays dark.
    const { pendingDestroy } = this.game as Phaser.Game & { readonly pendingDestroy?: boolean };
    super.pageHidden(hidden || pendingDestroy === true);
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
    this.setGamePace(actualFps, targetFps);
  }
}
