import type { Emotion, ListeningState } from 'phaser-emotion';
import { words } from '../language/words';
import { button, element } from './element';

/** Where a question waits without limit, a way on is offered after this, ms. */
const WAY_ON_MS = 12_000;

/**
 * What the game sees while it looks: beside each answer how much of it the face shows (thin line)
 * and how long it was held (fill), over a line of the time that is left, where it is limited.
 */
export class Meter {
  readonly root = element('div', {
    className: 'meter',
    hidden: true,
    aria: { role: 'status', live: 'polite' },
  });
  readonly #label = element('span', { className: 'meter-label' });
  readonly #time = element('i', { className: 'meter-time' });
  readonly #wayOn = button(words.wayOn, () => this.#leave?.(), 'tool');
  readonly #answers = new Map<Emotion, HTMLElement>();
  #leave: (() => void) | null = null;

  constructor() {
    this.#wayOn.hidden = true;
    this.root.append(
      element('i', { className: 'meter-eye' }),
      this.#label,
      this.#wayOn,
      this.#time,
    );
  }

  /**
   * @param answers  the buttons that fill, by the emotion that takes them
   * @param leave  goes on without an answer; null where the story knows no such way
   */
  open(answers: ReadonlyMap<Emotion, HTMLElement>, leave: (() => void) | null): void {
    this.#answers.clear();
    for (const [emotion, answer] of answers) this.#answers.set(emotion, answer);
    this.#leave = leave;
  }

  update(listening: ListeningState | null, faceInView: boolean): void {
    this.root.hidden = listening === null;
    if (!listening) {
      this.#empty();
      return;
    }
    const { elapsedMs, timeoutMs } = listening;
    const stuck = timeoutMs === Infinity && elapsedMs >= WAY_ON_MS && this.#leave !== null;
    this.#wayOn.hidden = !stuck;
    const hinted: keyof typeof words.meter = faceInView ? hint(listening) : 'noFace';
    const label = words.meter[stuck && hinted === 'looking' ? 'stuck' : hinted];
    if (this.#label.textContent !== label) this.#label.textContent = label;
    this.#time.hidden = timeoutMs === Infinity;
    this.#time.style.setProperty('--left', String(Math.max(0, 1 - elapsedMs / timeoutMs)));
    for (const [emotion, answer] of this.#answers) {
      answer.style.setProperty('--level', (listening.levels[emotion] ?? 0).toFixed(3));
      answer.style.setProperty('--held', (listening.progress[emotion] ?? 0).toFixed(3));
      answer.classList.toggle('leading', listening.leading === emotion);
    }
  }

  close(): void {
    this.#empty();
    this.#answers.clear();
    this.#leave = null;
    this.#wayOn.hidden = true;
    this.root.hidden = true;
  }

  /** What was seen is not seen any more. */
  #empty(): void {
    for (const answer of this.#answers.values()) {
      answer.style.removeProperty('--level');
      answer.style.removeProperty('--held');
      answer.classList.remove('leading');
    }
  }
}

/** From this share of what no answer says, 0..1, the player is told. */
const MUCH_UNLISTED = 0.5;

function hint({ phase, leading, unlisted }: ListeningState): keyof typeof words.meter {
  if (phase === 'waiting') return 'waiting';
  return leading === null && unlisted > MUCH_UNLISTED ? 'unlisted' : 'looking';
}
