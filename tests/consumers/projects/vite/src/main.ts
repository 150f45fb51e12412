import Phaser from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';

class MainScene extends Phaser.Scene {
  create(): void {
    const face = this.add.text(200, 150, 'Click to start', { fontSize: '24px' }).setOrigin(0.5);
    this.emotion
      .forScene(this)
      .on('facefound', () => window.reactions.push('facefound'))
      .on('change', ({ emotion, confidence }) => {
        face.setText(`${emotion} ${confidence.toFixed(2)}`);
        window.reactions.push('change');
      })
      .on('error', ({ code, message }) => window.reactions.push(`${code}: ${message}`));
    this.input.once('pointerdown', () => void this.emotion.start());
    window.reactions.push('ready');
  }
}

window.reactions = [];
new Phaser.Game({
  type: Phaser.AUTO,
  width: 400,
  height: 300,
  scene: MainScene,
  plugins: {
    global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true }],
  },
});

declare global {
  interface Window {
    reactions: string[];
  }
}
