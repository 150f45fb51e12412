import { button, element } from '../../page/element';
import type { Mark } from '../analysis/Session';
import type { Lab } from '../Lab';
import { clockTime } from './clockTime';

/** The newest are what one looks for; a list of thousands would be slow to lay out. */
const MOST = 200;

/** What happened, in words, newest last; each leads to its moment. */
export class EventList {
  readonly #root: HTMLElement;
  readonly #lab: Lab;
  #shown: readonly Mark[] = [];

  constructor(root: HTMLElement, lab: Lab) {
    this.#root = root;
    this.#lab = lab;
  }

  /** What is there already stays: a button must not go from under a finger or lose the focus. */
  show(marks: readonly Mark[]): void {
    const wanted = marks.slice(-MOST);
    const kept = new Map(this.#shown.map((mark, at) => [mark, this.#root.children[at]]));
    const items = wanted.map((mark) => kept.get(mark) ?? this.#item(mark));
    this.#shown = wanted;
    const children = [...this.#root.children];
    for (const child of children) if (!items.includes(child)) child.remove();
    this.#root.append(...items.filter((item) => !item.isConnected));
  }

  #item({ time, kind, text }: Mark): Element {
    const label = `${clockTime(time)} ${kind} ${text}`;
    return element(
      'li',
      { className: kind },
      button(label, () => this.#lab.seek(time)),
    );
  }
}
