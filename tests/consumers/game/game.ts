import { Game, Scene } from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';
import 'phaser-emotion/scene';

class Tavern extends Scene {
  create() {
    const line = this.add.text(200, 150, '').setOrigin(0.5);
    const say = (words: string) => {
      line.setText(words);
      document.title = words;
    };
    this.emotion
      .forScene(this)
      .on('facefound', () => say('Good evening.'))
      .on('change', ({ emotion }) => {
        say(`You look ${emotion}.`);
        this.game.events.emit('emotion', emotion);
      });
    this.input.once('pointerdown', () => void this.emotion.start());
    say('Click to be seen');
  }
}

export function startGame(parent: string | HTMLElement) {
  return new Game({
    parent,
    width: 400,
    height: 300,
    scene: Tavern,
    plugins: {
      global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true }],
    },
  });
}
