import type { InkChoice, StoryChoice } from './story';
import { parseEmotionTag, type StoryEmotion } from './tags';

/** @throws EmotionError `bad-option` with the text of a tag that makes no sense */
export function readChoice({ index, text, tags }: InkChoice): StoryChoice {
  let emotion: StoryEmotion | null = null;
  for (const tag of tags ?? []) emotion ??= parseEmotionTag(tag);
  return { index, text, tags: tags ?? [], emotion };
}

/**
 * The choice that a label takes: the one tagged with it, else the only untagged one. Null leaves
 * it to the player's hand.
 */
export function chosenBy(label: StoryEmotion, choices: readonly StoryChoice[]): StoryChoice | null {
  const tagged = choices.find(({ emotion }) => emotion === label);
  if (tagged) return tagged;
  const [only, ...others] = choices.filter(({ emotion }) => emotion === null);
  return only && others.length === 0 ? only : null;
}
