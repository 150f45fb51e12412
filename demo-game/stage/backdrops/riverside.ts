import type { Brush } from '../brush';
import { fade, HEIGHT, shade, WIDTH } from './Backdrop';

/** The Halfway House from outside, its left corner at `x`, its foot at `y`, `s` times its size. */
export function inn(b: Brush, x: number, y: number, s: number, lit: boolean): void {
  const glow = lit ? '#ffd06a' : '#3d4a5a';
  b.box(x, y - 190 * s, 380 * s, 190 * s, '#4b4356');
  b.shape(
    [
      [x - 30 * s, y - 186 * s],
      [x + 60 * s, y - 300 * s],
      [x + 330 * s, y - 300 * s],
      [x + 412 * s, y - 186 * s],
    ],
    '#2c2638',
  );
  b.box(x + 286 * s, y - 350 * s, 40 * s, 90 * s, '#5a3a38');
  b.box(x + 100 * s, y - 360 * s, 8 * s, 66 * s, '#4e3322', 3);
  b.box(x + 150 * s, y - 360 * s, 8 * s, 66 * s, '#4e3322', 3);
  b.shape(
    [
      [x + 116 * s, y - 346 * s],
      [x + 142 * s, y - 346 * s],
      [x + 152 * s, y - 310 * s],
      [x + 106 * s, y - 310 * s],
    ],
    '#8a6a34',
    3,
  );
  for (const dx of [34, 118, 250, 318]) b.box(x + dx * s, y - 150 * s, 40 * s, 54 * s, glow, 4);
  b.box(x + 184 * s, y - 110 * s, 54 * s, 110 * s, '#6b3f2a', 4);
  if (!lit) return;
  for (const dx of [54, 138, 270, 338]) b.glow(x + dx * s, y - 122 * s, 110 * s, '#ffb040', 0.3);
}

/** A sheet of water from `top` to the lower edge. */
export function water(b: Brush, top: number, color: string): void {
  b.ctx.fillStyle = fade(b, color, shade(color, -0.5), top, HEIGHT);
  b.ctx.fillRect(0, top, WIDTH, HEIGHT - top);
  for (let i = 0; i < 60; i += 1) {
    const y = top + 14 + b.chance() * (HEIGHT - top);
    const x = b.chance() * WIDTH;
    b.line(
      [
        [x, y],
        [x + 40 + b.chance() * 90, y],
      ],
      3,
      shade(color, 0.25),
    );
  }
}
