import type * as Phaser from 'phaser';
import { ModalKeys } from './modalKeys';

/** Something that the keyboard can reach and press. */
export interface Focusable {
  readonly focusable: boolean;
  showFocus(on: boolean): void;
  press(): void;
}

const NEXT = ['ArrowRight', 'ArrowDown'];
const PREVIOUS = ['ArrowLeft', 'ArrowUp'];
const PRESS = ['Enter', ' '];

/** The reachable things of one widget, in their order. */
export class FocusScope {
  readonly modal: boolean;
  readonly items: Focusable[] = [];
  /** What Escape does while this scope is the reachable one. */
  readonly onEscape: (() => void) | null;
  readonly #ring: Pick<FocusRing, 'leave' | 'close'>;

  constructor(
    modal: boolean,
    onEscape: (() => void) | null,
    ring: Pick<FocusRing, 'leave' | 'close'>,
  ) {
    this.modal = modal;
    this.onEscape = onEscape;
    this.#ring = ring;
  }

  /** Other things are reachable from now on; the focus leaves the old ones. */
  replace(items: readonly Focusable[]): void {
    this.#ring.leave(this);
    this.items.splice(0, Infinity, ...items);
  }

  close(): void {
    this.#ring.close(this);
  }
}

/**
 * One keyboard focus for all widgets of a scene. Tab reaches everything and leaves the game at the
 * end; arrows move once something has the focus. While a dialog is open only it is reachable, and
 * its keys are its own; then the focus goes back to where it was.
 */
export class FocusRing {
  static readonly #rings = new WeakMap<Phaser.Scene, FocusRing>();
  readonly #keyboard: Phaser.Input.Keyboard.KeyboardPlugin | null;
  #scopes: FocusScope[] = [];
  #current: Focusable | null = null;
  readonly #modalKeys: ModalKeys;
  /** What had the focus before each open dialog. */
  readonly #before = new Map<FocusScope, Focusable | null>();
  /** Phaser tells again of the keys of a frame when another follows in the same frame. */
  readonly #told = new WeakSet<KeyboardEvent>();

  static of(scene: Phaser.Scene): FocusRing {
    const ring = this.#rings.get(scene) ?? new FocusRing(scene);
    this.#rings.set(scene, ring);
    return ring;
  }

  constructor(scene: Phaser.Scene) {
    this.#keyboard = scene.input.keyboard;
    this.#modalKeys = new ModalKeys(
      (event) => {
        this.#onKey(event);
      },
      () => this.#keyboard?.isActive() ?? false,
    );
  }

  open(modal: boolean, onEscape: (() => void) | null = null): FocusScope {
    const scope = new FocusScope(modal, onEscape, this);
    if (this.#scopes.length === 0) this.#keyboard?.on('keydown', this.#onKey);
    this.#scopes.push(scope);
    if (modal) {
      this.#before.set(scope, this.#current);
      this.focus(null);
      this.#modalKeys.open();
    }
    return scope;
  }

  /** Its items may be gone already, with their scene: they are not drawn any more. */
  close(scope: FocusScope): void {
    if (this.#current && scope.items.includes(this.#current)) this.#current = null;
    this.#scopes = this.#scopes.filter((each) => each !== scope);
    if (this.#scopes.length === 0) this.#keyboard?.off('keydown', this.#onKey);
    if (!this.#dialog) this.#modalKeys.close();
    const before = this.#before.get(scope) ?? null;
    this.#before.delete(scope);
    if (before && this.#reachable.includes(before)) this.focus(before);
  }

  /** Takes the focus away if it is in `scope`. */
  leave(scope: FocusScope): void {
    if (this.#current && scope.items.includes(this.#current)) this.focus(null);
  }

  /** Gives the focus to `item`, or takes it away. */
  focus(item: Focusable | null): void {
    if (item === this.#current) return;
    this.#current?.showFocus(false);
    this.#current = item;
    item?.showFocus(true);
  }

  get #dialog(): FocusScope | null {
    return this.#scopes.findLast(({ modal }) => modal) ?? null;
  }

  get #reachable(): readonly Focusable[] {
    const scopes = this.#dialog ? [this.#dialog] : this.#scopes;
    return scopes.flatMap(({ items }) => items.filter(({ focusable }) => focusable));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.#told.has(event)) return;
    this.#told.add(event);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    const free = this.#current !== null || this.#dialog !== null;
    let used = false;
    if (key === 'Tab') used = this.#move(event.shiftKey ? -1 : 1, this.#dialog !== null);
    else if (free && NEXT.includes(key)) used = this.#move(1, true);
    else if (free && PREVIOUS.includes(key)) used = this.#move(-1, true);
    else if (PRESS.includes(key) && this.#current?.focusable && !event.repeat) {
      this.#current.press();
      used = true;
    } else if (key === 'Escape') used = this.#escape();
    if (used) event.preventDefault();
  };

  #escape(): boolean {
    const dialog = this.#dialog;
    if (!dialog && !this.#current) return false;
    if (dialog) dialog.onEscape?.();
    else this.focus(null);
    return true;
  }

  #move(step: 1 | -1, around: boolean): boolean {
    const items = this.#reachable;
    const at = this.#current ? items.indexOf(this.#current) : -1;
    const next = at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step;
    const inside = items[around && items.length > 0 ? (next + items.length) % items.length : next];
    this.focus(inside ?? null);
    return inside !== undefined;
  }
}
