import Phaser from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';
import { isSoftwareRendered } from './graphics';
import { StageScene } from './StageScene';

/** The key that stops the camera at any moment. */
const STOP_KEY = 'c';

/**
 * Drawn without a graphics card, the stage moves on twos, as hand-drawn film does, and is drawn at
 * half the size: what it spares, the reading of the face gets.
 */
const SOFTWARE = { fps: 12, readingFps: 5, density: 0.5 };
const SHARPEST = 2;

/** Boots Phaser with the plugin; resolves once the stage stands. */
export async function createGame(
  parent: string,
): Promise<{ stage: StageScene; emotion: EmotionPlugin }> {
  const software = isSoftwareRendered();
  const density = software ? SOFTWARE.density : Math.min(window.devicePixelRatio, SHARPEST);
  const stage = new StageScene(density, software);
  const size = () => [window.innerWidth * density, window.innerHeight * density] as const;
  const [width, height] = size();
  const game = new Phaser.Game({
    type: Phaser.AUTO,
    parent,
    backgroundColor: '#141a33',
    scale: { mode: Phaser.Scale.NONE, width, height, zoom: 1 / density },
    audio: { noAudio: true },
    banner: false,
    // Everything drawn is a picture with soft edges of its own.
    render: { antialiasGL: false, ...(software ? { maxTextures: 1 } : {}) },
    fps: software ? { target: SOFTWARE.fps, limit: SOFTWARE.fps } : { target: 60 },
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
  // While the player is read, the machine belongs to that.
  if (software) {
    stage.onWatch = (watching) =>
      game.loop.setFPSLimit(watching ? SOFTWARE.readingFps : SOFTWARE.fps);
    document.body.classList.add('software');
  }
  window.addEventListener('resize', () => game.scale.resize(...size()));
  await stage.opened;
  return { stage, emotion: stage.emotion };
}
