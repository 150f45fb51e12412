import type { Emotion, ListeningState } from 'phaser-emotion';
import { words } from '../language/words';
import type { SettingsStore } from '../state/settings';
import type { Beat } from '../telling/beat';
import type { Entry } from '../telling/journal';
import type { Offer } from '../telling/Telling';
import { button, element } from './element';
import { Meter } from './Meter';
import { Typewriter } from './Typewriter';

/** In auto mode a line stays this long, ms, and this much longer for each letter. */
const AUTO_STAY = 1100;
const AUTO_PER_LETTER = 38;
const SKIP_STAY = 60;

/** The panel with the words: who speaks, what is said, the answers and the meter. */
export class Dialogue {
  readonly root = element('section', {
    className: 'dialogue',
    hidden: true,
    aria: { label: words.title },
  });
  readonly #settings: SettingsStore;
  readonly #name = element('h2', { className: 'speaker', aria: { hidden: 'true' } });
  readonly #text = element('p', { className: 'line', aria: { hidden: 'true' } });
  /** The line in one piece, for whoever listens to the page: not letter by letter. */
  readonly #spoken = element('p', { className: 'unseen', aria: { live: 'polite' } });
  readonly #answers = element('div', {
    className: 'answers',
    aria: { role: 'group', label: words.byHand },
  });
  readonly #replies = element('div', { className: 'replies', hidden: true });
  readonly #note = element('div', { className: 'note', hidden: true, aria: { role: 'status' } });
  readonly #next = button(words.next, () => this.advance(), 'next');
  readonly #meter = new Meter();
  readonly #typewriter = new Typewriter(this.#text);
  #advance: (() => void) | null = null;
  #timer = 0;
  #skipping = false;
  readonly #undo: () => void;

  constructor(settings: SettingsStore, undo: () => void) {
    this.#settings = settings;
    this.#undo = undo;
    this.#replies.append(this.#meter.root, this.#answers);
    this.root.append(this.#note, this.#name, this.#text, this.#spoken, this.#replies, this.#next);
    this.root.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('button')) return;
      this.advance();
    });
  }

  /** Where the panel begins, px from the top; the screen's height while it is hidden. */
  get top(): number {
    return this.root.hidden ? window.innerHeight : this.root.getBoundingClientRect().top;
  }

  /** Goes through the lines to the next question. */
  skip(): void {
    this.#skipping = true;
    this.#typewriter.finish();
    this.#advance?.();
  }

  /** Finishes the line, or goes on to the next. */
  advance(): void {
    if (this.#typewriter.writing) this.#typewriter.finish();
    else this.#advance?.();
  }

  async say(beat: Beat, signal: AbortSignal): Promise<void> {
    this.root.hidden = false;
    this.root.classList.toggle('narration', beat.speaker === null);
    this.root.dataset.speaker = beat.speaker ?? '';
    const name = beat.speaker ? words.speakers[beat.speaker] : '';
    this.#name.textContent = name;
    this.#spoken.textContent = name ? `${name}: ${beat.text}` : beat.text;
    this.#answers.replaceChildren();
    this.#next.hidden = true;
    const { textSpeed } = this.#settings.getState();
    await this.#typewriter.write(beat.text, this.#skipping ? 'instant' : textSpeed, signal);
    if (signal.aborted) return;
    await this.#read(beat.text.length, signal);
  }

  #read(letters: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        window.clearTimeout(this.#timer);
        this.#advance = null;
        this.#next.hidden = true;
        resolve();
      };
      this.#advance = done;
      this.#next.hidden = false;
      signal.addEventListener('abort', done, { once: true });
      if (this.#skipping) this.#timer = window.setTimeout(done, SKIP_STAY);
      else if (this.#settings.getState().auto) {
        this.#timer = window.setTimeout(done, AUTO_STAY + letters * AUTO_PER_LETTER);
      }
    });
  }

  offer({ choices, window: listening, take }: Offer, signal: AbortSignal): void {
    this.#skipping = false;
    this.#hideNote();
    const byEmotion = new Map<Emotion, HTMLElement>();
    const buttons = choices.map((choice, i) => {
      const made = button('', () => take(choice), 'answer');
      made.append(element('kbd', {}, String(i + 1)), element('span', {}, choice.text));
      const { emotion } = choice;
      if (emotion) made.dataset.emotion = emotion;
      if (listening && emotion && emotion !== 'unsure') byEmotion.set(emotion, made);
      return made;
    });
    this.#answers.replaceChildren(...buttons);
    this.#replies.hidden = false;
    this.#meter.open(byEmotion);
    const keys = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]')) return;
      buttons[Number(event.key) - 1]?.click();
    };
    window.addEventListener('keydown', keys);
    signal.addEventListener(
      'abort',
      () => {
        window.removeEventListener('keydown', keys);
        this.#meter.close();
        this.#replies.hidden = true;
        this.#answers.replaceChildren();
      },
      { once: true },
    );
  }

  listening(state: ListeningState | null, faceInView: boolean): void {
    this.#meter.update(state, faceInView);
  }

  /** Says what was read, and lets the player take it back. */
  answered({ emotion, by }: Entry): void {
    if (by === 'manual') return;
    this.#note.replaceChildren(
      words.looked[emotion],
      ' ',
      button(words.notThat, () => this.#undo()),
    );
    this.#note.hidden = false;
  }

  hide(): void {
    this.root.hidden = true;
    this.#hideNote();
  }

  #hideNote(): void {
    this.#note.hidden = true;
    this.#note.replaceChildren();
  }
}
