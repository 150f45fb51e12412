import { after } from './gameTime';

/** Milliseconds per letter. */
const PACE = { slow: 42, normal: 24, fast: 10, instant: 0 } as const;
/** A pause after these, in letters. */
const PAUSES: Readonly<Record<string, number>> = {
  '.': 9,
  '?': 9,
  '!': 9,
  '…': 12,
  ',': 4,
  ':': 6,
  ';': 6,
  '—': 6,
};

/** Writes a line letter by letter into an element that has its final size from the start. */
export class Typewriter {
  readonly #shown: Text;
  readonly #hidden: HTMLElement;
  #stop: () => void = () => undefined;
  #finish: (() => void) | null = null;

  constructor(target: HTMLElement) {
    this.#shown = document.createTextNode('');
    this.#hidden = document.createElement('span');
    this.#hidden.className = 'unwritten';
    target.replaceChildren(this.#shown, this.#hidden);
  }

  /** Resolves when the line is written out, by time or by `finish()`. */
  write(text: string, speed: keyof typeof PACE, signal: AbortSignal): Promise<void> {
    this.finish();
    const pace = PACE[speed];
    return new Promise((resolve) => {
      let at = 0;
      const show = (count: number) => {
        at = count;
        this.#shown.data = text.slice(0, at);
        this.#hidden.textContent = text.slice(at);
      };
      const end = () => {
        this.#stop();
        this.#finish = null;
        show(text.length);
        resolve();
      };
      this.#finish = end;
      signal.addEventListener('abort', end, { once: true });
      const tick = () => {
        if (at >= text.length) {
          end();
          return;
        }
        show(at + 1);
        this.#stop = after(pace * (1 + (PAUSES[text.charAt(at - 1)] ?? 0)), tick);
      };
      if (pace === 0) end();
      else tick();
    });
  }

  get writing(): boolean {
    return this.#finish !== null;
  }

  finish(): void {
    this.#finish?.();
  }
}
