import type { EmotionPlugin } from '../phaser/EmotionPlugin';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the only way to extend Phaser.Scene
  namespace Phaser {
    interface Scene {
      /** The player's expression, when the plugin is installed with `mapping: 'emotion'`. */
      emotion: EmotionPlugin;
    }
  }
}
