import Phaser from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';
import { isSoftwareRendered } from './graphics';
import { StageScene } from './StageScene';

/** The key that stops the camera at any moment. */
const STOP_KEY = 'c';

/** Drawn without a graphics card, the stage moves on twos, as hand-drawn film does. */
const FRAMES_ON_TWOS = 12;

/** Boots Phaser with the plugin; resolves once the stage stands. */
export async function createGame(
  parent: string,
): Promise<{ stage: StageScene; emotion: EmotionPlugin }> {
  const software = isSoftwareRendered();
  const stage = new StageScene(software);
  new Phaser.Game({
    type: Phaser.AUTO,
    parent,
    backgroundColor: '#141a33',
    scale: { mode: Phaser.Scale.RESIZE, width: '100%', height: '100%' },
    audio: { noAudio: true },
    banner: false,
    fps: software ? { target: FRAMES_ON_TWOS, limit: FRAMES_ON_TWOS } : { target: 60 },
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
