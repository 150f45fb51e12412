import type { Brush } from '../brush';
import { fade, HEIGHT, hills, shade, WIDTH, type Backdrop } from './Backdrop';

function inn(b: Brush, x: number, y: number, s: number, lit: boolean): void {
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

function water(b: Brush, top: number, color: string): void {
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

export const river: Backdrop = {
  lights: [{ x: 800, y: 560, radius: 520, color: 0xffc46a, strength: 0.55, flicker: 0.6 }],
  far(b, p) {
    b.ctx.fillStyle = fade(b, p.sky[0], p.sky[1], 0, 560);
    b.ctx.fillRect(0, 0, WIDTH, HEIGHT);
    hills(b, [0.46, 0.4, 0.44, 0.5, 0.56, 0.5, 0.42, 0.38, 0.42], shade(p.wall, -0.3));
    water(b, 520, p.floor);
    b.shape(
      [
        [-40, 300],
        [420, 300],
        [470, 330],
        [440, 352],
        [-40, 350],
      ],
      '#4e3a30',
    );
    b.shape(
      [
        [1640, 300],
        [1210, 306],
        [1150, 336],
        [1190, 354],
        [1640, 350],
      ],
      '#4e3a30',
    );
    for (const x of [90, 330, 1290, 1500])
      b.shape(
        [
          [x, 350],
          [x + 50, 350],
          [x + 60, 640],
          [x - 10, 640],
        ],
        '#3a3038',
      );
    b.line(
      [
        [430, 300],
        [500, 420],
      ],
      12,
      '#4e3a30',
    );
    b.line(
      [
        [1180, 320],
        [1120, 450],
      ],
      10,
      '#4e3a30',
    );
    b.glow(800, 600, 260, '#ffc46a', 0.6);
  },
  near(b) {
    b.shape(
      [
        [380, 760],
        [1220, 760],
        [1090, 880],
        [510, 880],
      ],
      '#6d4128',
    );
    b.line(
      [
        [380, 760],
        [1220, 760],
      ],
      16,
      '#8a5a38',
    );
    b.line(
      [
        [240, 880],
        [560, 740],
      ],
      12,
      '#a4693f',
    );
    b.line(
      [
        [1360, 880],
        [1040, 740],
      ],
      12,
      '#a4693f',
    );
    b.line(
      [
        [1170, 760],
        [1170, 600],
        [1130, 600],
      ],
      8,
    );
    b.box(1104, 604, 52, 70, '#ffd98a', 5);
    b.box(1098, 594, 64, 14, '#8a6a34', 4);
    b.glow(1130, 640, 220, '#ffcf7a', 0.7);
  },
};
