import type { Emotion, ListenResult } from '../types';
import type { StoryEmotion } from './tags';

/** What is used of inkjs's `Story`; described here so that this entry needs no inkjs itself. */
export interface InkStory {
  readonly canContinue: boolean;
  readonly currentChoices: readonly InkChoice[];
  readonly currentText: string | null;
  readonly currentTags: readonly string[] | null;
  readonly currentFlowName: string;
  readonly variablesState: {
    $(name: string, value: string): unknown;
    $(name: string): unknown;
    GlobalVariableExistsWithName(name: string): boolean;
  };
  // inkjs types the JSON as `string | void`: it returns a string when no writer is given.
  readonly state: {
    readonly currentPathString: string | null;
    readonly currentTurnIndex: number;
    ToJson(): unknown;
    LoadJson(json: string): void;
  };
  Continue(): string | null;
  ChooseChoiceIndex(index: number): void;
  BindExternalFunction(name: string, body: (label: unknown) => boolean, pure?: boolean): void;
  UnbindExternalFunction(name: string): void;
}

export interface InkChoice {
  readonly text: string;
  readonly index: number;
  readonly tags: readonly string[] | null;
}

/** One line of the story. */
export interface StoryLine {
  /** Without the line break. */
  readonly text: string;
  /** All tags of the line as they are written, those of this binding included. */
  readonly tags: readonly string[];
}

export interface StoryChoice {
  /** Give it to `choose()`. */
  readonly index: number;
  readonly text: string;
  readonly tags: readonly string[];
  /** What its `#emotion:` tag says; null without one. */
  readonly emotion: StoryEmotion | null;
}

/** The listening window that the story asks for before its next choice. */
export interface StoryWindow {
  /** From `# window: soup`; null without a name. */
  readonly name: string | null;
  readonly for: readonly Emotion[];
  /** Words of the choices that answer it. */
  readonly words: number;
  readonly timeoutMs?: number;
  readonly perWordMs?: number;
  readonly neutralMs?: number;
  readonly dwellMs?: number;
  readonly minConfidence?: number;
  readonly fresh?: false;
  readonly decide?: 'whole';
}

/** How a choice was made. */
export interface StoryAnswer {
  /** What the story was told; null when it was told nothing (no window, and no tag on the choice). */
  readonly emotion: StoryEmotion | null;
  readonly by: ListenResult['by'];
  /** Belief in `emotion`, 0..1; 1 by hand, 0 when nobody decided. */
  readonly confidence: number;
  /** What was chosen; null when cancelled. */
  readonly choice: StoryChoice | null;
  /** What the window made of the face; null without one, or when a choice was made by hand. */
  readonly listened: ListenResult | null;
}

/** A place in a story, its pending window included: plain JSON for a save. */
export interface StorySave {
  readonly version: 1;
  /** inkjs's own state. */
  readonly state: string;
  /** The tags of the window that is still to be answered. */
  readonly window: readonly string[];
  /** The last label, for stories without the variable. */
  readonly felt: StoryEmotion;
}

export interface BindOptions {
  /** The story's variable that holds the last label; default `emotion`. Without it, only `felt()` tells. */
  readonly variable?: string;
  /** A variable that is given the mood's band (`low`, `even`, `high`) with every choice; default none. */
  readonly moodVariable?: string;
  /** What windows take that say nothing themselves; default the plugin's own. */
  readonly dwellMs?: number;
  readonly timeoutMs?: number;
  /** Added to the time for each word of the choices, ms; default 0: the tags' times are all there is. */
  readonly perWordMs?: number;
  readonly neutralMs?: number;
  readonly minConfidence?: number;
}

export interface AnswerOptions {
  /** Ends the waiting; the story stays where it is, and `answer()` may be called again. */
  readonly signal?: AbortSignal;
  /** Opens no window: the player chooses by hand, without time running. */
  readonly byHand?: boolean;
}
