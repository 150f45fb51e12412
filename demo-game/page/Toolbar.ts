import { words } from '../language/words';
import type { SettingsStore } from '../state/settings';
import { button, element, twoLengths } from './element';

export interface Tools {
  readonly skip: () => void;
  readonly backlog: () => void;
  readonly settings: () => void;
}

/** The buttons at the top of the screen while the story is told. */
export class Toolbar {
  readonly root = element('header', { className: 'bar' });
  readonly #tools: HTMLElement;
  readonly #skip: HTMLButtonElement;

  constructor(
    chip: HTMLElement,
    settings: SettingsStore,
    { skip, backlog, settings: open }: Tools,
  ) {
    const auto = button(
      words.auto,
      () => settings.setState(({ auto: on }) => ({ auto: !on })),
      'tool',
    );
    const show = () => auto.setAttribute('aria-pressed', String(settings.getState().auto));
    show();
    settings.subscribe(show);
    this.#skip = button(words.skip, skip, 'tool');
    const said = button('', backlog, 'tool');
    said.append(...twoLengths(words.backlog, words.backlogShort));
    this.#tools = element(
      'span',
      { className: 'tools' },
      auto,
      this.#skip,
      said,
      button(words.menu, open, 'tool'),
    );
    this.root.append(chip, this.#tools);
    // A click here leaves the focus where it is: the keys go on reading.
    this.root.addEventListener('mousedown', (event) => event.preventDefault());
  }

  set skipping(skipping: boolean) {
    this.#skip.textContent = skipping ? words.skipping : words.skip;
    this.#skip.setAttribute('aria-pressed', String(skipping));
  }

  set telling(telling: boolean) {
    this.#tools.hidden = !telling;
    // Before the story nothing has asked for the camera yet, and nothing here shall.
    this.root.classList.toggle('resting', !telling);
  }
}
