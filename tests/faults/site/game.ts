import { Story } from 'inkjs';
import Phaser from 'phaser';
import { EmotionPlugin, type Backend } from 'phaser-emotion';
import { bindStory, type StoryAnswer, type StoryBinding } from 'phaser-emotion/ink';
import well from './well.ink';

/** A story without an end, led on by the face, by hand and by time. */
class WellScene extends Phaser.Scene {
  async create(): Promise<void> {
    const box = this.add.rectangle(200, 150, 60, 60, 0xffcc66);
    this.tweens.add({ targets: box, angle: 360, duration: 1000, repeat: -1 });
    const tale = bindStory(new Story(well), this.emotion);
    const answers: StoryAnswer[] = [];
    Object.assign(window, { emotion: this.emotion, tale, answers, copyOf });
    document.title = 'ready';
    for (;;) {
      readOn(tale);
      answers.push(await tale.answer());
    }
  }
}

function readOn(tale: StoryBinding): void {
  while (tale.next());
}

/** The story as a player finds it who saved it now and loads it in another tab. */
function copyOf(tale: StoryBinding): StoryBinding {
  const copy = bindStory(new Story(well), window.emotion);
  readOn(copy);
  copy.load(tale.save());
  return copy;
}

const backend = new URLSearchParams(location.search).get('backend') as Backend;

window.game = new Phaser.Game({
  type: Phaser.AUTO,
  width: 400,
  height: 300,
  scene: WellScene,
  audio: { noAudio: true },
  plugins: {
    global: [
      {
        key: 'EmotionPlugin',
        plugin: EmotionPlugin,
        mapping: 'emotion',
        start: true,
        data: { backend },
      },
    ],
  },
});

declare global {
  interface Window {
    tale: StoryBinding;
    /** How each of the story's windows was answered. */
    answers: StoryAnswer[];
    copyOf(tale: StoryBinding): StoryBinding;
  }
}
