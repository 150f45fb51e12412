import type { Emotion, ListeningState } from 'phaser-emotion';
import { words } from '../language/words';
import type { SettingsStore } from '../state/settings';
import type { Beat } from '../telling/beat';
import type { Entry } from '../telling/journal';
import type { Offer } from '../telling/Telling';
import { button, element } from './element';
import { after, holds } from './gameTime';
import { Meter } from './Meter';
import { Typewriter } from './Typewriter';

/** In auto mode a line stays this long, ms, and this much longer for each letter. */
const AUTO_STAY = 1100;
const AUTO_PER_LETTER = 38;
const SKIP_STAY = 60;
/** What was read is told for so many lines, and in the same scene. */
const NOTE_LINES = 3;

/** The panel with the words: who speaks, what is said, the answers and the meter. */
export class Dialogue {
  readonly root = element('main', {
    className: 'dialogue',
    hidden: true,
    tabIndex: -1,
    aria: { label: words.title },
  });
  readonly #settings: SettingsStore;
  readonly #name = element('h2', { className: 'speaker', aria: { hidden: 'true' } });
  readonly #text = element('p', { className: 'line', aria: { hidden: 'true' } });
  /** The line in one piece, for whoever listens to the page: not letter by letter. */
  readonly #spoken = element('p', { className: 'unseen', aria: { live: 'polite' } });
  /** The question with its answers, for the same. */
  readonly #asked = element('p', { className: 'unseen', aria: { live: 'polite' } });
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
  #stopTimer: () => void = () => undefined;
  #skipping = false;
  #noteLines = 0;
  #focusAnswers = false;
  readonly #undo: () => boolean;
  /** Called when lines begin or cease to fly by. */
  onSkipping: (skipping: boolean) => void = () => undefined;

  constructor(settings: SettingsStore, undo: () => boolean) {
    this.#settings = settings;
    this.#undo = undo;
    this.#replies.append(this.#meter.root, this.#answers);
    this.root.append(
      this.#note,
      this.#name,
      this.#text,
      this.#spoken,
      this.#asked,
      this.#replies,
      this.#next,
      element('h1', { className: 'unseen' }, words.title),
    );
    this.root.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('button')) return;
      this.advance();
    });
    holds.subscribe(({ count }) => {
      if (count > 0) this.#skip(false);
    });
  }

  /** Where the panel begins, px from the top; the screen's height while it is hidden. */
  get top(): number {
    return this.root.hidden ? window.innerHeight : this.root.getBoundingClientRect().top;
  }

  /** Goes through the lines to the next question or the ending; called again, it stops. */
  skip(): void {
    this.#skip(!this.#skipping);
    if (!this.#skipping) return;
    this.#typewriter.finish();
    this.#advance?.();
  }

  /** Finishes the line, or goes on to the next; stops what flies by. */
  advance(): void {
    if (this.#skipping) this.#skip(false);
    else if (this.#typewriter.writing) this.#typewriter.finish();
    else this.#advance?.();
  }

  async say(beat: Beat, signal: AbortSignal): Promise<void> {
    this.root.hidden = false;
    // An ending is not to be missed.
    if (beat.ending !== null) this.#skip(false);
    this.#noteLines += 1;
    if (this.#noteLines > NOTE_LINES || beat.scene !== null || beat.ending !== null)
      this.#hideNote();
    this.#keepFocus();
    this.root.classList.toggle('narration', beat.speaker === null);
    this.root.dataset.speaker = beat.speaker ?? '';
    const name = beat.speaker ? words.speakers[beat.speaker] : '';
    this.#name.textContent = name;
    this.#spoken.textContent = name ? `${name}: ${beat.text}` : beat.text;
    this.#asked.textContent = '';
    this.#answers.replaceChildren();
    this.#next.hidden = true;
    const { textSpeed } = this.#settings.getState();
    const known = this.#skipping || this.#focusAnswers;
    await this.#typewriter.write(beat.text, known ? 'instant' : textSpeed, signal);
    // A question that is asked once more was read.
    if (signal.aborted || this.#focusAnswers) return;
    await this.#read(beat.text.length, signal);
  }

  #read(letters: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        forget();
        this.#stopTimer();
        this.#advance = null;
        this.#keepFocus();
        this.#next.hidden = true;
        resolve();
      };
      const goOnInTime = () => {
        this.#stopTimer();
        if (this.#skipping) this.#stopTimer = after(SKIP_STAY, done);
        else if (this.#settings.getState().auto)
          this.#stopTimer = after(AUTO_STAY + letters * AUTO_PER_LETTER, done);
      };
      const forget = this.#settings.subscribe(({ auto }, before) => {
        if (auto !== before.auto) goOnInTime();
      });
      this.#advance = done;
      this.#next.hidden = false;
      signal.addEventListener('abort', done, { once: true });
      goOnInTime();
    });
  }

  offer({ choices, window: listening, take }: Offer, signal: AbortSignal): void {
    this.#skip(false);
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
    this.#asked.textContent = [
      words.byHand,
      ...choices.map(({ text }, i) => `${i + 1}: ${text}`),
    ].join(' ');
    const unsure = choices.find(({ emotion }) => emotion === 'unsure');
    this.#meter.open(byEmotion, unsure ? () => take(unsure) : null);
    if (this.#focusAnswers) buttons[0]?.focus();
    this.#focusAnswers = false;
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
        this.#keepFocus();
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
      button(words.notThat, () => {
        this.#skip(false);
        this.#keepFocus();
        this.#hideNote();
        this.#focusAnswers = this.#undo();
      }),
    );
    this.#noteLines = 0;
    this.#note.hidden = false;
  }

  hide(): void {
    this.root.hidden = true;
    this.#hideNote();
  }

  #skip(skipping: boolean): void {
    if (skipping === this.#skipping) return;
    this.#skipping = skipping;
    if (!skipping) this.#stopTimer();
    this.onSkipping(skipping);
  }

  /** What has the focus is about to go: the panel keeps it, so that the keys go on reading. */
  #keepFocus(): void {
    const at = document.activeElement;
    if (at === document.body || (at !== this.root && this.root.contains(at)))
      this.root.focus({ preventScroll: true });
  }

  #hideNote(): void {
    this.#note.hidden = true;
    this.#note.replaceChildren();
  }
}
