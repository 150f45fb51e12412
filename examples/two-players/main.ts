import Phaser from 'phaser';
import { EmotionPlugin, type FaceState } from 'phaser-emotion';
import 'phaser-emotion/full-range';

/** The smile that wins, and how long the other player may still catch up to a draw, ms. */
const SMILE = 0.7;
const DRAW_MS = 250;

class Duel extends Phaser.Scene {
  create(): void {
    const left = this.add.rectangle(160, 340, 120, 1, 0xff7b9c).setOrigin(0.5, 1);
    const right = this.add.rectangle(480, 340, 120, 1, 0x7bdff2).setOrigin(0.5, 1);
    const line = this.add.text(320, 24, 'Click, sit side by side, stay serious', {
      fontSize: '20px',
    });
    line.setOrigin(0.5, 0);
    this.input.once('pointerdown', () => void this.emotion.start());

    const smiled: number[] = [];
    this.emotion.forScene(this).on('reading', ({ faces, timestamp }) => {
      // The picture is not mirrored: who sits left of the screen is on its right side.
      const seats = [...faces].sort((a, b) => b.box.x - a.box.x).slice(0, 2);
      const smileOf = (face: FaceState | undefined) => face?.levels.happy ?? 0;
      left.setSize(120, 1 + 260 * smileOf(seats[0]));
      right.setSize(120, 1 + 260 * smileOf(seats[1]));
      if (seats.length < 2) return;
      seats.forEach((face, seat) => {
        if (smileOf(face) >= SMILE) smiled[seat] ??= timestamp;
      });
      const [a = Infinity, b = Infinity] = smiled;
      if (timestamp - Math.min(a, b) < DRAW_MS) return;
      if (Math.abs(a - b) < DRAW_MS) line.setText('Together: a draw');
      else if (a !== b) line.setText(a < b ? 'Left smiled first' : 'Right smiled first');
    });
  }
}

export const game = new Phaser.Game({
  parent: 'game',
  width: 640,
  height: 360,
  backgroundColor: '#2b2e42',
  scene: Duel,
  plugins: {
    global: [
      {
        key: 'EmotionPlugin',
        plugin: EmotionPlugin,
        mapping: 'emotion',
        start: true,
        data: { maxFaces: 2, detector: 'full' },
      },
    ],
  },
});
