import type * as Phaser from 'phaser';
import type { EmotionPlugin } from '../phaser/EmotionPlugin';
import type { EmotionStoreState } from '../engine/store';
import { Button } from './Button';
import type { UiOptions } from './options';
import { inCorner, type Corner, type Screen } from './screen';
import type { UiTheme } from './theme';
import { Widget } from './Widget';
import type { UiWords } from './words';

export interface StatusChipOptions extends UiOptions {
  /** Default `top-right`. */
  readonly corner?: Corner;
  /** Stays while the camera is off, as a way to turn it on; default false. */
  readonly whenOff?: boolean;
  /** How the camera is turned on (again); default as it was started last. */
  readonly onStart?: () => void;
  /** How long a failure's sentence stays before it shrinks to a word, ms; default 15000. */
  readonly messageMs?: number;
}

const DOT = 5;
/** Room for the dot. */
const LEAD = 2 * DOT + 8;
const WIDEST = 340;

function colourOf(status: EmotionStoreState['status'], theme: UiTheme): number {
  if (status === 'watching') return theme.good;
  if (status === 'failed') return theme.failed;
  return status === 'off' || status === 'paused' ? theme.mutedText : theme.waiting;
}

function wordsFor(state: EmotionStoreState, words: UiWords, brief: boolean): string {
  const { status, error, loading } = state;
  if (status === 'failed') {
    const sentence = brief || !error ? words.status.off : error.playerMessage;
    return `${sentence}${brief ? '  ·  ' : '\n'}${words.tryAgain}`;
  }
  if (status === 'off') return words.status.off;
  const percent = status === 'loading' ? ` ${Math.round(loading.progress * 100)} %` : '';
  return `${words.status[status]}${percent}  ·  ${words.stopCamera}`;
}

/**
 * Says at all times whether the camera is on, and why it is not. A press, by pointer or key, stops
 * it; after a failure a press tries again.
 */
export class StatusChip extends Widget {
  readonly #emotion: Pick<EmotionPlugin, 'store' | 'start' | 'startedWith' | 'stop'>;
  readonly #options: StatusChipOptions;
  readonly #button: Button;
  readonly #dot: Phaser.GameObjects.Graphics;
  #brief = false;
  #fading: Phaser.Time.TimerEvent | null = null;
  #shown = '';

  constructor(
    scene: Phaser.Scene,
    emotion: Pick<EmotionPlugin, 'store' | 'start' | 'startedWith' | 'stop'>,
    options: StatusChipOptions = {},
  ) {
    super(scene, options);
    this.#emotion = emotion;
    this.#options = options;
    this.#button = new Button(
      this,
      this.theme,
      '',
      () => {
        this.#press();
      },
      { least: 36, size: 0.85, lead: LEAD },
    );
    this.#dot = this.addGraphics();
    this.openFocus(false).items.push(this.#button);
    this.onDestroy(
      emotion.store.subscribe((state) => {
        this.#tell(state);
      }),
    );
    this.onDestroy(() => this.#fading?.remove());
    this.#tell(emotion.store.getState());
  }

  protected override arrange(screen: Screen): boolean {
    const { margin } = this.theme;
    const size = this.#button.measure(Math.min(WIDEST, screen.width - 2 * margin));
    const { x, y } = inCorner(this.#options.corner ?? 'top-right', size, screen, margin);
    this.#button.place(x, y, size);
    const { status } = this.#emotion.store.getState();
    this.#dot.clear().fillStyle(colourOf(status, this.theme), 1);
    this.#dot.fillCircle(x + this.theme.padding + DOT, y + size.height / 2, DOT);
    return size.height < screen.height - 2 * margin;
  }

  #tell(state: EmotionStoreState): void {
    const { status } = state;
    if (status !== 'failed') this.#brief = false;
    const text = wordsFor(state, this.words, this.#brief);
    if (`${status} ${text}` === this.#shown) return;
    this.#shown = `${status} ${text}`;
    this.#fading?.remove();
    this.#fading = null;
    if (status === 'failed' && !this.#brief) {
      this.#fading = this.scene.time.delayedCall(this.#options.messageMs ?? 15_000, () => {
        this.#brief = true;
        this.#tell(this.#emotion.store.getState());
      });
    }
    const visible = status !== 'off' || this.#options.whenOff === true;
    this.#button.setText(text);
    this.#button.setVisible(visible);
    this.#dot.setVisible(visible);
    this.refresh();
  }

  #press(): void {
    const { status } = this.#emotion.store.getState();
    if (status !== 'off' && status !== 'failed') this.#emotion.stop();
    else if (this.#options.onStart) this.#options.onStart();
    else void this.#emotion.start(this.#emotion.startedWith);
  }
}
