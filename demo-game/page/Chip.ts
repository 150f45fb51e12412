import type { EmotionPlugin, EmotionStatus } from 'phaser-emotion';
import { words } from '../language/words';
import { element, twoLengths } from './element';

/** The status of the camera, always in sight; a click stops or starts it. */
export class Chip {
  readonly root: HTMLButtonElement;
  readonly #emotion: EmotionPlugin;
  readonly #start: () => void;

  constructor(emotion: EmotionPlugin, start: () => void) {
    this.#emotion = emotion;
    this.#start = start;
    this.root = element('button', {
      type: 'button',
      className: 'chip',
      onclick: () => this.#toggle(),
    });
    const show = ({ status }: { status: EmotionStatus }) => {
      if (this.root.dataset.status === status) return;
      this.root.replaceChildren(...twoLengths(words.status[status], words.statusShort[status]));
      this.root.dataset.status = status;
      this.root.title = this.#on(status) ? words.stopCamera : words.startCamera;
    };
    show(emotion.store.getState());
    emotion.store.subscribe(show);
  }

  #on(status: EmotionStatus): boolean {
    return status !== 'off' && status !== 'failed';
  }

  #toggle(): void {
    if (this.#on(this.#emotion.store.getState().status)) this.#emotion.stop();
    else this.#start();
  }
}
