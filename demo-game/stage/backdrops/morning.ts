import { fade, HEIGHT, hills, WIDTH, type Backdrop } from './Backdrop';
import { inn, water } from './riverside';

export const morning: Backdrop = {
  lights: [{ x: 1180, y: 330, radius: 520, color: 0xffb860, strength: 0.1, flicker: 0 }],
  far(b, p) {
    b.ctx.fillStyle = fade(b, p.sky[0], p.sky[1], 0, 560);
    b.ctx.fillRect(0, 0, WIDTH, HEIGHT);
    b.glow(1180, 380, 360, '#ff9a4a', 0.2);
    b.glow(1180, 380, 150, '#ffd890', 0.25);
    b.oval(1180, 380, 70, 70, '#fffbe6', 0);
    hills(b, [0.5, 0.42, 0.48, 0.4, 0.46, 0.44, 0.5, 0.42, 0.48], '#8fb3b8', 3);
    hills(b, [0.58, 0.52, 0.56, 0.5, 0.56, 0.54, 0.58, 0.52, 0.56], '#6f9a96', 4);
    water(b, 560, p.floor);
    for (let i = 0; i < 34; i += 1) {
      const away = i / 34;
      const reach = 34 + away * 120;
      const x = 1180 + (b.chance() - 0.5) * reach;
      const y = 568 + away * away * 320;
      b.line(
        [
          [x - reach * 0.55, y],
          [x + reach * 0.55, y],
        ],
        2.5 + away * 6,
        '#ffe2a4',
      );
    }
  },
  near(b) {
    inn(b, 90, 640, 1.05, false);
    b.shape(
      [
        [-40, 640],
        [560, 640],
        [640, 700],
        [300, 760],
        [-40, 900],
      ],
      '#5f7d5a',
    );
    b.shape(
      [
        [560, 690],
        [760, 686],
        [760, 706],
        [560, 712],
      ],
      '#8a5a38',
    );
    for (const x of [600, 740])
      b.line(
        [
          [x, 700],
          [x, 790],
        ],
        8,
        '#4e3322',
      );
    for (const [x, s] of [
      [1400, 1],
      [1530, 0.8],
    ] as const) {
      b.line(
        [
          [x, 620],
          [x, 470],
        ],
        12 * s,
        '#5a4030',
      );
      b.oval(x, 470, 96 * s, 110 * s, '#7fa05a');
      for (let i = 0; i < 7; i += 1)
        b.line(
          [
            [x - 80 * s + i * 26 * s, 500],
            [x - 90 * s + i * 28 * s, 600],
          ],
          4,
          '#6a8a4a',
        );
    }
  },
};
