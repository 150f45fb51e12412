import { element } from './element';

/** A card over the stage: modal, closed by Escape, focus kept inside by the browser. */
export class Card {
  readonly root: HTMLDialogElement;
  readonly #closed: () => void;

  /** @param closable  false when one of its buttons must be chosen */
  constructor(
    className: string,
    heading: string,
    closable: boolean,
    closed: () => void,
    ...content: Node[]
  ) {
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
      if (closable) this.close();
    });
  }

  open(): this {
    document.body.append(this.root);
    this.root.showModal();
    return this;
  }

  close(): void {
    if (!this.root.isConnected) return;
    this.root.close();
    this.root.remove();
    this.#closed();
  }
}
