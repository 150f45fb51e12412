import { fade, HEIGHT, hills, shade, WIDTH, type Backdrop } from './Backdrop';
import { inn } from './riverside';

export const title: Backdrop = {
  lights: [{ x: 800, y: 560, radius: 560, color: 0xffa83a, strength: 0.2, flicker: 0.3 }],
  far(b, p) {
    b.ctx.fillStyle = fade(b, p.sky[0], p.sky[1]);
    b.ctx.fillRect(0, 0, WIDTH, HEIGHT);
    hills(b, [0.62, 0.5, 0.56, 0.42, 0.52, 0.46, 0.58, 0.5, 0.6], shade(p.wall, -0.1));
    hills(b, [0.72, 0.66, 0.7, 0.62, 0.66, 0.64, 0.7, 0.66, 0.7], shade(p.wall, -0.35));
  },
  near(b) {
    hills(b, [0.86, 0.82, 0.78, 0.74, 0.72, 0.72, 0.76, 0.84, 0.92], '#141a2c');
    inn(b, 610, 668, 1, true);
    b.shape(
      [
        [820, 668],
        [860, 668],
        [960, 920],
        [700, 920],
      ],
      '#3a3e52',
      0,
    );
    b.line(
      [
        [1180, 700],
        [1290, 690],
        [1330, 716],
      ],
      12,
      '#4e3322',
    );
    b.line(
      [
        [1440, 690],
        [1600, 676],
      ],
      12,
      '#4e3322',
    );
    for (const x of [1200, 1260, 1480, 1560])
      b.line(
        [
          [x, 690],
          [x, 800],
        ],
        8,
        '#4e3322',
      );
  },
};
