import type * as Phaser from 'phaser';
import type { UiTheme } from './theme';
import type { Size } from './Widget';

export interface PanelStyle {
  readonly fill: number;
  readonly alpha?: number;
  readonly border?: number;
  /** Drawn around it, clear of its edge: where the keyboard is. */
  readonly ring?: number;
}

const RING = 3;

/** A rounded box with its top left at the graphics' own place. */
export function drawPanel(
  graphics: Phaser.GameObjects.Graphics,
  { width, height }: Size,
  { cornerRadius }: UiTheme,
  { fill, alpha = 1, border, ring }: PanelStyle,
): void {
  const radius = Math.min(cornerRadius, height / 2, width / 2);
  graphics.fillStyle(fill, alpha).fillRoundedRect(0, 0, width, height, radius);
  if (border !== undefined) {
    graphics.lineStyle(1, border, 1).strokeRoundedRect(0.5, 0.5, width - 1, height - 1, radius);
  }
  if (ring !== undefined) {
    graphics
      .lineStyle(RING, ring, 1)
      .strokeRoundedRect(-RING, -RING, width + 2 * RING, height + 2 * RING, radius + RING);
  }
}

/** A bar that is filled from the left, with its top left at `x`, `y` of the graphics. */
export function drawBar(
  graphics: Phaser.GameObjects.Graphics,
  { x, y, width, height }: Size & { readonly x: number; readonly y: number },
  share: number,
  colours: { readonly fill: number; readonly track: number },
): void {
  const radius = height / 2;
  graphics.fillStyle(colours.track, 1).fillRoundedRect(x, y, width, height, radius);
  const filled = width * Math.min(1, Math.max(0, share));
  if (filled < 3) return;
  graphics
    .fillStyle(colours.fill, 1)
    .fillRoundedRect(x, y, filled, height, Math.min(radius, filled / 2));
}
