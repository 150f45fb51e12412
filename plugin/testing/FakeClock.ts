import type { Clock } from '../clock';

interface Timer {
  readonly dueAt: number;
  readonly callback: () => void;
}

/** Enough turns of the microtask queue for a chain of promises as long as any game's. */
const SETTLING_TURNS = 64;

async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < SETTLING_TURNS; turn += 1) await Promise.resolve();
}

/**
 * Time that moves only when a test moves it. It begins at 0 ms and never runs back. Timers fire in
 * the order of their due times, each at its own time, those set meanwhile included.
 */
export class FakeClock implements Clock {
  #now = 0;
  #lastId = 0;
  #timers = new Map<number, Timer>();

  now(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): number {
    this.#lastId += 1;
    this.#timers.set(this.#lastId, { dueAt: this.#now + Math.max(0, ms), callback });
    return this.#lastId;
  }

  clearTimeout(id: number): void {
    this.#timers.delete(id);
  }

  /**
   * Moves time on by `ms` at once; promises that timers settle run on only afterwards.
   *
   * @throws RangeError when `ms` is negative or no number
   */
  increment(ms: number): void {
    this.set(this.#now + ms);
  }

  /**
   * Moves time to `time`, ms.
   *
   * @throws RangeError when `time` lies in the past or is no number
   */
  set(time: number): void {
    this.#requireLater(time);
    while (this.#fireNext(time));
    this.#now = time;
  }

  /**
   * Moves time on by `ms` and lets promises settle after every timer, as they do in play: code that
   * awaits one thing and then starts the next does so at the right moment of fake time.
   *
   * @throws RangeError when `ms` is negative or no number
   */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    this.#requireLater(end);
    await settlePromises();
    while (this.#fireNext(end)) await settlePromises();
    this.#now = Math.max(this.#now, end);
  }

  #requireLater(time: number): void {
    if (!(time >= this.#now)) {
      throw new RangeError(`The clock stands at ${this.#now} ms and cannot be set to ${time} ms.`);
    }
  }

  #fireNext(until: number): boolean {
    let next: [number, Timer] | null = null;
    for (const entry of this.#timers) {
      if (entry[1].dueAt <= until && (!next || entry[1].dueAt < next[1].dueAt)) next = entry;
    }
    if (!next) return false;
    const [id, { dueAt, callback }] = next;
    this.#timers.delete(id);
    this.#now = Math.max(this.#now, dueAt);
    callback();
    return true;
  }
}
