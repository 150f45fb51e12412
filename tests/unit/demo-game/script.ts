import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Compiler, CompilerOptions } from 'inkjs/full';
import { Story } from 'inkjs';
import { parseEmotionTag, type StoryEmotion } from 'phaser-emotion/ink';

const main = resolve(import.meta.dirname, '../../../demo-game/story/not-a-word.ink');

/** Compiles the story as the game's build does; the compiler's complaints come with it. */
export function compileStory(): { json: string; problems: readonly string[] } {
  const problems: string[] = [];
  const folder = dirname(main);
  const handler = {
    ResolveInkFilename: (name: string) => resolve(folder, name),
    LoadInkFileContents: (path: string) => readFileSync(path, 'utf8'),
  };
  const report = (message: string) => problems.push(message);
  const options = new CompilerOptions(main, [], false, report, handler);
  const story = new Compiler(readFileSync(main, 'utf8'), options).Compile();
  return { json: String(story.ToJson()), problems };
}

export interface Walk {
  readonly lines: readonly { readonly text: string; readonly tags: readonly string[] }[];
  /** Names of the listening windows on the way. */
  readonly windows: readonly string[];
  readonly ending: string | null;
}

/** One way of answering: what the face shows in a window of this name, of these labels. */
export type Player = (window: string, labels: readonly StoryEmotion[]) => StoryEmotion;

/** A story that a walk can start from, with Ink's own fallback for `felt`, as in Inky. */
export function newStory(json: string): Story {
  const story = new Story(json);
  story.allowExternalFunctionFallbacks = true;
  return story;
}

/** The value of the story's tag `name: value`, or null. */
export function tagValue(tags: readonly string[], name: string): string | null {
  const found = tags.find((tag) => tag.startsWith(`${name}:`));
  return found ? found.slice(name.length + 1).trim() : null;
}

/** Plays the story to its END. */
export function walk(story: Story, player: Player): Walk {
  const lines: Walk['lines'][number][] = [];
  const windows: string[] = [];
  let ending: string | null = null;
  for (;;) {
    let window: string | null = null;
    while (story.canContinue) {
      const text = (story.Continue() ?? '').trim();
      const tags = story.currentTags ?? [];
      lines.push({ text, tags });
      window = tagValue(tags, 'window') ?? window;
      ending = tagValue(tags, 'ending') ?? ending;
    }
    const choices = story.currentChoices;
    if (choices.length === 0) return { lines, windows, ending };
    if (window) windows.push(window);
    const named = labelsOf(story).filter((label) => label !== undefined);
    if (window && named.length > 0) choose(story, player(window, named));
    else story.ChooseChoiceIndex(0);
  }
}

function labelsOf({ currentChoices }: Story): (StoryEmotion | undefined)[] {
  return currentChoices.map(
    ({ tags }) => tags?.map(parseEmotionTag).find((each) => each !== null) ?? undefined,
  );
}

/** Takes the choice that is tagged with the label. */
export function choose(story: Story, label: StoryEmotion): void {
  story.ChooseChoiceIndex(labelsOf(story).indexOf(label));
}
