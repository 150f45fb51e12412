import { readFileSync } from 'node:fs';
import { Compiler, Story } from 'inkjs/full';

/** A fresh story of a file in `stories/`, compiled as the game's build does it. */
export function storyFrom(name: string): Story {
  const source = readFileSync(new URL(`./stories/${name}.ink`, import.meta.url), 'utf8');
  return compile(source);
}

export function compile(source: string): Story {
  return new Story(String(new Compiler(source).Compile().ToJson()));
}
