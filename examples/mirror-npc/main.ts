import Phaser from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';

class Village extends Phaser.Scene {
  #face!: Phaser.GameObjects.Graphics;
  #smile = 0;
  #brow = 0;
  #open = 0;

  create(): void {
    this.#face = this.add.graphics({ x: 320, y: 190 });
    const hint = this.add
      .text(320, 20, 'Click to be mirrored', { fontSize: '20px' })
      .setOrigin(0.5, 0);
    this.input.once('pointerdown', () => {
      hint.destroy();
      void this.emotion.start();
    });
  }

  /** Levels move with every reading; easing hides that there are only some fifteen a second. */
  override update(_time: number, deltaMs: number): void {
    const { emotion } = this;
    const ease = 1 - Math.exp(-deltaMs / 150);
    this.#smile += (emotion.level('happy') - emotion.level('sad') - this.#smile) * ease;
    this.#brow += (emotion.level('surprise') - emotion.level('angry') - this.#brow) * ease;
    this.#open += (emotion.level('surprise') - this.#open) * ease;
    this.#draw();
  }

  #draw(): void {
    const face = this.#face.clear();
    face.fillStyle(0xe8b98a).fillCircle(0, 0, 120);
    face.fillStyle(0x2b2e42).fillCircle(-42, -18, 10).fillCircle(42, -18, 10);
    face.lineStyle(7, 0x5b3a29);
    for (const side of [-1, 1]) {
      face.lineBetween(side * 64, -50 - 12 * this.#brow, side * 22, -46 - 30 * this.#brow);
    }
    const mouth = new Phaser.Curves.QuadraticBezier(
      new Phaser.Math.Vector2(-45, 46 - 14 * this.#smile),
      new Phaser.Math.Vector2(0, 46 + 46 * this.#smile),
      new Phaser.Math.Vector2(45, 46 - 14 * this.#smile),
    );
    face.lineStyle(7, 0x8c3b2e);
    mouth.draw(face);
    face.fillStyle(0x8c3b2e).fillEllipse(0, 56, 46 * this.#open, 54 * this.#open);
  }
}

export const game = new Phaser.Game({
  parent: 'game',
  width: 640,
  height: 360,
  backgroundColor: '#3f5a4a',
  scene: Village,
  plugins: {
    global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true }],
  },
});
