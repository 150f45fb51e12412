import type * as Phaser from 'phaser';
import type { EmotionPlugin } from '../phaser/EmotionPlugin';
import { Button } from './Button';
import { CameraPicture } from './CameraPicture';
import type { UiOptions } from './options';
import { inCorner, type Corner, type Screen } from './screen';
import { Widget, type Size } from './Widget';

export interface SelfViewOptions extends UiOptions {
  /** Default `bottom-right`. */
  readonly corner?: Corner;
  /** Width of the picture, CSS px; default 160. */
  readonly width?: number;
  /** Whether the picture is shown before the player asks for it; default false. */
  readonly open?: boolean;
  /** A frame around the face that is read; default true. */
  readonly markFace?: boolean;
}

const GAP = 6;

/**
 * The player's own mirrored picture, on demand: a button shows and hides it. Nothing is there
 * while the plugin plays no video.
 */
export class SelfView extends Widget {
  readonly #emotion: Pick<EmotionPlugin, 'store' | 'video'>;
  readonly #options: SelfViewOptions;
  readonly #picture: CameraPicture;
  readonly #frame: Phaser.GameObjects.Graphics;
  readonly #toggle: Button;
  #open: boolean;
  #visible: boolean | null = null;

  constructor(
    scene: Phaser.Scene,
    emotion: Pick<EmotionPlugin, 'store' | 'video'>,
    options: SelfViewOptions = {},
  ) {
    super(scene, options);
    this.#emotion = emotion;
    this.#options = options;
    this.#open = options.open ?? false;
    const width = options.width ?? 160;
    this.#picture = new CameraPicture(this, { width, height: Math.round(width * 0.75) });
    this.#frame = this.addGraphics();
    this.#toggle = new Button(
      this,
      this.theme,
      '',
      () => {
        this.setOpen(!this.#open);
      },
      { least: 36, size: 0.85 },
    );
    this.openFocus(false).items.push(this.#toggle);
    scene.events.on('update', this.#step);
    this.onDestroy(() => {
      scene.events.off('update', this.#step);
      this.#picture.destroy();
    });
    this.#step();
  }

  /** Shows or hides the picture; the button does the same. */
  setOpen(open: boolean): void {
    this.#open = open;
    this.#visible = null;
    this.#step();
  }

  protected override arrange(screen: Screen): boolean {
    const { margin } = this.theme;
    const button = this.#toggle.measure(screen.width - 2 * margin);
    const picture: Size = this.#open ? this.#picture.size : { width: 0, height: -GAP };
    const size = {
      width: Math.max(button.width, picture.width),
      height: picture.height + GAP + button.height,
    };
    const corner = this.#options.corner ?? 'bottom-right';
    const { x, y } = inCorner(corner, size, screen, margin);
    const right = corner.endsWith('right');
    const pictureX = right ? x + size.width - picture.width : x;
    const atTop = corner.startsWith('top');
    const pictureY = atTop ? y + button.height + GAP : y;
    this.#picture.image.setPosition(pictureX, pictureY);
    this.#frame.setPosition(pictureX, pictureY);
    const buttonX = right ? x + size.width - button.width : x;
    this.#toggle.place(buttonX, atTop ? y : y + picture.height + GAP, button);
    return size.height <= screen.height - 2 * margin;
  }

  readonly #step = (): void => {
    const { video } = this.#emotion;
    const visible = video !== null;
    if (visible !== this.#visible) {
      this.#visible = visible;
      const { show, hide } = this.words.selfView;
      this.#toggle.setText(this.#open ? hide : show);
      this.#toggle.setVisible(visible);
      this.#picture.image.setVisible(visible && this.#open);
      this.#frame.setVisible(visible && this.#open);
      this.refresh();
    }
    if (!visible || !this.#open) return;
    this.#picture.draw(video);
    this.#drawFrame();
  };

  #drawFrame(): void {
    const { width, height } = this.#picture.size;
    const { panelBorder, accent } = this.theme;
    this.#frame.clear().lineStyle(2, panelBorder, 1).strokeRect(0, 0, width, height);
    const { primary } = this.#emotion.store.getState();
    if (!primary?.visible || this.#options.markFace === false) return;
    const box = this.#picture.boxOf(primary.box);
    if (box.width === 0 || box.height === 0) return;
    this.#frame.lineStyle(2, accent, 0.9);
    this.#frame.strokeRoundedRect(box.x, box.y, box.width, box.height, 8);
  }
}
