import { EmotionError } from '../errors';
import { EMOTIONS, type ListenOptions } from '../types';
import { chosenBy, readChoice } from './choices';
import { listenWhileWatched, type StoryListener } from './listenWhileWatched';
import { PendingWindow } from './PendingWindow';
import { isSamePlace, placeOf, saysTheSame, type Place } from './place';
import { labelOf, StoryMarks } from './StoryMarks';
import type {
  AnswerOptions,
  BindOptions,
  InkStory,
  StoryAnswer,
  StoryChoice,
  StoryLine,
  StorySave,
  StoryWindow,
} from './story';
import type { StoryEmotion } from './tags';

const LABELS: readonly unknown[] = [...EMOTIONS, 'unsure'];

const bad = (message: string, cause?: unknown): EmotionError =>
  new EmotionError('bad-option', `Ink story: ${message}`, { cause });

/** The binding that a story has now: a second one takes its place. */
const bound = new WeakMap<InkStory, StoryBinding>();

interface Stand {
  readonly place: Place;
  readonly pending: PendingWindow;
}

interface Waiting {
  readonly ended: AbortController;
  resolve(answer: StoryAnswer): void;
}

/**
 * An Ink story that listens. Read it line by line with `next()`, then await `answer()`: it resolves
 * once the player's face, hand or the time-out has taken one of `choices`, and the story has gone
 * on. `choose()` answers by hand at any moment. A story that the game moves by itself (another path,
 * flow or state) is followed: what was awaited before is cancelled.
 */
export class StoryBinding {
  readonly story: InkStory;
  readonly #emotion: StoryListener;
  readonly #marks: StoryMarks;
  readonly #variable: string;
  readonly #moodVariable: string | null;
  /** What windows take that say nothing themselves. */
  readonly #defaults: Omit<ListenOptions, 'for'>;
  #felt: StoryEmotion = 'unsure';
  #flow = '';
  /** How far each flow was read. */
  readonly #stands = new Map<string, Stand>();
  #waiting: Waiting | null = null;
  #before: StorySave | null = null;

