import type { Digest } from 'phaser-emotion/playtest';
import { element } from '../../page/element';
import { clockTime } from '../panels/clockTime';

/** Height of a row, px; the style sheet has the same. */
const ROW = 44;
/** Rows kept ready above and below those in sight. */
const SPARE = 6;

export interface PlayerListActions {
  open(session: string): void;
  point(session: string | null): void;
}

/** A list of any length: only the rows in sight are on the page. */
export class PlayerList {
  readonly root = element('div', {
    className: 'players',
    aria: { role: 'list', label: 'Sessions' },
  });
  readonly #inner = element('div');
  readonly #actions: PlayerListActions;
  #digests: readonly Digest[] = [];

  constructor(actions: PlayerListActions) {
    this.#actions = actions;
    this.root.append(this.#inner);
    this.root.addEventListener('scroll', () => this.#render(), { passive: true });
    new ResizeObserver(() => this.#render()).observe(this.root);
  }

  show(digests: readonly Digest[]): void {
    this.#digests = digests;
    this.#inner.style.height = `${digests.length * ROW}px`;
    this.#render();
  }

  #render(): void {
    const first = Math.max(0, Math.floor(this.root.scrollTop / ROW) - SPARE);
    const count = Math.ceil(this.root.clientHeight / ROW) + 2 * SPARE;
    const focused = document.activeElement;
    const kept = focused instanceof HTMLElement ? focused.dataset['session'] : undefined;
    const rows = this.#digests
      .slice(first, first + count)
      .map((digest, at) => this.#row(digest, first + at));
    this.#inner.replaceChildren(...rows);
    if (kept === undefined) return;
    const again = rows.find((row) => row.dataset['session'] === kept);
    again?.focus({ preventScroll: true });
  }

  #row(digest: Digest, place: number): HTMLElement {
    const { id, player, version, durationMs, seen, windows } = digest;
    const unsure = windows.filter(({ answer }) => answer === 'unsure').length;
    const facts = [
      version,
      clockTime(Math.round(durationMs / 1000)),
      `face ${Math.round(100 * seen)} %`,
      ...(unsure > 0 ? [`${unsure} unsure`] : []),
    ];
    const row = element(
      'button',
      {
        type: 'button',
        onclick: () => this.#actions.open(id),
        onmouseenter: () => this.#actions.point(id),
        onmouseleave: () => this.#actions.point(null),
        onfocus: () => this.#actions.point(id),
      },
      element('b', {}, player),
      element('span', { className: 'note' }, facts.join(' · ')),
    );
    row.dataset['session'] = id;
    row.style.top = `${place * ROW}px`;
    return row;
  }
}
