import type * as Phaser from 'phaser';
import type { Box, Point } from '../types';
import type { Size, Widget } from './Widget';

/** Texture pixels per unit: sharp on dense screens, cheap to upload. */
const DENSITY = 2;

let pictures = 0;

/**
 * What the plugin's video shows, mirrored as in a looking glass, cut to fill its place. It is drawn
 * into a canvas texture, which every version and renderer of Phaser takes.
 */
export class CameraPicture {
  readonly image: Phaser.GameObjects.Image;
  readonly size: Size;
  readonly #texture: Phaser.Textures.CanvasTexture | null;
  readonly #scene: Phaser.Scene;
  #shownTime = -1;
  #frame: Size = { width: 0, height: 0 };

  /** @param size  units */
  constructor(widget: Widget, size: Size) {
    this.#scene = widget.scene;
    this.size = size;
    pictures += 1;
    const key = `phaser-emotion-picture-${pictures}`;
    this.#texture = this.#scene.textures.createCanvas(
      key,
      size.width * DENSITY,
      size.height * DENSITY,
    );
    this.image = widget.add(this.#scene.add.image(0, 0, key));
    this.image.setOrigin(0).setDisplaySize(size.width, size.height);
  }

  /** Size of the frame that boxes and points refer to, px, where there is no video to tell it. */
  setFrame(frame: Size): void {
    if (frame.width > 0 && frame.height > 0) this.#frame = frame;
  }

  /** Draws the video's newest picture; without one, or without a video, an empty place. */
  draw(video: HTMLVideoElement | null): void {
    const context = this.#texture?.context;
    if (!context || !this.#texture) return;
    const ready = video !== null && video.readyState >= 2 && video.videoWidth > 0;
    const time = ready ? video.currentTime : -2;
    if (time === this.#shownTime) return;
    this.#shownTime = time;
    const { width, height } = this.#texture;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#15171d';
    context.fillRect(0, 0, width, height);
    if (ready) {
      this.#frame = { width: video.videoWidth, height: video.videoHeight };
      const { scale, x, y } = this.#cover(DENSITY);
      context.setTransform(-1, 0, 0, 1, width, 0);
      context.drawImage(video, x, y, this.#frame.width * scale, this.#frame.height * scale);
    }
    this.#texture.refresh();
  }

  /** A point of the frame in units of this picture, mirrored as it is. */
  pointOf({ x, y }: Point): Point {
    const cover = this.#cover(1);
    return {
      x: this.size.width - (cover.x + x * cover.scale),
      y: cover.y + y * cover.scale,
    };
  }

  /** A box of the frame in units of this picture, cut to it. */
  boxOf({ x, y, width, height }: Box): Box {
    const from = this.pointOf({ x: x + width, y });
    const to = this.pointOf({ x, y: y + height });
    const left = Math.max(0, from.x);
    const top = Math.max(0, from.y);
    return {
      x: left,
      y: top,
      width: Math.max(0, Math.min(this.size.width, to.x) - left),
      height: Math.max(0, Math.min(this.size.height, to.y) - top),
    };
  }

  destroy(): void {
    this.image.destroy();
    if (this.#texture) this.#scene.textures.remove(this.#texture.key);
  }

  #cover(density: number): { scale: number; x: number; y: number } {
    const { width, height } = this.#frame;
    if (width === 0 || height === 0) return { scale: 0, x: 0, y: 0 };
    const place = { width: this.size.width * density, height: this.size.height * density };
    const scale = Math.max(place.width / width, place.height / height);
    return { scale, x: (place.width - width * scale) / 2, y: (place.height - height * scale) / 2 };
  }
}
