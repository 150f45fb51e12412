import type { Does } from './Life';

export interface PageListener {
  /** Hidden, or left for another. */
  hidden(hidden: boolean): void;
  blurred(blurred: boolean): void;
  key(key: string): void;
}

/**
 * What the page and its window do, whether or not a game loop still runs to notice: a hidden tab
 * stops Phaser's steps but must still release the camera.
 */
export class WatchedPage {
  readonly #listener: PageListener;
  readonly #ending = new AbortController();
  #watches = false;

  readonly effects: Does<'end'> = {
    end: () => this.#ending.abort(),
  };

  constructor(listener: PageListener) {
    this.#listener = listener;
  }

  /** Tells at once whether it is hidden; called again, nothing. */
  watch(): void {
    const { signal } = this.#ending;
    if (this.#watches || signal.aborted || typeof document === 'undefined') return;
    this.#watches = true;
    const listener = this.#listener;
    const look = () => listener.hidden(document.hidden);
    document.addEventListener('visibilitychange', look, { signal });
    const on = (name: string, act: () => void) => window.addEventListener(name, act, { signal });
    on('pagehide', () => listener.hidden(true));
    on('pageshow', look);
    on('blur', () => listener.blurred(true));
    on('focus', () => listener.blurred(false));
    // Captured, so that a game's own key handling cannot keep it from the player.
    window.addEventListener('keydown', ({ key }) => listener.key(key), { signal, capture: true });
    look();
  }
}
