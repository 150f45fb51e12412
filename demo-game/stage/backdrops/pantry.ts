import { room, shade, type Backdrop } from './Backdrop';

const JARS = ['#b5443c', '#c99a3e', '#6f8a4a', '#8c5a8c', '#d98a4a', '#a8c0b0'];

export const pantry: Backdrop = {
  lights: [
    { x: 800, y: 250, radius: 560, color: 0xffbf7a, strength: 0.42, flicker: 0.35 },
    { x: 1420, y: 420, radius: 260, color: 0xffe9b0, strength: 0.5, flicker: 0 },
  ],
  far(b, p) {
    room(b, p, 720);
    for (let i = 0; i < 26; i += 1) {
      const x = b.chance() * 1600;
      b.line(
        [
          [x, b.chance() * 700],
          [x + 6, b.chance() * 700],
        ],
        2,
        shade(p.wall, -0.2),
      );
    }
    [170, 340, 510].forEach((y, row) => {
      b.box(-20, y, 1240, 24, '#6d4128');
      for (let x = 20 + row * 26; x < 1180; x += 86) {
        const h = 70 + b.chance() * 50;
        const fill = JARS[Math.floor(b.chance() * JARS.length)] ?? '#b5443c';
        if (b.chance() < 0.18) {
          b.oval(x + 34, y - 34, 36, 34, '#c7543e');
          b.line(
            [
              [x + 34, y - 66],
              [x + 42, y - 80],
            ],
            5,
          );
          continue;
        }
        b.box(x, y - h, 62, h, fill, 4);
        b.box(x - 2, y - h - 16, 66, 18, '#d9d2c0', 4);
        b.box(x + 8, y - h * 0.6, 46, 30, '#f4ecd8', 2);
      }
    });
    b.box(1300, 110, 260, 610, '#4e3322');
    for (let x = 1350; x < 1560; x += 52)
      b.line(
        [
          [x, 116],
          [x, 716],
        ],
        4,
        '#35231a',
      );
    b.oval(1336, 420, 13, 15, '#e0b456', 4);
    b.shape(
      [
        [1332, 452],
        [1342, 452],
        [1346, 484],
        [1328, 484],
      ],
      '#fff3c4',
      3,
    );
    b.glow(1337, 466, 130, '#fff0b8', 0.8);
  },
  near(b) {
    b.line(
      [
        [120, -10],
        [1180, -10],
      ],
      10,
    );
    [140, 290, 1120].forEach((x, i) => {
      b.line(
        [
          [x, -10],
          [x, 70 + i * 12],
        ],
        5,
      );
      b.shape(
        [
          [x - 20, 70 + i * 12],
          [x + 20, 70 + i * 12],
          [x + 66, 200 + i * 12],
          [x + 30, 262 + i * 12],
          [x - 34, 258 + i * 12],
          [x - 64, 196 + i * 12],
        ],
        '#a8584a',
      );
      b.shape(
        [
          [x - 24, 240 + i * 12],
          [x + 26, 244 + i * 12],
          [x + 20, 262 + i * 12],
          [x - 20, 260 + i * 12],
        ],
        '#f0d9c0',
        3,
      );
    });
    b.shape(
      [
        [40, 900],
        [60, 700],
        [110, 660],
        [250, 664],
        [300, 710],
        [330, 900],
      ],
      '#d9cba8',
    );
    b.shape(
      [
        [110, 664],
        [140, 620],
        [220, 622],
        [250, 666],
      ],
      '#cbbb94',
    );
    b.line(
      [
        [120, 760],
        [250, 770],
      ],
      4,
      '#8f8262',
    );
    b.shape(
      [
        [1230, 900],
        [1250, 760],
        [1480, 740],
        [1530, 900],
      ],
      '#5a2f3c',
    );
    b.shape(
      [
        [1256, 770],
        [1330, 640],
        [1386, 640],
        [1430, 752],
      ],
      '#3f6a52',
    );
    b.oval(1358, 668, 60, 52, '#4d8064');
    b.glow(1358, 668, 120, '#8fe0b0', 0.35);
  },
};
