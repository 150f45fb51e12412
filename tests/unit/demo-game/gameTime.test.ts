import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { after, holdGame } from '../../../demo-game/page/gameTime';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('stands still while anything lies over the game, and goes on with what was left', () => {
  const act = vi.fn();
  after(1000, act);
  vi.advanceTimersByTime(600);
  const closeMenu = holdGame();
  const closeLog = holdGame();
  vi.advanceTimersByTime(60_000);
  closeLog();
  closeLog();
  vi.advanceTimersByTime(60_000);
  expect(act).not.toHaveBeenCalled();
  closeMenu();
  vi.advanceTimersByTime(399);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledOnce();
});

it('begins no timer under a card, and forgets one that was prevented there', () => {
  const [later, never] = [vi.fn(), vi.fn()];
  const letGo = holdGame();
  after(10, later);
  const prevent = after(10, never);
  vi.advanceTimersByTime(60_000);
  prevent();
  letGo();
  vi.advanceTimersByTime(10);
  expect(later).toHaveBeenCalledOnce();
  expect(never).not.toHaveBeenCalled();
});
