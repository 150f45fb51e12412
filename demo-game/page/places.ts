import { words } from '../language/words';
import type { Place } from '../telling/save';
import { Card } from './Card';
import { button, element } from './element';

/** Letters of the last line that are shown of a place. */
const GLIMPSE = 64;

function glimpse(text: string): string {
  return text.length > GLIMPSE ? `${text.slice(0, GLIMPSE).trimEnd()}…` : text;
}

/**
 * Lets the player choose among the places that are kept.
 *
 * @param places  by slot; null where none is kept
 * @returns the slot, or null
 */
export function choosePlace(
  heading: string,
  places: readonly (Place | null)[],
): Promise<number | null> {
  return new Promise((resolve) => {
    let chosen: number | null = null;
    const card: Card = new Card(
      'places',
      heading,
      () => resolve(chosen),
      element(
        'div',
        { className: 'list' },
        ...places.flatMap((place, slot) => {
          if (!place) return [];
          const chapter = words.chapterNames[place.setting.chapter] ?? '';
          const made = button(
            '',
            () => {
              chosen = slot;
              card.close();
            },
            'plain place',
          );
          made.append(
            element('b', {}, `${place.setting.chapter}. ${chapter}`),
            element(
              'span',
              {},
              glimpse(place.said.findLast(({ text }) => text !== '')?.text ?? ''),
            ),
          );
          return [made];
        }),
      ),
      button(words.close, () => card.close(), 'plain'),
    );
    card.open();
  });
}
