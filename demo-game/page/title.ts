import { words } from '../language/words';
import { button, element } from './element';

export interface TitleChoices {
  readonly begin: () => void;
  /** Null when there is nothing to go on with. */
  readonly resume: (() => void) | null;
  /** Null until an ending was seen. */
  readonly chapters: (() => void) | null;
  readonly settings: () => void;
  /** Where the lab is; null where players must not leave the game. */
  readonly lab: string | null;
}

export function titleScreen(
  { begin, resume, chapters, settings, lab }: TitleChoices,
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
  );
  if (notice) root.append(element('p', { className: 'notice', aria: { role: 'alert' } }, notice));
  root.append(nav);
  if (lab) root.append(element('a', { href: lab, className: 'aside' }, words.lab));
  return root;
}