  /**
   * @throws EmotionError `bad-option` when the story's current line has a bad tag, or the game binds
   *   `felt` itself
   */
  constructor(story: InkStory, emotion: StoryListener, options: BindOptions = {}) {
    this.story = story;
    this.#emotion = emotion;
    this.#marks = new StoryMarks(emotion);
    const { variable = 'emotion', moodVariable = null, ...defaults } = options;
    this.#variable = variable;
    this.#moodVariable = moodVariable;
    this.#defaults = defaults;
    bound.get(story)?.unbind();
    this.#follow();
    try {
      story.BindExternalFunction('felt', (label) => this.#isFelt(label), true);
    } catch (cause) {
      throw bad('the game itself has bound felt()', cause);
    }
    bound.set(story, this);
  }

  /** The choices that the story offers now, in its order. */
  get choices(): readonly StoryChoice[] {
    return this.story.currentChoices.map(readChoice);
  }

  /** The window that opens with the next `answer()`; null when the choice is by hand alone. */
  get window(): StoryWindow | null {
    return this.#follow().window(this.choices);
  }

  /** True when nothing is left to read and to choose. */
  get ended(): boolean {
    return !this.story.canContinue && this.story.currentChoices.length === 0;
  }

  /**
   * The story's next line, or null when it waits for an answer or has ended.
   *
   * @throws EmotionError `bad-option` with the text of a tag that makes no sense
   */
  next(): StoryLine | null {
    const pending = this.#follow();
    if (!this.story.canContinue) return null;
    const text = this.story.Continue() ?? '';
    const tags = [...(this.story.currentTags ?? [])];
    this.#stand(pending);
    pending.note(tags);
    const line = { text: text.trim(), tags };
    this.#marks.line(line);
    return line;
  }

  /**
   * Waits for the choice. When the story asks for a window it is open while the plugin watches:
   * a decided emotion takes the choice tagged with it; `unsure` or time-out the one tagged
   * `unsure`; where that is missing, the only untagged choice; where there is none, the player
   * chooses by hand. Without a camera nothing opens and no time runs.
   *
   * @throws EmotionError `bad-option` when there is nothing to choose, when an answer is awaited
   *   already, or when the window listens for something that no choice takes
   */
  async answer(options: AnswerOptions = {}): Promise<StoryAnswer> {
    this.#follow();
    if (this.#waiting) throw bad('an answer is being awaited already');
    if (this.story.canContinue) throw bad('read it to the choice with next() first');
    const { choices, window } = this;
    if (choices.length === 0) throw bad('it offers no choice to answer');
    const listening = options.byHand ? null : window;
    if (listening) this.#requireTaken(listening, choices);
    const ended = new AbortController();
    const answered = new Promise<StoryAnswer>((resolve, reject) => {
      const waiting = { ended, resolve };
      this.#waiting = waiting;
      if (listening) this.#listen(listening, waiting).catch(reject);
    });
    if (options.signal?.aborted) this.#cancel();
    options.signal?.addEventListener('abort', this.#cancel, { once: true });
    return answered.finally(() => {
      if (this.#waiting?.ended === ended) this.#waiting = null;
      options.signal?.removeEventListener('abort', this.#cancel);
    });
  }

  /**
   * Takes a choice by hand, whether an answer is awaited or not.
   *
   * @param index  a choice's `index`
   * @throws EmotionError `bad-option` when there is no such choice
   */
  choose(index: number): StoryAnswer {
    const choice = this.choices.find((each) => each.index === index);
    if (!choice) throw bad(`there is no choice ${index} now`);
    const { window } = this;
    const emotion = choice.emotion ?? (window ? 'unsure' : null);
    if (window) this.#marks.chosen(window, emotion);
    return this.#take({ emotion, by: 'manual', confidence: 1, choice, listened: null });
  }

  /**
   * Returns to the choice that was made last, with its window unanswered.
   *
   * @returns false when there is none
   */
  undo(): boolean {
    if (!this.#before) return false;
    this.load(this.#before);
    if (this.window) this.#marks.undone(this.window);
    return true;
  }

  /** Where the story stands, also in the middle of a window. */
  save(): StorySave {
    return {
      version: 1,
      state: String(this.story.state.ToJson()),
      window: this.#follow().tags,
      felt: this.#felt,
    };
  }

  /**
   * Goes where `save()` was called; an awaited answer is cancelled. A window that was pending then
   * is pending again and opens from its start with the next `answer()`.
   *
   * @throws EmotionError `bad-option` when it is no save of this story
   */
  load(save: StorySave): void {
    const window: unknown = save?.window;
    if ((save?.version as unknown) !== 1) throw bad('this is no save of version 1');
    if (!Array.isArray(window) || !window.every((tag) => typeof tag === 'string'))
      throw bad('the save has no list of tags');
    if (!LABELS.includes(save.felt)) throw bad('the save names no emotion');
    this.#cancel();
    try {
      this.story.state.LoadJson(save.state);
    } catch (cause) {
      throw bad('the save could not be read', cause);
    }
    this.#stands.clear();
    const pending = new PendingWindow();
    this.#stand(pending);
    pending.note(save.window);
    this.#felt = save.felt;
    this.#before = null;
  }

  /** Cancels what is awaited and takes `felt` out of the story. */
  unbind(): void {
    this.#cancel();
    if (bound.get(this.story) !== this) return;
    bound.delete(this.story);
    this.story.UnbindExternalFunction('felt');
  }

  readonly #cancel = (): void => {
    this.#settle({
      emotion: null,
      by: 'cancelled',
      confidence: 0,
      choice: null,
      listened: null,
    });
  };

  /**
   * Looks whether somebody else moved the story since it was last read. A window that was pending
   * where it stood before is not pending here; a loaded state brings the one of its last line.
   */
  #follow(): PendingWindow {
    const place = placeOf(this.story);
    const stand = this.#stands.get(place.flow);
    const stayed = stand && isSamePlace(stand.place, place);
    if (!stayed || place.flow !== this.#flow) {
      this.#cancel();
      this.#before = null;
    }
    this.#flow = place.flow;
    if (stayed) return stand.pending;
    const pending = new PendingWindow();
    this.#stands.set(place.flow, { place, pending });
    const diverted = stand && saysTheSame(stand.place, place);
    if (!diverted) pending.note(this.story.currentTags ?? []);
    return pending;
  }

  /** Here the binding itself has led the story. */
  #stand(pending: PendingWindow): void {
    const place = placeOf(this.story);
    this.#flow = place.flow;
    this.#stands.set(place.flow, { place, pending });
  }

  #isFelt(label: unknown): boolean {
    if (!LABELS.includes(label)) throw bad(`felt("${String(label)}") names no emotion`);
    const { variablesState } = this.story;
    const known = variablesState.GlobalVariableExistsWithName(this.#variable);
    return (known ? variablesState.$(this.#variable) : this.#felt) === label;
  }

  /** A face must not lead where nothing is written. */
  #requireTaken(window: StoryWindow, choices: readonly StoryChoice[]): void {
    const lost = window.for.find((emotion) => !chosenBy(emotion, choices));
    if (lost) throw bad(`it listens for ${lost}, but no choice is tagged "#emotion: ${lost}"`);
    if (window.for.length === 0) throw bad('it listens, but names no emotion in tag or choices');
  }

  async #listen(window: StoryWindow, waiting: Waiting): Promise<void> {
    const { signal } = waiting.ended;
    const named = { ...window, name: labelOf(window) };
    const listened = await listenWhileWatched(
      this.#emotion,
      { perWordMs: 0, ...this.#defaults, ...named },
      signal,
    );
    // Where the game has moved the story meanwhile, this cancels the waiting.
    this.#follow();
    if (this.#waiting !== waiting || !listened) return;
    const { by, confidence } = listened;
    const emotion = listened.emotion ?? 'unsure';
    const choice = chosenBy(emotion, this.choices);
    if (choice) this.#take({ emotion, by, confidence, choice, listened });
    else this.#stand(new PendingWindow());
  }

  /** The one place where the story is told something and goes on. */
  #take(answer: StoryAnswer & { readonly choice: StoryChoice }): StoryAnswer {
    this.#before = this.save();
    if (answer.emotion) {
      this.#felt = answer.emotion;
      this.#write(this.#variable, answer.emotion);
    }
    if (this.#moodVariable) {
      this.#write(this.#moodVariable, this.#emotion.store.getState().mood.band);
    }
    this.story.ChooseChoiceIndex(answer.choice.index);
    this.#stand(new PendingWindow());
    this.#settle(answer);
    return answer;
  }

  #write(variable: string, value: string): void {
    const { variablesState } = this.story;
    if (variablesState.GlobalVariableExistsWithName(variable)) variablesState.$(variable, value);
  }

  #settle(answer: StoryAnswer): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.ended.abort();
    waiting?.resolve(answer);
  }
}
