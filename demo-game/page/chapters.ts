import { words } from '../language/words';
import type { Chapters, Place } from '../telling/save';
import { Card } from './Card';
import { button, element } from './element';

/** @returns the place where the chosen chapter begins, or null */
export function chooseChapter(chapters: Chapters): Promise<Place | null> {
  return new Promise((resolve) => {
    let chosen: Place | null = null;
    const list = element('div', { className: 'list' });
    const card: Card = new Card(
      'chapters',
      words.chapters,
      () => resolve(chosen),
      list,
      button(words.close, () => card.close(), 'plain'),
    );
    for (const [number, place] of Object.entries(chapters)) {
      const name = words.chapterNames[Number(number)] ?? '';
      list.append(
        button(
          `${number}. ${name}`,
          () => {
            chosen = place;
            card.close();
          },
          'plain',
        ),
      );
    }
    card.open();
  });
}
