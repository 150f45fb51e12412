import { Compiler } from 'inkjs/full';
import Phaser from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';
import { bindStory } from 'phaser-emotion/ink';
import { ConsentNotice, ListeningMeter, StatusChip } from 'phaser-emotion/ui';
import soup from './soup.ink?raw';

class Inn extends Phaser.Scene {
  async create(): Promise<void> {
    new StatusChip(this, this.emotion);
    new ListeningMeter(this, this.emotion);
    if (
      await new ConsentNotice(this, { why: 'So that the innkeeper sees how you like the soup.' })
        .answer
    ) {
      await this.emotion.start();
    }
    const said = this.add.text(30, 60, '', { fontSize: '18px', wordWrap: { width: 580 } });
    const story = bindStory(new Compiler(soup).Compile(), this.emotion);
    while (!story.ended) {
      for (let line = story.next(); line; line = story.next()) said.text += `${line.text}\n\n`;
      if (story.ended) break;
      const buttons = story.choices.map(({ index, text }, row) =>
        this.add
          .text(50, 180 + 36 * row, `› ${text}`, { fontSize: '18px', color: '#ffd166' })
          .setInteractive({ useHandCursor: true })
          .on('pointerdown', () => story.choose(index)),
      );
      await story.answer();
      for (const button of buttons) button.destroy();
    }
  }
}

export const game = new Phaser.Game({
  parent: 'game',
  width: 640,
  height: 420,
  backgroundColor: '#3a2a24',
  scene: Inn,
  plugins: {
    global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true }],
  },
});
