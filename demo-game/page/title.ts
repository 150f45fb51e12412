import { words } from '../language/words';
import { button, element } from './element';

export interface TitleChoices {
  readonly begin: () => void;
  /** Null when there is nothing to go on with. */
  readonly resume: (() => void) | null;
  /** Null until an ending was seen. */
  readonly chapters: (() => void) | null;
  readonly settings: () => void;
  /** Endings that were seen. */
  readonly found: readonly string[];
  /** Where the lab is; null where players must not leave the game. */
  readonly lab: string | null;
}

/** A bell for each ending: named where it was found, a silhouette with its hint where not. */
function endingMarks(found: readonly string[]): HTMLElement {
  const marks = Object.entries(words.endings).map(([name, title]) => {
    const seen = found.includes(name);
    const hints: Readonly<Record<string, string>> = words.hints;
    return element(
      'li',
      { className: seen ? 'found' : '', title: seen ? title : (hints[name] ?? '') },
      element('span', { className: 'unseen' }, seen ? title : (hints[name] ?? '')),
    );
  });
  return element(
    'ul',
    {
      className: 'endings',
      aria: { label: `${words.endingsFound}: ${found.length} / ${marks.length}` },
    },
    ...marks,
  );
}

export function titleScreen(
  { begin, resume, chapters, settings, found, lab }: TitleChoices,
  notice: string,
): HTMLElement {
  const nav = element('nav', { aria: { label: words.title } });
  if (resume) nav.append(button(words.resume, resume));
  nav.append(button(words.begin, begin));
  if (chapters) nav.append(button(words.chapters, chapters));
  nav.append(button(words.settings, settings));
  const root = element(
    'main',
    { className: 'title' },
    element('h1', {}, words.title),
    element('p', {}, words.tagline),
    element('p', { className: 'promise' }, words.promise),
  );
  if (notice) root.append(element('p', { className: 'notice', aria: { role: 'alert' } }, notice));
  root.append(nav);
  if (found.length > 0) root.append(endingMarks(found));
  if (lab) root.append(element('a', { href: lab, className: 'aside' }, words.lab));
  return root;
}
