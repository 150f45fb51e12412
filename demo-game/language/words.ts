import { en, type Words } from './en';

/** Languages by their tag; add a file like `en.ts` and name it here. */
const LANGUAGES: Readonly<Record<string, Words>> = { en };

/** The words in the first of the player's languages that the game knows. */
export function chooseWords(preferred: readonly string[]): Words {
  for (const tag of preferred) {
    const words = LANGUAGES[tag.toLowerCase().split('-')[0] ?? ''];
    if (words) return words;
  }
  return en;
}

export const words = chooseWords(globalThis.navigator.languages);
