import type * as Phaser from 'phaser';
import type { EmotionPlugin } from '../phaser/EmotionPlugin';
import { EMOTIONS, type FaceState } from '../types';
import { CameraPicture } from './CameraPicture';
import { debugText } from './debugText';
import type { UiOptions } from './options';
import { drawPanel } from './panel';
import { inCorner, type Corner, type Screen } from './screen';
import { Widget } from './Widget';

export interface DebugOverlayOptions extends UiOptions {
  /** Default `top-left`. */
  readonly corner?: Corner;
}

const WIDTH = 340;
const PICTURE = { width: 200, height: 150 };
const ROW = 18;
const NAME = 76;

/**
 * Everything that a developer wants to see while playing: the mirrored picture with boxes and
 * keypoints, the smoothed levels with a tick at the raw ones, rate, backend and timings.
 */
export class DebugOverlay extends Widget {
  readonly #emotion: Pick<EmotionPlugin, 'store' | 'video' | 'on'>;
  readonly #corner: Corner;
  readonly #box: Phaser.GameObjects.Graphics;
  readonly #picture: CameraPicture;
  readonly #marks: Phaser.GameObjects.Graphics;
  readonly #text: Phaser.GameObjects.Text;
  readonly #names: readonly Phaser.GameObjects.Text[];
  readonly #bars: Phaser.GameObjects.Graphics;
  #lines = 0;

  constructor(
    scene: Phaser.Scene,
    emotion: Pick<EmotionPlugin, 'store' | 'video' | 'on'>,
    options: DebugOverlayOptions = {},
  ) {
    super(scene, options);
    this.#emotion = emotion;
    this.#corner = options.corner ?? 'top-left';
    this.#box = this.addGraphics();
    this.#picture = new CameraPicture(this, PICTURE);
    this.#marks = this.addGraphics();
    const font = 'ui-monospace, Consolas, "DejaVu Sans Mono", monospace';
    this.#text = this.addText('', { size: 0.72, font });
    this.#names = EMOTIONS.map((name) => this.addText(name, { size: 0.75 }));
    this.#bars = this.addGraphics();
    this.onDestroy(
      emotion.on('reading', ({ frame }) => {
        this.#picture.setFrame(frame);
      }),
    );
    scene.events.on('update', this.#step);
    this.onDestroy(() => {
      scene.events.off('update', this.#step);
      this.#picture.destroy();
    });
    this.#step();
  }

  protected override arrange(screen: Screen): boolean {
    const { margin, padding, panel, panelBorder } = this.theme;
    const inside = WIDTH - 2 * padding;
    this.#text.setWordWrapWidth(inside);
    const size = {
      width: WIDTH,
      height: 3 * padding + PICTURE.height + EMOTIONS.length * ROW + this.#text.height,
    };
    const { x, y } = inCorner(this.#corner, size, screen, margin);
    this.#box.clear().setPosition(x, y);
    drawPanel(this.#box, size, this.theme, { fill: panel, alpha: 0.85, border: panelBorder });
    const left = x + padding;
    this.#picture.image.setPosition(left, y + padding);
    this.#marks.setPosition(left, y + padding);
    const rows = y + padding * 1.5 + PICTURE.height;
    this.#bars.setPosition(left, rows);
    this.#names.forEach((name, index) => name.setPosition(left, rows + index * ROW));
    this.#text.setPosition(left, rows + EMOTIONS.length * ROW + padding / 2);
    return size.height <= screen.height - 2 * margin && WIDTH <= screen.width - 2 * margin;
  }

  readonly #step = (): void => {
    const state = this.#emotion.store.getState();
    const text = debugText(state);
    if (text !== this.#text.text) {
      this.#text.setText(text);
      // Only another number of lines takes other room.
      const lines = this.#text.getWrappedText().length;
      if (lines !== this.#lines) {
        this.#lines = lines;
        this.refresh();
      }
    }
    this.#picture.draw(this.#emotion.video);
    this.#marks.clear();
    for (const face of state.faces) this.#mark(face, face.id === state.primary?.id);
    this.#drawLevels(state.primary);
  };

  #mark(face: FaceState, primary: boolean): void {
    const { accent, mutedText, focus } = this.theme;
    const { x, y, width, height } = this.#picture.boxOf(face.box);
    if (width === 0 || height === 0) return;
    this.#marks.lineStyle(2, primary ? accent : mutedText, face.visible ? 1 : 0.4);
    this.#marks.strokeRect(x, y, width, height);
    if (!face.keypoints) return;
    this.#marks.fillStyle(focus, 1);
    const { leftEye, rightEye, nose, mouth } = face.keypoints;
    for (const point of [leftEye, rightEye, nose, mouth]) {
      const at = this.#picture.pointOf(point);
      this.#marks.fillCircle(at.x, at.y, 2.5);
    }
  }

  #drawLevels(face: FaceState | null): void {
    const { track, text, emotions, padding } = this.theme;
    const full = WIDTH - 2 * padding - NAME;
    const graphics = this.#bars.clear();
    EMOTIONS.forEach((emotion, index) => {
      const y = index * ROW + 5;
      graphics.fillStyle(track, 1).fillRect(NAME, y, full, ROW - 8);
      if (!face) return;
      graphics.fillStyle(emotions[emotion], 1);
      graphics.fillRect(NAME, y, full * face.levels[emotion], ROW - 8);
      graphics.fillStyle(text, 1).fillRect(NAME + full * face.raw[emotion] - 1, y - 2, 2, ROW - 4);
    });
  }
}
