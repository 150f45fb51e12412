/** A frame arriving this much early, in shares of the period, still counts as due. */
const EARLY = 0.2;

/** Thins what comes to a wished rate. */
export class Rhythm {
  #dueAt: number | null = null;

  /**
   * Whether it is time for a frame: then the next one is due a period later.
   *
   * @param now  ms
   * @param fps  frames/s
   */
  isDue(now: number, fps: number): boolean {
    const period = 1000 / fps;
    const dueAt = this.#dueAt ?? now;
    if (now < dueAt - period * EARLY) return false;
    this.#dueAt = Math.max(dueAt + period, now);
    return true;
  }
}
