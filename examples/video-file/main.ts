import Phaser from 'phaser';
import { EMOTIONS, EmotionPlugin } from 'phaser-emotion';

class Film extends Phaser.Scene {
  create(): void {
    const bars = EMOTIONS.map((name, row) => {
      this.add.text(20, 30 + 42 * row, name, { fontSize: '18px' });
      return this.add.rectangle(140, 30 + 42 * row, 1, 24, 0xffd166).setOrigin(0);
    });
    this.emotion
      .forScene(this)
      .on('reading', ({ primary }) => {
        EMOTIONS.forEach((name, row) =>
          bars[row]?.setSize(1 + 470 * (primary?.levels[name] ?? 0), 24),
        );
      })
      .on('error', ({ playerMessage }) => this.add.text(20, 334, playerMessage));

    const input = document.querySelector<HTMLInputElement>('#film');
    input?.addEventListener('change', () => {
      const [film] = input.files ?? [];
      if (film) void this.emotion.start({ source: film, loop: true });
    });
  }
}

export const game = new Phaser.Game({
  parent: 'game',
  width: 640,
  height: 360,
  backgroundColor: '#2b2e42',
  scene: Film,
  plugins: {
    global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true }],
  },
});
