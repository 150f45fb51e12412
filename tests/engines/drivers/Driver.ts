import { patience } from '../../harness/pace.ts';

/** A browser of any engine, with one page open. */
export interface Driver {
  /** As the browser tells it. */
  readonly version: string;
  open(url: string): Promise<void>;
  /** Runs the body of an async function in the page; what it returns must be JSON. */
  run<T>(body: string): Promise<T>;
  press(key: string): Promise<void>;
  /** @returns a PNG */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * Waits until an expression in the page is true.
 *
 * @param ms  longer on a slow machine
 * @returns its value; null when patience ends
 */
export function until<T>(driver: Driver, value: string, ms = 30_000): Promise<T | null> {
  return driver.run<T | null>(`
    const until = performance.now() + ${patience(ms)};
    for (;;) {
      const value = (() => ${value})();
      if (value) return value instanceof Element ? true : value;
      if (performance.now() > until) return null;
      await new Promise((resolve) => setTimeout(resolve, 60));
    }`);
}
