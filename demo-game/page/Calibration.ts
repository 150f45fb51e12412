import type { CalibrationResult, EmotionPlugin } from 'phaser-emotion';
import { words } from '../language/words';
import { button, element } from './element';
import { after, holds } from './gameTime';
import { onReadingKey } from './keys';

/** The player never holds still for longer than this, ms, however slow the machine. */
const LONGEST_MS = 20_000;
/** A sentence that nobody has to answer stays this long, ms. */
const TOLD_MS = 5000;

/** Oda's lamp: a ring that closes while the player's resting face is taken. */
export class Calibration {
  readonly root = element('div', { className: 'lamp', hidden: true, aria: { role: 'status' } });
  readonly #emotion: EmotionPlugin;
  readonly #words = element('p');
  readonly #ring = element('i', { className: 'lamp-ring' });
  readonly #again = button(words.again, () => undefined, 'tool');
  readonly #goOn = button(words.goOn, () => undefined, 'tool');

  constructor(emotion: EmotionPlugin) {
    this.#emotion = emotion;
    this.root.append(this.#ring, this.#words, this.#again, this.#goOn);
    emotion.store.subscribe(({ calibrating }) => {
      if (calibrating !== null) this.#ring.style.setProperty('--done', calibrating.toFixed(3));
    });
  }

  /**
   * Takes the face, again when the player asks for it; where the machine is too slow for a take,
   * says so and leaves it at that. A card over the game breaks a take off; it begins anew after.
   */
  async take(durationMs: number, signal: AbortSignal): Promise<void> {
    const { status } = this.#emotion.store.getState();
    if (status !== 'watching' && status !== 'searching') return;
    this.root.hidden = false;
    try {
      while (!signal.aborted) {
        await unheld(signal);
        const result = await this.#unlessHeld(durationMs, signal);
        if (result.ok) return;
        if (result.reason === 'cancelled') continue;
        this.#words.textContent = words.calibrationRefused[result.reason];
        if (result.reason === 'too-few-frames') {
          await until(signal, (done) => after(TOLD_MS, done));
          return;
        }
        if (!(await this.#askAgain(signal))) return;
      }
    } finally {
      this.root.hidden = true;
    }
  }

  async #unlessHeld(durationMs: number, signal: AbortSignal): Promise<CalibrationResult> {
    const ended = new AbortController();
    const end = () => ended.abort();
    signal.addEventListener('abort', end, { signal: ended.signal });
    const forget = holds.subscribe(end);
    try {
      return await this.once(durationMs, ended.signal);
    } finally {
      forget();
      end();
    }
  }

  /** Reading on is an answer, and so is none. @returns whether the player wants to try again */
  async #askAgain(signal: AbortSignal): Promise<boolean> {
    let wanted = false;
    const stop: (() => void)[] = [];
    this.#again.hidden = this.#goOn.hidden = false;
    await until(signal, (done) => {
      this.#again.onclick = () => {
        wanted = true;
        done();
      };
      this.#goOn.onclick = done;
      stop.push(after(TOLD_MS, done), onReadingKey(done));
    });
    for (const each of stop) each();
    return wanted;
  }

  /** Takes the face once; with what is left of the time when a slow machine saw too little. */
  async once(durationMs: number, signal?: AbortSignal): Promise<CalibrationResult> {
    this.#words.textContent = words.calibrating;
    this.#again.hidden = this.#goOn.hidden = true;
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

/** Resolves when `begin` calls back, or the signal aborts. */
function until(signal: AbortSignal, begin: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    begin(resolve);
  });
}

/** Resolves once nothing lies over the game. */
function unheld(signal: AbortSignal): Promise<void> {
  return until(signal, (done) => {
    if (holds.getState().count === 0) done();
    const forget = holds.subscribe(({ count }) => {
      if (count > 0) return;
      forget();
      done();
    });
  });
}
