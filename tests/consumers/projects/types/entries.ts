import Phaser, { Scene } from 'phaser';
import * as PhaserNamespace from 'phaser';
import {
  EmotionEngine,
  EmotionError,
  EMOTIONS,
  type Emotion,
  type EmotionPlugin,
} from 'phaser-emotion';
import 'phaser-emotion/full-range';
import 'phaser-emotion/scene';
import { bindStory, type InkStory } from 'phaser-emotion/ink';
import { createTestEmotion, ScriptedSource } from 'phaser-emotion/testing';
import { ConsentNotice } from 'phaser-emotion/ui';

/** Every import style of Phaser has the mapping. */
export class Named extends Scene {
  create(): void {
    this.emotion.stop();
  }
}

/** Never run: what the other entries offer must fit together for the compiler. */
export function typed(scene: Phaser.Scene, other: PhaserNamespace.Scene, story: InkStory): Emotion {
  const { emotion } = createTestEmotion({ preset: 'steady' });
  const plugin: EmotionPlugin = scene.emotion;
  bindStory(story, plugin);
  bindStory(story, emotion);
  void plugin.start({ source: new ScriptedSource([{ emotion: 'happy', ms: 500 }]) });
  void other.emotion.listen({ for: ['happy', 'sad'] }).then(({ by }) => by satisfies string);
  plugin.on('error', (error) => error satisfies EmotionError);
  // @ts-expect-error there is no such event
  plugin.on('smile', () => undefined);
  // @ts-expect-error nor such an emotion
  void plugin.listen({ for: ['joy'] });
  new EmotionEngine().store.subscribe(({ status }) => status satisfies string);
  void ConsentNotice;
  return EMOTIONS[3];
}
