import Phaser from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';
import { StageScene } from './StageScene';

/** The key that stops the camera at any moment. */
const STOP_KEY = 'c';

/** Boots Phaser with the plugin; resolves once the stage stands. */
export async function createGame(parent: string): Promise<{ stage: StageScene; emotion: EmotionPlugin }> {
  const stage = new StageScene();
  new Phaser.Game({
    type: Phaser.AUTO,
    parent,
    backgroundColor: '#141a33',
    scale: { mode: Phaser.Scale.RESIZE, width: '100%', height: '100%' },
    audio: { noAudio: true },
    banner: false,
    plugins: {
      global: [
        {
          key: 'EmotionPlugin',
          plugin: EmotionPlugin,
          mapping: 'emotion',
          start: true,
          data: { stopKey: STOP_KEY },
        },
      ],
    },
    scene: [stage],
  });
  await stage.opened;
  return { stage, emotion: stage.emotion };
}
