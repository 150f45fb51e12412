import { words } from '../language/words';
import { SUMS, turningMoments, type Entry, type Sum } from '../telling/journal';
import type { Ended } from '../telling/Telling';
import { drawArc } from './arc';
import { Card } from './Card';
import { button, element } from './element';
import { drawKeepsake, type Scene } from './keepsake';

const TURNS = 4;
const MOMENTS = 3;

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

/** The moments that turned the story, or else the last ones, with what was said to your face. */
function keptMoments(journal: readonly Entry[]): readonly Entry[] {
  const answered = journal.filter(({ reply }) => reply !== undefined && reply.text !== '');
  const turned = turningMoments(answered, MOMENTS);
  const others = answered.filter((entry) => !turned.includes(entry)).slice(turned.length - MOMENTS);
  const kept = turned.length < MOMENTS ? [...turned, ...others] : turned;
  return answered.filter((entry) => kept.includes(entry));
}

/**
 * Shows what the ending was, with a picture to keep, and behind it how the player looked; resolves
 * when they have seen it.
 */
export async function showSummary(
  ended: Ended,
  found: readonly string[],
  scene: Scene | null,
): Promise<void> {
  const name = endings[ended.ending] ?? ended.ending;
  const moments = keptMoments(ended.journal);
  const keepsake = await drawKeepsake(name, moments, scene);
  return new Promise((resolve) => {
    keepsake.className = 'keepsake';
    keepsake.setAttribute('role', 'img');
    keepsake.setAttribute(
      'aria-label',
      [
        name,
        ...moments.map(({ emotion, reply }) => `${words.looked[emotion]} ${reply?.text ?? ''}`),
      ].join(' '),
    );
    const turning = turningMoments(ended.journal, TURNS);
    const picture = drawArc(ended.journal, turning, name);
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
      name,
      resolve,
      keepsake,
      button(
        summary.image,
        () =>
          keepsake.toBlob((blob) => {
            if (blob) keep('not-a-word.png', blob);
          }),
        'primary wide',
      ),
      element('h3', {}, `${summary.found}: ${found.length} / ${Object.keys(endings).length}`),
      element('p', {}, found.map((name) => endings[name] ?? name).join(' · ')),
      element('h3', { hidden: remaining.length === 0 }, summary.remaining),
      element('ul', {}, ...remaining.map((name) => element('li', {}, hints[name] ?? ''))),
      element(
        'details',
        {},
        element('summary', {}, summary.heading),
        picture,
        element('h3', {}, summary.turned),
        element(
          'ul',
          {},
          ...turning.map((entry) =>
            element(
              'li',
              {},
              element('b', {}, `${windows[entry.window] ?? ''}: `),
              describe(entry),
            ),
          ),
        ),
        element('p', { className: 'small' }, summary.note),
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
