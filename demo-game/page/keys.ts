import type { Dialogue } from './Dialogue';

const NEXT = [' ', 'Enter', 'ArrowRight'];
const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** @returns forgets it */
export function onReadingKey(act: () => void): () => void {
  const listener = ({ key }: KeyboardEvent) => {
    const onButton = document.activeElement instanceof HTMLButtonElement;
    if (NEXT.includes(key) && (!onButton || key === 'ArrowRight')) act();
  };
  window.addEventListener('keydown', listener);
  return () => window.removeEventListener('keydown', listener);
}

/**
 * Space, Enter and → read on; ↑ and ↓ go through the answers; answers have their numbers; Escape
 * opens the menu, as it closes it.
 */
export function listenToKeys(dialogue: Dialogue, menu: () => void): void {
  window.addEventListener('keydown', (event) => {
    if (dialogue.root.hidden || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      menu();
      return;
    }
    const move = MOVES[event.key];
    if (move !== undefined) {
      const answers = [...dialogue.root.querySelectorAll<HTMLElement>('.answer')];
      const at = answers.findIndex((each) => each === document.activeElement);
      const next =
        at < 0 && move < 0 ? answers.length - 1 : (at + move + answers.length) % answers.length;
      answers[next]?.focus();
      return;
    }
    const onButton = document.activeElement instanceof HTMLButtonElement;
    if (!NEXT.includes(event.key) || (onButton && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    dialogue.advance();
  });
}
