import { afterAll, vi } from 'vitest';

/** What a file of tests put in place of the world goes with it: the next one runs in the same process. */
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});
