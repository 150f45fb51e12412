import { HOUSES, type Props } from '../../telling/props';
import type { Brush } from '../brush';
import type { Palette } from '../palette';
import { fade, HEIGHT, hills, shade, WIDTH, type Backdrop } from './Backdrop';

function sky(b: Brush, p: Palette): void {
  b.ctx.fillStyle = fade(b, p.sky[0], p.sky[1], 0, 640);
  b.ctx.fillRect(0, 0, WIDTH, HEIGHT);
  for (let i = 0; i < 130; i += 1) {
    const r = 0.8 + b.chance() * 2.2;
    b.oval(b.chance() * WIDTH, b.chance() * 480, r, r, '#fff6dc', 0);
  }
  b.oval(1320, 150, 62, 62, '#fff3cf', 0);
  b.oval(1346, 134, 54, 54, p.sky[0], 0);
  b.glow(1310, 156, 220, '#cfdcff', 0.4);
}

interface House {
  readonly x: number;
  readonly y: number;
  /** Size: they get smaller up the valley. */
  readonly s: number;
}

/** The thirty-one houses of the valley, from the nearest up. */
const VALLEY: readonly House[] = Array.from({ length: HOUSES }, (_, i) => {
  const t = i / (HOUSES - 1);
  return {
    x: 150 + t * 900 + Math.sin(i * 2.1) * 34,
    y: 560 - t * 190 + Math.cos(i * 1.7) * 20,
    s: 1.15 - t * 0.6,
  };
});

function houses(b: Brush): void {
  for (const { x, y, s } of VALLEY) {
    b.box(x, y - 18 * s, 26 * s, 20 * s, '#1b2140', 2);
    b.shape(
      [
        [x - 4, y - 18 * s],
        [x + 13 * s, y - 32 * s],
        [x + 30 * s, y - 18 * s],
      ],
      '#141830',
      2,
    );
  }
}

function windows(b: Brush, { lights }: Props): void {
  for (const { x, y, s } of VALLEY.slice(0, lights)) {
    b.box(x + 8 * s, y - 13 * s, 9 * s, 9 * s, '#ffd976', 0);
    b.glow(x + 12 * s, y - 9 * s, 34 * s, '#ffc95a', 0.8);
  }
}

function tiles(b: Brush, p: Palette): void {
  b.shape(
    [
      [-40, 760],
      [500, 680],
      [1100, 680],
      [1640, 760],
      [1640, 940],
      [-40, 940],
    ],
    p.floor,
  );
  for (let row = 0; row < 4; row += 1) {
    for (let x = -60 + (row % 2) * 34; x < 1640; x += 68) {
      b.shape(
        [
          [x, 716 + row * 56],
          [x + 64, 716 + row * 56],
          [x + 58, 776 + row * 56],
          [x + 6, 776 + row * 56],
        ],
        shade(p.floor, b.chance() * 0.14 - 0.05),
        3,
      );
    }
  }
}

/** Old Marta, as far as she hangs out of the bell. */
function tongue(b: Brush, { clapper }: Props): void {
  if (!clapper) return;
  b.box(1314, 566, 16, 44, '#3f7a5f', 4);
  b.oval(1322, 622, 30, 30, '#4d9a78');
}

function bell(b: Brush): void {
  b.box(1150, 250, 26, 520, '#4e3322');
  b.box(1470, 250, 26, 520, '#4e3322');
  b.box(1110, 226, 426, 36, '#6d4128');
  b.shape(
    [
      [1290, 262],
      [1354, 262],
      [1376, 330],
      [1402, 470],
      [1450, 560],
      [1194, 560],
      [1242, 470],
      [1268, 330],
    ],
    '#8a6a34',
  );
  b.shape(
    [
      [1286, 330],
      [1310, 320],
      [1290, 480],
      [1262, 530],
    ],
    '#c9a458',
    0,
  );
  b.line(
    [
      [1190, 560],
      [1454, 560],
    ],
    14,
    '#6d5126',
  );
  b.line(
    [
      [1192, 556],
      [1452, 556],
    ],
    5,
  );
}

function chimney(b: Brush): void {
  b.box(60, 420, 200, 380, '#7d4a40');
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 4; column += 1) {
      b.box(
        62 + column * 50 + (row % 2) * 12 - 6,
        424 + row * 46,
        46,
        42,
        shade('#8a5348', -0.25 + b.chance() * 0.25),
        2,
      );
    }
  }
  b.box(40, 390, 240, 40, '#5a342e');
}

const valley: Omit<Backdrop, 'lights'> = {
  far(b, p) {
    sky(b, p);
    hills(b, [0.5, 0.42, 0.48, 0.36, 0.42, 0.3, 0.4, 0.34, 0.44], shade(p.wall, -0.15));
    hills(b, [0.58, 0.54, 0.6, 0.5, 0.55, 0.47, 0.52, 0.5, 0.56], shade(p.wall, -0.35));
    houses(b);
    hills(b, [0.68, 0.74, 0.7, 0.76, 0.72, 0.78, 0.74, 0.7, 0.72], shade(p.wall, -0.5));
  },
  near(b, p) {
    tiles(b, p);
    chimney(b);
    bell(b);
  },
  changing: { far: windows, near: tongue },
  // The chimney isn't wide.
  hideout: {
    x: 264,
    y: 380,
    width: 130,
    height: 330,
    faceX: 268,
    faceY: 505,
    scale: 0.52,
    facing: 1,
  },
};

export const roof: Backdrop = {
  lights: [{ x: 1310, y: 156, radius: 560, color: 0xbcd0ff, strength: 0.3, flicker: 0 }],
  ...valley,
};

export const midnight: Backdrop = {
  lights: [
    {
      x: 1320,
      y: 480,
      radius: 420,
      color: 0xffd98a,
      strength: 0.42,
      flicker: 0.3,
      lit: ({ clapper }) => clapper,
    },
    {
      x: 600,
      y: 470,
      radius: 560,
      color: 0xffc46a,
      strength: 0.22,
      flicker: 0.1,
      lit: ({ lights }) => lights > 9,
    },
    { x: 1310, y: 156, radius: 560, color: 0xbcd0ff, strength: 0.22, flicker: 0 },
  ],
  ...valley,
};
