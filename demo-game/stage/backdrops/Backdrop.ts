import type { Props } from '../../telling/props';
import type { Brush } from '../brush';
import type { Palette } from '../palette';

/** Backdrops are painted on a sheet of this size and cover the screen from its middle. */
export const WIDTH = 1600;
export const HEIGHT = 900;

/** A light that is laid over the painting and may flicker. */
export interface Light {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: number;
  /** 0..1. */
  readonly strength: number;
  /** 0: steady; 1: a flame. */
  readonly flicker: number;
  /** Whether it is lit; always when absent. */
  readonly lit?: (props: Props) => boolean;
}

/** A part of the sheet, px. */
export interface Opening {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where somebody peeps out: the part of the sheet in which they are seen, and their size. */
export interface Hideout extends Opening {
  /** Middle of the face, px of the sheet. */
  readonly faceX: number;
  readonly faceY: number;
  /** Of a portrait. */
  readonly scale: number;
  /** −1 looks to the left. */
  readonly facing: 1 | -1;
  /** What is behind them; nothing when absent. */
  readonly dark?: string;
}

export interface Backdrop {
  /** The opaque back of the scene. */
  far(brush: Brush, palette: Palette): void;
  /** What stands before it, on a transparent sheet. */
  near(brush: Brush, palette: Palette): void;
  /** What may change: painted over `far`, and over `near`. */
  readonly changing?: {
    far?(brush: Brush, props: Props): void;
    near?(brush: Brush, props: Props): void;
  };
  /** Whoever is behind something, and seen by the width of an eye. */
  readonly hideout?: Hideout;
  readonly lights: readonly Light[];
  /** Where the weather is; the whole sheet when absent. */
  readonly opening?: Opening;
}

/** A vertical gradient over the sheet. */
export function fade(
  { ctx }: Brush,
  top: string,
  bottom: string,
  from = 0,
  to = HEIGHT,
): CanvasGradient {
  const gradient = ctx.createLinearGradient(0, from, 0, to);
  gradient.addColorStop(0, top);
  gradient.addColorStop(1, bottom);
  return gradient;
}

/** Wall, floor and the dark of the corners. */
export function room(brush: Brush, palette: Palette, floorY = 690): void {
  const { ctx } = brush;
  ctx.fillStyle = fade(brush, shade(palette.wall, -0.35), palette.wall, 0, floorY);
  ctx.fillRect(0, 0, WIDTH, floorY);
  ctx.fillStyle = fade(brush, palette.floor, shade(palette.floor, -0.4), floorY, HEIGHT);
  ctx.fillRect(0, floorY, WIDTH, HEIGHT - floorY);
  brush.box(-20, floorY - 26, WIDTH + 40, 26, shade(palette.wall, -0.3));
}

/** A window on the weather, with its cross of wood. */
export function pane(
  brush: Brush,
  palette: Palette,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const frame = shade(palette.floor, -0.15);
  brush.box(x - 18, y - 18, width + 36, height + 36, frame);
  brush.box(x, y, width, height, fade(brush, palette.sky[0], palette.sky[1], y, y + height));
  brush.box(x + width / 2 - 7, y, 14, height, frame, 4);
  brush.box(x, y + height / 2 - 7, width, 14, frame, 4);
  brush.box(x - 34, y + height + 14, width + 68, 22, shade(frame, 0.15));
}

/** A hill line from left to right at heights given as fractions of the sheet. */
export function hills(brush: Brush, heights: readonly number[], fill: string, line = 5): void {
  const step = (WIDTH + 80) / (heights.length - 1);
  const ridge = heights.map((h, i) => [-40 + i * step, h * HEIGHT] as const);
  brush.shape([[-40, HEIGHT + 40], ...ridge, [WIDTH + 40, HEIGHT + 40]], fill, line);
}

/** `#rrggbb` made lighter (amount > 0) or darker (< 0), amount −1..1. */
export function shade(color: string, amount: number): string {
  const target = amount > 0 ? 255 : 0;
  const channels = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16);
    return Math.round(value + (target - value) * Math.abs(amount));
  });
  return `#${channels.map((each) => each.toString(16).padStart(2, '0')).join('')}`;
}
