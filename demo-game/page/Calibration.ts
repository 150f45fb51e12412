import type { CalibrationResult, EmotionPlugin } from 'phaser-emotion';
import { words } from '../language/words';
import { button, element } from './element';

/** The player never holds still for longer than this, ms, however slow the machine. */
const LONGEST_MS = 20_000;
/** A sentence that nobody has to answer stays this long, ms. */
const TOLD_MS = 3500;

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

  /**
   * Takes the face, again when the player asks for it; where the machine is too slow for a take,
   * says so and leaves it at that.
   *
   * @returns whether one was taken
   */
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
        if (result.reason === 'too-few-frames') {
          await Promise.race([wait(TOLD_MS), ended]);
          return false;
        }
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

  /** Takes the face once; with what is left of the time when a slow machine saw too little. */
  async once(durationMs: number, signal?: AbortSignal): Promise<CalibrationResult> {
    this.#words.textContent = words.calibrating;
    this.#again.hidden = true;
    const result = await this.#calibrate(durationMs, signal);
    if (result.ok || result.reason !== 'too-few-frames') return result;
    this.#words.textContent = words.calibratingLonger;
    return this.#calibrate(LONGEST_MS - durationMs, signal);
  }

  #calibrate(durationMs: number, signal?: AbortSignal): Promise<CalibrationResult> {
    this.#ring.style.setProperty('--done', '0');
    return this.#emotion.calibrate(signal ? { durationMs, signal } : { durationMs });
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    window.setTimeout(resolve, ms);
  });
}
