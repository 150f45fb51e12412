import { words } from '../language/words';
import type { Said } from '../telling/save';
import { Card } from './Card';
import { button, element } from './element';

const isSpeaker = (name: string): name is keyof typeof words.speakers => name in words.speakers;

/** Everything that was said, and what you showed to it, the newest in view. */
export function openBacklog(said: readonly Said[]): void {
  const list = element(
    'div',
    { className: 'said', tabIndex: 0, aria: { role: 'region', label: words.backlog } },
    ...said.map(({ speaker, text, shown }) =>
      shown
        ? element('p', { className: 'shown' }, words.looked[shown])
        : speaker !== null && isSpeaker(speaker)
          ? element('p', {}, element('b', {}, `${words.speakers[speaker]}: `), text)
          : element('p', { className: 'narrated' }, text),
    ),
  );
  const card: Card = new Card(
    'backlog',
    words.backlog,
    () => undefined,
    list,
    button(words.close, () => card.close(), 'plain'),
  );
  card.open();
  list.scrollTop = list.scrollHeight;
}
