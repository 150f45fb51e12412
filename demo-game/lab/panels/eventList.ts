import { button, element } from '../../page/element';
import type { Mark } from '../analysis/Session';
import type { Lab } from '../Lab';
import { clockTime } from './clockTime';

/** The newest are what one looks for; a list of thousands would be slow to lay out. */
const MOST = 200;

/** What happened, in words, newest last; each leads to its moment. */
export function eventList(lab: Lab, marks: readonly Mark[]): HTMLElement[] {
  return marks.slice(-MOST).map(({ time, kind, text }) =>
    element(
      'li',
      { className: kind },
      button(`${clockTime(time)} ${kind} ${text}`, () => lab.seek(time)),
    ),
  );
}
