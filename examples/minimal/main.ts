import Phaser from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';
import { drawFace } from 'phaser-emotion/ui';

class Minimal extends Phaser.Scene {
  create(): void {
    const face = this.add.graphics();
    const label = this.add.text(320, 300, 'Click to start', { fontSize: '28px' }).setOrigin(0.5);
    this.emotion
      .forScene(this)
      .on('change', ({ emotion }) => {
        drawFace(
          face.clear(),
          emotion,
          { x: 320, y: 160, r: 90 },
          { skin: 0xffd166, ink: 0x1b1d2a },
        );
        label.setText(emotion);
      })
      .on('facelost', () => label.setText('Where are you?'))
      .on('error', ({ playerMessage }) => label.setText(playerMessage));
    this.input.once('pointerdown', () => {
      label.setText('Looking for you …');
      void this.emotion.start();
    });
  }
}

export const game = new Phaser.Game({
  parent: 'game',
  width: 640,
  height: 360,
  backgroundColor: '#2b2e42',
  scene: Minimal,
  plugins: {
    global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true }],
  },
});
