import type * as Phaser from 'phaser';

/** Phaser's numbers for a scene's status, by value, so that no copy of Phaser is imported. */
const START = 2;
const RUNNING = 5;
const PAUSED = 6;
const SLEEPING = 7;
const SHUTDOWN = 8;

const statusOf = (scene: Phaser.Scene): number => scene.sys.settings.status;

function isRunning(scene: Phaser.Scene): boolean {
  const status = statusOf(scene);
  return status >= START && status <= RUNNING;
}

function isWaiting(scene: Phaser.Scene): boolean {
  const status = statusOf(scene);
  return status === PAUSED || status === SLEEPING;
}

/** Whether a scene was shut down or destroyed, and not started again. */
export function isOver(scene: Phaser.Scene): boolean {
  return statusOf(scene) >= SHUTDOWN;
}

/** The scenes that a player sees moving now. */
export function runningScenes(game: Phaser.Game): readonly Phaser.Scene[] {
  return game.scene.scenes.filter(isRunning);
}

/**
 * Whether the game stands still for what began among these scenes: it is paused or asleep, or all
 * of them are that were not shut down.
 */
export function standsStill(game: Phaser.Game, scenes: readonly Phaser.Scene[]): boolean {
  const { isPaused } = game as Phaser.Game & { readonly isPaused?: boolean };
  if (isPaused || (game.isRunning && !game.loop.running)) return true;
  return scenes.some(isWaiting) && !scenes.some(isRunning);
}
