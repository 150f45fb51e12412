import Phaser from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';
import { DebugOverlay } from 'phaser-emotion/ui';

class Laboratory extends Phaser.Scene {
  create(): void {
    const hint = this.add
      .text(320, 250, 'Click to load the model', { fontSize: '24px' })
      .setOrigin(0.5);
    this.emotion.forScene(this).on('error', ({ message }) => hint.setText(message));
    this.input.once('pointerdown', () => {
      hint.setText('');
      new DebugOverlay(this, this.emotion);
      void this.emotion.start();
    });
  }
}

export const game = new Phaser.Game({
  parent: 'game',
  width: 640,
  height: 500,
  backgroundColor: '#2b2e42',
  scene: Laboratory,
  plugins: {
    global: [
      {
        key: 'EmotionPlugin',
        plugin: EmotionPlugin,
        mapping: 'emotion',
        start: true,
        // A tfjs layers model; its card.json, if there is one, lies beside it.
        data: { modelUrl: '../model.json', backend: 'wasm' },
      },
    ],
  },
});
