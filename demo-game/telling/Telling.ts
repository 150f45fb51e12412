import { Story } from 'inkjs';
import {
  bindStory,
  type StoryBinding,
  type StoryChoice,
  type StoryListener,
  type StoryWindow,
} from 'phaser-emotion/ink';
import { readBeat, type Beat } from './beat';
import { difference, readSums, type Entry } from './journal';
import type { Place, Said, Saves } from './save';
import { after, EMPTY, type Setting } from './setting';

/** Whoever shows the story to the player. */
export interface Audience {
  /** Sets the stage without a transition: after a load or an undo. */
  set(setting: Setting): void;
  /** Shows one line; resolves when the player has read it. */
  say(beat: Beat, setting: Setting, signal: AbortSignal): Promise<void>;
  /** Offers the choices until `signal` aborts; `take` answers by hand. */
  offer(offer: Offer, signal: AbortSignal): void;
  /** Takes the player's resting face, where a camera looks; resolves when that is over. */
  calibrate(durationMs: number, signal: AbortSignal): Promise<void>;
  /** A window was answered. */
  answered(entry: Entry): void;
}

export interface Offer {
  readonly beat: Beat | null;
  readonly choices: readonly StoryChoice[];
  /** Null when the choice is by hand alone. */
  readonly window: StoryWindow | null;
  readonly take: (choice: StoryChoice) => void;
}

export interface Ended {
  readonly ending: string;
  readonly journal: readonly Entry[];
}

/** Every window leaves time to read its answers, at 180 words a minute. */
export const PER_WORD_MS = 1000 / 3;

/** Lines kept for the backlog. */
const MOST_SAID = 200;

/** Tells the story to an audience, from any place, and keeps that place. */
export class Telling {
  readonly #binding: StoryBinding;
  readonly #story: Story;
  readonly #emotion: StoryListener;
  readonly #audience: Audience;
  readonly #saves: Saves;
  #setting = EMPTY;
  #journal: readonly Entry[] = [];
  #said: readonly Said[] = [];
  #beat: Beat | null = null;
  /** The current line is shown again before the story goes on. */
  #again = false;
  /** Where the last answer was given, for taking it back. */
  #before: Place | null = null;
  /** The next choice is made without listening. */
  #byHand = false;
  #step = new AbortController();
  #closed = false;

  constructor(
    compiled: Record<string, unknown>,
    emotion: StoryListener,
    audience: Audience,
    saves: Saves,
  ) {
    this.#story = new Story(compiled);
    this.#binding = bindStory(this.#story, emotion, { perWordMs: PER_WORD_MS });
    this.#emotion = emotion;
    this.#audience = audience;
    this.#saves = saves;
  }

  get said(): readonly Said[] {
    return this.#said;
  }

  /** @throws EmotionError when the place belongs to no version of this story */
  resume(place: Place): void {
    this.#goTo(place);
    this.#before = null;
  }

  /**
   * Takes the last answer back: the same question again, to be answered by hand.
   *
   * @returns false when there is none to take back
   */
  undo(): boolean {
    if (!this.#before) return false;
    this.#byHand = true;
    const label = this.#journal.at(-1)?.window;
    if (label) this.#emotion.mark?.({ kind: 'undone', label });
    this.#goTo(this.#before);
    this.#before = null;
    this.#step.abort();
    return true;
  }

  /** Stops telling; the place stays saved. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#step.abort();
    this.#binding.unbind();
  }

  /** Tells on from where it stands. @returns the ending, or null when it was closed */
  async tell(): Promise<Ended | null> {
    while (!this.#closed) {
      this.#step = new AbortController();
      const { signal } = this.#step;
      if (this.#again && this.#beat) {
        this.#again = false;
        await this.#audience.say(this.#beat, this.#setting, signal);
        if (signal.aborted) continue;
      }
      const line = this.#binding.next();
      if (line) await this.#say(readBeat(line.text, line.tags), signal);
      else if (this.#binding.ended)
        return { ending: this.#setting.ending ?? '', journal: this.#journal };
      else await this.#ask(signal);
    }
    return null;
  }

  async #say(beat: Beat, signal: AbortSignal): Promise<void> {
    const entered = beat.chapter !== null;
    this.#setting = after(this.#setting, beat);
    this.#beat = beat;
    this.#said = [...this.#said, { speaker: beat.speaker, text: beat.text }].slice(-MOST_SAID);
    const place = this.#place();
    if (entered) this.#saves.storeChapter(this.#setting.chapter, place);
    this.#saves.storePlace(place);
    const said = this.#audience.say(beat, this.#setting, signal);
    if (beat.calibrateMs !== null) await this.#audience.calibrate(beat.calibrateMs, signal);
    await said;
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const { choices, window } = this.#binding;
    const before = this.#place();
    const sums = readSums(this.#story.variablesState);
    const taken = new AbortController();
    const ended = taken.signal;
    signal.addEventListener('abort', () => taken.abort(), { signal: ended });
    this.#audience.offer(
      {
        beat: this.#beat,
        choices,
        window: this.#byHand ? null : window,
        take: ({ index }) => {
          if (!ended.aborted) this.#binding.choose(index);
        },
      },
      ended,
    );
    const { emotion, by, confidence } = await this.#binding.answer({
      signal,
      byHand: this.#byHand,
    });
    taken.abort();
    if (by === 'cancelled') return;
    this.#byHand = false;
    if (!window || !emotion) return;
    // The story counts what was shown in the first lines after the choice.
    const peek = this.#binding.save();
    const line = this.#binding.next();
    const change = difference(sums, readSums(this.#story.variablesState));
    this.#binding.load(peek);
    const { speaker = null, text = '' } = line ? readBeat(line.text, line.tags) : {};
    const reply = { speaker, text };
    const entry: Entry = { window: window.name ?? '', emotion, by, confidence, change, reply };
    this.#journal = [...this.#journal, entry];
    this.#said = [...this.#said, { speaker: null, text: '', shown: emotion }].slice(-MOST_SAID);
    this.#before = before;
    this.#audience.answered(entry);
  }

  #place(): Place {
    return {
      story: this.#binding.save(),
      setting: this.#setting,
      journal: this.#journal,
      said: this.#said,
    };
  }

  #goTo({ story, setting, journal, said }: Place): void {
    this.#binding.load(story);
    this.#setting = setting;
    this.#journal = journal;
    this.#said = said;
    const { currentText, currentTags } = this.#story;
    this.#beat = currentText ? readBeat(currentText, currentTags ?? []) : null;
    this.#again = true;
    this.#audience.set(setting);
  }
}
