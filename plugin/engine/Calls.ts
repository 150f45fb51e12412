import type { Does } from './Life';

/** The promises of callers, each until the machine settles it. */
export class Calls {
  readonly #waiting = new Map<number, (outcome: boolean) => void>();
  #made = 0;

  readonly effects: Does<'settle'> = {
    settle: ({ calls, as }) => {
      for (const call of calls) {
        this.#waiting.get(call)?.(as);
        this.#waiting.delete(call);
      }
    },
  };

  /** @param ask  is given the caller's number, by which the call is settled */
  make(ask: (caller: number) => void): Promise<boolean> {
    this.#made += 1;
    const caller = this.#made;
    return new Promise((resolve) => {
      this.#waiting.set(caller, resolve);
      ask(caller);
    });
  }
}
