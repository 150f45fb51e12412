import type * as Phaser from 'phaser';
import type { EmotionPlugin } from '../phaser/EmotionPlugin';
import type { CalibrateOptions, CalibrationResult } from '../types';
import { Dialog } from './Dialog';
import type { UiOptions } from './options';
import { drawBar } from './panel';
import type { Screen } from './screen';

export interface CalibrationFlowOptions extends UiOptions {
  /** Length of the take, ms; default 3000. */
  readonly durationMs?: number;
}

const BAR = 8;

/**
 * Takes the player's resting face: says what to do, shows how far it is, gives the reason in plain
 * words when the take cannot be used, and can be skipped and repeated at any time.
 */
export class CalibrationFlow extends Dialog {
  /** The last take's result; null when the player skipped it, or the scene ended. */
  readonly finished: Promise<CalibrationResult | null>;
  readonly #emotion: Pick<EmotionPlugin, 'calibrate' | 'store'>;
  readonly #take: CalibrateOptions & { readonly signal: AbortSignal };
  #result: CalibrationResult | null = null;
  #running = false;

  constructor(
    scene: Phaser.Scene,
    emotion: Pick<EmotionPlugin, 'calibrate' | 'store'>,
    options: CalibrationFlowOptions = {},
  ) {
    super(scene, options, () => {
      this.destroy();
    });
    this.#emotion = emotion;
    const ended = new AbortController();
    this.#take = { durationMs: options.durationMs ?? 3000, signal: ended.signal };
    this.finished = new Promise((resolve) => {
      this.onDestroy(() => {
        const result = this.#result;
        ended.abort();
        resolve(result);
      });
    });
    this.onDestroy(
      emotion.store.subscribe(() => {
        this.#drawProgress();
      }),
    );
    const { intro, start, skip } = this.words.calibration;
    this.#say(intro, [start, this.#run], [skip, this.#close]);
  }

  protected override arrange(screen: Screen): boolean {
    const fits = super.arrange(screen);
    this.#drawProgress();
    return fits;
  }

  #say(line: string, ...actions: readonly (readonly [text: string, press: () => void])[]): void {
    this.show({
      title: this.words.calibration.title,
      lines: [line],
      bar: true,
      actions: actions.map(([text, press]) => ({ text, press })),
    });
  }

  readonly #close = (): void => {
    this.destroy();
  };

  readonly #run = (): void => {
    if (this.#running) return;
    this.#running = true;
    const { running, skip } = this.words.calibration;
    this.#result = null;
    this.#say(running, [skip, this.#close]);
    void this.#emotion.calibrate(this.#take).then((result) => {
      this.#running = false;
      if (this.destroyed) return;
      this.#result = result;
      this.#tell(result);
    });
  };

  #tell(result: CalibrationResult): void {
    const { done, problems, close, redo, skip } = this.words.calibration;
    if (result.ok) this.#say(done, [close, this.#close], [redo, this.#run]);
    else this.#say(problems[result.reason], [redo, this.#run], [skip, this.#close]);
  }

  #drawProgress(): void {
    if (this.destroyed) return;
    this.overlay.clear();
    if (!this.bar) return;
    const taken = this.#result?.ok ? 1 : 0;
    const progress = this.#running ? (this.#emotion.store.getState().calibrating ?? 0) : taken;
    const { accent, track } = this.theme;
    drawBar(this.overlay, { ...this.bar, height: BAR }, progress, { fill: accent, track });
  }
}
