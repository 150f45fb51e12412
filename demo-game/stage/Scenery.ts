import type Phaser from 'phaser';
import { BACKDROPS } from './backdrops';
import { HEIGHT, WIDTH, type Light } from './backdrops/Backdrop';
import { createBrush } from './brush';
import { paletteOf } from './palette';

/** Room to move in for the layers, so that no edge shows when they sway. */
const OVERSCAN = 1.06;

interface Lamp {
  readonly light: Light;
  readonly image: Phaser.GameObjects.Image;
}

/** The painted layers and lights of one scene, covering the screen from the middle. */
export class Scenery {
  readonly name: string;
  readonly root: Phaser.GameObjects.Container;
  readonly #scene: Phaser.Scene;
  readonly #far: Phaser.GameObjects.Image;
  readonly #near: Phaser.GameObjects.Image;
  readonly #lamps: readonly Lamp[];
  readonly #keys: readonly string[];

  constructor(scene: Phaser.Scene, name: string) {
    const backdrop = BACKDROPS[name];
    if (!backdrop) throw new Error(`there is no backdrop for the scene "${name}"`);
    this.#scene = scene;
    this.name = name;
    const palette = paletteOf(name);
    const paint = (layer: 'far' | 'near', seed: number) => {
      const key = `${name}-${layer}`;
      if (!scene.textures.exists(key)) {
        const canvas = scene.textures.createCanvas(key, WIDTH, HEIGHT);
        if (!canvas) throw new Error(`no canvas for ${key}`);
        backdrop[layer](createBrush(canvas.context, palette.ink, seed), palette);
        canvas.refresh();
      }
      return scene.add.image(0, 0, key);
    };
    this.#keys = [`${name}-far`, `${name}-near`];
    this.#far = paint('far', 7);
    this.#near = paint('near', 11);
    this.#lamps = backdrop.lights.map((light) => ({
      light,
      image: scene.add
        .image(light.x - WIDTH / 2, light.y - HEIGHT / 2, 'lamp')
        .setTint(light.color)
        .setBlendMode('ADD')
        .setAlpha(light.strength),
    }));
    for (const { light, image } of this.#lamps) image.setDisplaySize(light.radius * 2, light.radius * 2);
    this.root = scene.add.container(0, 0, [this.#far, this.#near, ...this.#lamps.map(({ image }) => image)]);
    this.layout();
  }

  layout(): void {
    const { width, height } = this.#scene.scale;
    this.root.setPosition(width / 2, height / 2);
    this.root.setScale(Math.max(width / WIDTH, height / HEIGHT) * OVERSCAN);
  }

  /** @param sway  −1..1, where the viewer leans */
  update(now: number, sway: number, still: boolean): void {
    if (still) return;
    this.#far.x = sway * 8;
    this.#near.x = sway * 20;
    for (const { light, image } of this.#lamps) {
      const flame = Math.sin(now / 90 + light.x) * 0.5 + Math.sin(now / 37 + light.y) * 0.5;
      image.setAlpha(light.strength * (1 - light.flicker * 0.16 * (1 + flame)));
    }
  }

  destroy(): void {
    this.root.destroy();
    for (const key of this.#keys) this.#scene.textures.remove(key);
  }
}
