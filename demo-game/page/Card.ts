import { element } from './element';
import { holdGame } from './gameTime';

const open = new Set<Card>();

/** Closes whatever lies over the stage. */
export function closeCards(): void {
  for (const card of open) card.close();
}

/**
 * A card over the stage: modal, closed by Escape, focus kept inside by the browser. While it lies
 * there the game is held.
 */
export class Card {
  readonly root: HTMLDialogElement;
  readonly #closed: () => void;
  #letGo: () => void = () => undefined;

  constructor(className: string, heading: string, closed: () => void, ...content: Node[]) {
    const title = element(
      'h2',
      { id: `${className}-heading`, tabIndex: -1, autofocus: true },
      heading,
    );
    this.root = element(
      'dialog',
      { className: `card ${className}`, aria: { labelledby: title.id } },
      title,
      ...content,
    );
    this.#closed = closed;
    this.root.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.close();
    });
  }

  open(): this {
    open.add(this);
    this.#letGo = holdGame();
    document.body.append(this.root);
    this.root.showModal();
    return this;
  }

  close(): void {
    if (!open.delete(this)) return;
    this.root.close();
    this.root.remove();
    this.#letGo();
    this.#closed();
  }
}
