import Phaser from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';
import 'phaser-emotion/scene';
import { ConsentNotice, ListeningMeter, StatusChip } from 'phaser-emotion/ui';

const expression = document.querySelector('#expression');

class Tavern extends Phaser.Scene {
  async create(): Promise<void> {
    new StatusChip(this, this.emotion);
    new ListeningMeter(this, this.emotion);
    this.emotion.forScene(this).on('change', ({ emotion }) => {
      if (expression) expression.textContent = emotion;
    });
    if (await new ConsentNotice(this).answer) await this.emotion.start();
    this.add.text(40, 120, '“I wrote you a song. Do you like it?”', { fontSize: '20px' });
    const { emotion } = await this.emotion.listen({ for: ['happy', 'sad'], timeoutMs: 10_000 });
    const answer = {
      happy: '“I knew that you would!”',
      sad: '“It moved you. That is better still.”',
    }[emotion as 'happy' | 'sad'];
    this.add.text(40, 160, answer ?? '“You are hard to read, friend.”', { fontSize: '20px' });
  }
}

new Phaser.Game({
  parent: 'game',
  width: 640,
  height: 420,
  backgroundColor: '#3a2a24',
  scene: Tavern,
  plugins: {
    global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true }],
  },
});
