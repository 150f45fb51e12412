import type { Props } from '../../telling/props';
import { fade, HEIGHT, hills, shade, WIDTH, type Backdrop } from './Backdrop';
import { water } from './riverside';

const lit = ({ lantern }: Props): boolean => lantern === 'lit';

export const river: Backdrop = {
  lights: [{ x: 800, y: 560, radius: 520, color: 0xffc46a, strength: 0.55, flicker: 0.6, lit }],
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
  },
  changing: {
    far(b, props) {
      if (lit(props)) b.glow(800, 600, 260, '#ffc46a', 0.6);
    },
    near(b, props) {
      b.box(1104, 604, 52, 70, lit(props) ? '#ffd98a' : '#39414e', 5);
      b.box(1098, 594, 64, 14, '#8a6a34', 4);
      if (lit(props)) b.glow(1130, 640, 220, '#ffcf7a', 0.7);
    },
  },
};
