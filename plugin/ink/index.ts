import type { StoryListener } from './listenWhileWatched';
import type { BindOptions, InkStory } from './story';
import { StoryBinding } from './StoryBinding';

export { StoryBinding } from './StoryBinding';
export type { StoryListener } from './listenWhileWatched';
export type {
  AnswerOptions,
  BindOptions,
  InkChoice,
  InkStory,
  StoryAnswer,
  StoryChoice,
  StoryLine,
  StorySave,
  StoryWindow,
} from './story';
export { parseEmotionTag, parseListenTag, parseWindowTag } from './tags';
export type { ListenTag, StoryEmotion } from './tags';

/**
 * Lets an Ink story listen to the player's face.
 *
 * The script is plain Ink and plays in Inky as it is:
 * ```ink
 * VAR emotion = "unsure"
 * EXTERNAL felt(label)
 *
 * Well? # listen: happy sad 6s # window: soup
 * + [Smile. #emotion: happy]
 * + [Let your face fall. #emotion: sad]
 * + [Chew on it. #emotion: unsure]
 * - { felt("happy"): You did like it. }
 *
 * === function felt(label) ===
 * ~ return emotion == label
 * ```
 * The game reads it:
 * ```ts
 * const ink = bindStory(new Story(json), this.emotion);
 * while (!ink.ended) {
 *   for (let line = ink.next(); line; line = ink.next()) await say(line.text, line.tags);
 *   if (ink.ended) break;
 *   showChoices(ink.choices, (choice) => ink.choose(choice.index));
 *   const { emotion, by, choice } = await ink.answer({ signal });
 * }
 * ```
 * - A window decides once. Its label (`happy`, …, `unsure`) is written to `VAR emotion` and stays
 *   until the next; `felt(label)` only compares with it, so that saves and tests are deterministic.
 * - A choice by hand writes its `#emotion:` tag's label just so: the camera-free path is the same.
 * - The window is open only while the plugin watches a camera; without one, `answer()` waits for
 *   `choose()` and no time runs.
 * - `save()` and `load()` keep a window that was open; it opens anew. `undo()` takes back the last.
 *
 * @param story  an inkjs `Story`, fresh or in the middle
 * @param emotion  the plugin (or the one of `phaser-emotion/testing`)
 * @throws EmotionError `bad-option` when the story's current line has a bad tag
 */
export function bindStory(
  story: InkStory,
  emotion: StoryListener,
  options?: BindOptions,
): StoryBinding {
  return new StoryBinding(story, emotion, options);
}
