import { EmotionEngine } from '../engine/EmotionEngine';
import type { EmotionPlugin } from '../phaser/EmotionPlugin';
import type { EmotionOptions, StartOptions } from '../options';
import type { ListenOptions, ListenResult } from '../types';
import { isReadingSource } from '../camera/ReadingSource';
import { SceneListeners, type SceneLife } from '../phaser/SceneListeners';
import { ActedPlayer } from './ActedPlayer';
import { FakeClock } from './FakeClock';

/** What scenes use of the plugin; its Phaser side is left out. */
export type TestEmotion = Omit<EmotionPlugin, 'pluginManager' | 'game' | 'init'>;

/** The plugin on fake time with a player that the test acts. */
export interface TestStage {
  /** Give it to the code under test in place of the plugin. */
  readonly emotion: TestEmotion;
  readonly player: ActedPlayer;
  /** Nothing happens until it moves: `await clock.advance(1000)`. */
  readonly clock: FakeClock;
}

/** The real engine, with the player's webcam replaced by the acted player. */
class ActedEmotion extends EmotionEngine {
  readonly #player: ActedPlayer;

  constructor(player: ActedPlayer, clock: FakeClock, options: EmotionOptions) {
    super(options, clock);
    this.#player = player;
  }

  override start(options: StartOptions = {}): Promise<boolean> {
    const source = isReadingSource(options.source) ? options.source : this.#player;
    return super.start({ ...options, source });
  }

  override preload(): Promise<boolean> {
    return Promise.resolve(true);
  }

  override listen({ scene, ...options }: ListenOptions): Promise<ListenResult> {
    return scene ? this.forScene(scene).listen(options) : super.listen(options);
  }

  forScene(scene: SceneLife): SceneListeners {
    return new SceneListeners(this, scene);
  }

  override cameras(): ReturnType<EmotionPlugin['cameras']> {
    return Promise.resolve([]);
  }
}

/**
 * Everything a test of a scene's logic needs: the plugin's own filter, store, events and listening
 * windows, without camera, worker, Phaser or waiting.
 *
 * ```ts
 * const { emotion, player, clock } = createTestEmotion();
 * await emotion.start();
 * player.show('happy');
 * await clock.advance(1500);
 * expect(emotion.store.getState().primary?.emotion).toBe('happy');
 * ```
 *
 * @param options  as for the plugin, for example a preset or `maxFaces`
 * @throws EmotionError `bad-option`
 */
export function createTestEmotion(options: EmotionOptions = {}): TestStage {
  const clock = new FakeClock();
  const player = new ActedPlayer();
  return { emotion: new ActedEmotion(player, clock, options), player, clock };
}
