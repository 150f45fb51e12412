import type * as Phaser from 'phaser';
import { Dialog } from './Dialog';
import type { UiOptions } from './options';

export interface ConsentOptions extends UiOptions {
  /** What this game uses the camera for, in a sentence: replaces the second of the points. */
  readonly why?: string;
}

/**
 * Asks the player before the browser does: what the camera is for, that everything stays on the
 * device, that nothing is stored. The two buttons are equal, and none is preset.
 *
 * ```ts
 * if (await new ConsentNotice(this).answer) await this.emotion.start();
 * ```
 */
export class ConsentNotice extends Dialog {
  /** True when the player agreed; false when not, by Escape or because the scene ended. */
  readonly answer: Promise<boolean>;

  constructor(scene: Phaser.Scene, options: ConsentOptions = {}) {
    let answered: (agreed: boolean) => void = () => undefined;
    const answer = new Promise<boolean>((resolve) => {
      answered = resolve;
    });
    const close = (agreed: boolean) => () => {
      answered(agreed);
      this.destroy();
    };
    super(scene, options, close(false));
    this.answer = answer;
    this.onDestroy(() => {
      answered(false);
    });
    const { title, points, accept, decline } = this.words.consent;
    this.show({
      title,
      lines: points.map((point, index) => (index === 1 ? (options.why ?? point) : point)),
      listed: true,
      actions: [
        { text: accept, press: close(true) },
        { text: decline, press: close(false) },
      ],
    });
  }
}
