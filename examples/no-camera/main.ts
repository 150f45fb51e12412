import Phaser from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';
import { ScriptedSource } from 'phaser-emotion/testing';
import { drawFace } from 'phaser-emotion/ui';

const player = new ScriptedSource(
  [
    { emotion: 'neutral', ms: 1500 },
    { emotion: 'happy', ms: 2000 },
    { emotion: 'surprise', ms: 2000 },
    { face: false, ms: 2500 },
  ],
  { loop: true, noise: 0.5 },
);

class Stage extends Phaser.Scene {
  create(): void {
    const face = this.add.graphics();
    const label = this.add.text(320, 300, '', { fontSize: '28px' }).setOrigin(0.5);
    this.emotion
      .forScene(this)
      .on('change', ({ emotion }) => {
        // A lost face goes neutral as well; there is nothing to draw of it.
        if (!this.emotion.store.getState().primary) return;
        drawFace(
          face.clear(),
          emotion,
          { x: 320, y: 160, r: 90 },
          { skin: 0x7bdff2, ink: 0x1b1d2a },
        );
        label.setText(emotion);
      })
      .on('facelost', () => {
        face.clear();
        label.setText('nobody there');
      });
    void this.emotion.start({ source: player });
  }
}

export const game = new Phaser.Game({
  parent: 'game',
  width: 640,
  height: 360,
  backgroundColor: '#2b2e42',
  scene: Stage,
  plugins: {
    global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true }],
  },
});
