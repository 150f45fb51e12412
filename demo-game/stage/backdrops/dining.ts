import { pane, room, shade, type Backdrop } from './Backdrop';

function table(b: Parameters<Backdrop['near']>[0], x: number, y: number, size: number): void {
  b.box(x - 12 * size, y, 24 * size, 150 * size, '#3a2618');
  b.shape(
    [
      [x - 150 * size, y - 10 * size],
      [x + 150 * size, y - 10 * size],
      [x + 176 * size, y + 74 * size],
      [x - 176 * size, y + 74 * size],
    ],
    '#e6e2d0',
  );
  b.line(
    [
      [x - 90 * size, y + 8 * size],
      [x - 104 * size, y + 72 * size],
    ],
    3,
    '#b9b5a0',
  );
  b.line(
    [
      [x + 90 * size, y + 8 * size],
      [x + 104 * size, y + 72 * size],
    ],
    3,
    '#b9b5a0',
  );
  b.box(x - 8 * size, y - 66 * size, 16 * size, 56 * size, '#f4efdd', 4);
  b.shape(
    [
      [x - 9 * size, y - 70 * size],
      [x, y - 102 * size],
      [x + 9 * size, y - 70 * size],
    ],
    '#ffcf5a',
    3,
  );
  b.glow(x, y - 84 * size, 190 * size, '#ffd976', 0.6);
}

export const dining: Backdrop = {
  lights: [
    { x: 330, y: 560, radius: 420, color: 0xffc65a, strength: 0.5, flicker: 0.7 },
    { x: 1290, y: 560, radius: 420, color: 0xffc65a, strength: 0.5, flicker: 0.7 },
    { x: 800, y: 330, radius: 520, color: 0x9fd0a0, strength: 0.16, flicker: 0 },
  ],
  far(b, p) {
    room(b, p, 640);
    for (let x = -20; x < 1620; x += 108) {
      b.shape(
        [
          [x, 0],
          [x + 54, 0],
          [x + 54, 610],
          [x, 610],
        ],
        shade(p.wall, -0.12),
        0,
      );
    }
    pane(b, p, 120, 130, 230, 300);
    pane(b, p, 1250, 130, 230, 300);
    b.box(600, 120, 150, 190, '#6d4c2c');
    b.box(616, 136, 118, 158, '#c8b78c', 3);
    b.oval(675, 196, 30, 36, '#8c6a4c', 3);
    b.box(860, 96, 170, 540, '#4e3322');
    b.box(880, 118, 130, 498, '#35231a', 4);
    b.oval(994, 380, 8, 10, '#e0b456', 3);
    b.line(
      [
        [800, 640],
        [800, 900],
      ],
      12,
      '#e3b54a',
    );
    b.line(
      [
        [800, 640],
        [800, 900],
      ],
      4,
      '#fff0b0',
    );
    for (let y = 690; y < 900; y += 60)
      b.line(
        [
          [0, y],
          [1600, y],
        ],
        2,
        shade(p.floor, -0.35),
      );
  },
  // The pantry door, open by the width of one eye.
  hideout: {
    x: 984,
    y: 124,
    width: 34,
    height: 486,
    faceX: 1016,
    faceY: 330,
    scale: 0.5,
    facing: -1,
    dark: '#0e0a0c',
  },
  near(b) {
    b.box(848, 260, 4, 0, '#000', 0);
    b.line(
      [
        [860, 64],
        [1500, 64],
      ],
      6,
      '#2a1d14',
    );
    table(b, 330, 640, 1);
    table(b, 1290, 640, 1);
    b.shape(
      [
        [80, 900],
        [96, 620],
        [150, 610],
        [170, 900],
      ],
      '#5a3826',
    );
    b.shape(
      [
        [1440, 900],
        [1460, 610],
        [1520, 620],
        [1540, 900],
      ],
      '#5a3826',
    );
  },
};
