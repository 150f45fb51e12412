/** Keys that move through a dialog, press its buttons and close it. */
const OWN = new Set([
  'Tab',
  'Enter',
  ' ',
  'Escape',
  'ArrowRight',
  'ArrowDown',
  'ArrowLeft',
  'ArrowUp',
]);

/** All open dialogs of the page, the latest last: it alone has the keys. */
const open: ModalKeys[] = [];

/**
 * The keys of a dialog while it is open. They are taken before Phaser, its key objects and the page's
 * own listeners hear of them; so is the release of a key whose press was taken.
 */
export class ModalKeys {
  readonly #take: (event: KeyboardEvent) => void;
  readonly #active: () => boolean;
  readonly #pressed = new Set<string>();

  /** @param active false while the dialog's scene takes no input */
  constructor(take: (event: KeyboardEvent) => void, active: () => boolean) {
    this.#take = take;
    this.#active = active;
  }

  open(): void {
    if (open.includes(this)) return;
    open.push(this);
    window.addEventListener('keydown', this.#down, true);
    window.addEventListener('keyup', this.#up, true);
  }

  close(): void {
    const at = open.indexOf(this);
    if (at >= 0) open.splice(at, 1);
    window.removeEventListener('keydown', this.#down, true);
    if (this.#pressed.size === 0) window.removeEventListener('keyup', this.#up, true);
  }

  readonly #down = (event: KeyboardEvent): void => {
    if (open.at(-1) !== this || !this.#active() || !isOwn(event)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    this.#pressed.add(event.key);
    this.#take(event);
  };

  readonly #up = (event: KeyboardEvent): void => {
    if (!this.#pressed.delete(event.key)) return;
    event.stopImmediatePropagation();
    if (this.#pressed.size === 0 && !open.includes(this)) {
      window.removeEventListener('keyup', this.#up, true);
    }
  };
}

/** What somebody types into a field of the page is theirs. */
function isOwn({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey || !OWN.has(key)) return false;
  if (!(target instanceof HTMLElement)) return true;
  return !target.isContentEditable && !/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
