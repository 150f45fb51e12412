import { createStore } from 'zustand/vanilla';

/** How many things lie over the game; while there is one, the game stands still. */
export const holds = createStore<{ readonly count: number }>(() => ({ count: 0 }));

/** @returns lets go */
export function holdGame(): () => void {
  let holding = true;
  holds.setState(({ count }) => ({ count: count + 1 }));
  return () => {
    if (holding) holds.setState(({ count }) => ({ count: count - 1 }));
    holding = false;
  };
}

interface Timer {
  readonly act: () => void;
  leftMs: number;
  startedAt: number;
  handle: number;
}

const timers = new Set<Timer>();

function run(timer: Timer): void {
  timer.startedAt = performance.now();
  timer.handle = window.setTimeout(() => {
    timers.delete(timer);
    timer.act();
  }, timer.leftMs);
}

holds.subscribe(({ count }, before) => {
  if (count > 0 === before.count > 0) return;
  for (const timer of timers) {
    if (count === 0) run(timer);
    else {
      window.clearTimeout(timer.handle);
      timer.leftMs -= performance.now() - timer.startedAt;
    }
  }
});

/**
 * Acts after `ms` of the game's time, in which what is held does not count.
 *
 * @returns prevents it
 */
export function after(ms: number, act: () => void): () => void {
  const timer: Timer = { act, leftMs: ms, startedAt: 0, handle: 0 };
  timers.add(timer);
  if (holds.getState().count === 0) run(timer);
  return () => {
    timers.delete(timer);
    window.clearTimeout(timer.handle);
  };
}
