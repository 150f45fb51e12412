import type * as Phaser from 'phaser';

/** The game's surface in the widgets' own unit, which is about one CSS pixel for the player. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  /** Game pixels per unit. */
  readonly unit: number;
}

/** Below this many game pixels per unit there are too few pixels for letters. */
const LEAST_UNIT = 0.75;

/**
 * Game pixels per CSS pixel: 1 under `RESIZE`, the ratio of game to canvas under `FIT`, the device
 * pixel ratio in a game that renders at it. Widgets keep their size for the player under each.
 */
export function gameUnit({ gameSize, displaySize }: Phaser.Scale.ScaleManager): number {
  const ratio = gameSize.width / displaySize.width;
  return Number.isFinite(ratio) && ratio > 0 ? Math.max(LEAST_UNIT, ratio) : 1;
}

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

/** Where the top left of a box goes that stands in a corner. */
export function inCorner(
  corner: Corner,
  { width, height }: { readonly width: number; readonly height: number },
  screen: Screen,
  margin: number,
): { x: number; y: number } {
  const x = corner.endsWith('left') ? margin : screen.width - margin - width;
  const y = corner.startsWith('top') ? margin : screen.height - margin - height;
  return { x: Math.round(x), y: Math.round(y) };
}
