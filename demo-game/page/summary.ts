import { words } from '../language/words';
import { SUMS, turningMoments, type Entry, type Sum } from '../telling/journal';
import type { Ended } from '../telling/Telling';
import { drawArc } from './arc';
import { Card } from './Card';
import { button, element } from './element';

const TURNS = 4;

const endings: Readonly<Record<string, string>> = words.endings;
const hints: Readonly<Record<string, string>> = words.hints;
const windows: Readonly<Record<string, string>> = words.windows;

function effect(sum: Sum, change: number): string {
  const { effects } = words.summary;
  return effects[`${sum}${change > 0 ? 'Up' : 'Down'}`];
}

function describe(entry: Entry): string {
  const effects = SUMS.filter((sum) => entry.change[sum] !== 0).map((sum) =>
    effect(sum, entry.change[sum]),
  );
  return `${words.looked[entry.emotion]} ${effects.join('; ')}.`;
}

function keep(name: string, content: Blob): void {
  const link = element('a', { href: URL.createObjectURL(content), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The story's summary as plain data. */
export function summarise({ ending, journal }: Ended) {
  return { game: 'not-a-word', version: 1, ending, journal };
}

/** Shows what was read over the whole story; resolves when the player has seen it. */
export function showSummary(ended: Ended, found: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const turning = turningMoments(ended.journal, TURNS);
    const picture = drawArc(ended.journal, turning, endings[ended.ending] ?? ended.ending);
    picture.className = 'arc';
    picture.setAttribute('role', 'img');
    picture.setAttribute(
      'aria-label',
      ended.journal
        .map((entry) => `${windows[entry.window] ?? ''}: ${words.looked[entry.emotion]}`)
        .join(' '),
    );
    const remaining = Object.keys(endings).filter((name) => !found.includes(name));
    const { summary } = words;
    const card: Card = new Card(
      'summary',
      `${summary.heading}: ${endings[ended.ending] ?? ''}`,
      resolve,
      picture,
      element('h3', {}, summary.turned),
      element(
        'ul',
        {},
        ...turning.map((entry) =>
          element('li', {}, element('b', {}, `${windows[entry.window] ?? ''}: `), describe(entry)),
        ),
      ),
      element('h3', {}, `${summary.found}: ${found.length} / ${Object.keys(endings).length}`),
      element('p', {}, found.map((name) => endings[name] ?? name).join(' · ')),
      element('h3', { hidden: remaining.length === 0 }, summary.remaining),
      element('ul', {}, ...remaining.map((name) => element('li', {}, hints[name] ?? ''))),
      element('p', { className: 'small' }, summary.note),
      element(
        'div',
        { className: 'pair' },
        button(
          summary.image,
          () =>
            picture.toBlob((blob) => {
              if (blob) keep('not-a-word.png', blob);
            }),
          'plain',
        ),
        button(
          summary.json,
          () => {
            const text = JSON.stringify(summarise(ended), null, 2);
            keep('not-a-word.json', new Blob([text], { type: 'application/json' }));
          },
          'plain',
        ),
      ),
      button(summary.again, () => card.close(), 'primary wide'),
    );
    card.open();
  });
}
