import type { CalibrationResult, EmotionPlugin } from 'phaser-emotion';
import { words } from '../language/words';
import { button, element } from './element';

/** Oda's lamp: a ring that closes while the player's resting face is taken. */
export class Calibration {
  readonly root = element('div', { className: 'lamp', hidden: true, aria: { role: 'status' } });
  readonly #emotion: EmotionPlugin;
  readonly #words = element('p');
  readonly #ring = element('i', { className: 'lamp-ring' });
  readonly #again = button(words.again, () => undefined, 'tool');

  constructor(emotion: EmotionPlugin) {
    this.#emotion = emotion;
    this.root.append(this.#ring, this.#words, this.#again);
    emotion.store.subscribe(({ calibrating }) => {
      if (calibrating !== null) this.#ring.style.setProperty('--done', calibrating.toFixed(3));
    });
  }

  /** Takes the face, again when the player asks for it. @returns whether one was taken */
  async take(durationMs: number, signal: AbortSignal): Promise<boolean> {
    const { status } = this.#emotion.store.getState();
    if (status !== 'watching' && status !== 'searching') return false;
    this.root.hidden = false;
    const ended = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    try {
      while (!signal.aborted) {
        const result = await this.once(durationMs, signal);
        if (result.ok) return true;
        this.#words.textContent = words.calibrationRefused[result.reason];
        this.#again.hidden = false;
        const asked = new Promise<void>((resolve) => {
          this.#again.onclick = () => resolve();
        });
        await Promise.race([asked, ended]);
      }
      return false;
    } finally {
      this.root.hidden = true;
    }
  }

  once(durationMs: number, signal?: AbortSignal): Promise<CalibrationResult> {
    this.#words.textContent = words.calibrating;
    this.#again.hidden = true;
    this.#ring.style.setProperty('--done', '0');
    return this.#emotion.calibrate(signal ? { durationMs, signal } : { durationMs });
  }
}
