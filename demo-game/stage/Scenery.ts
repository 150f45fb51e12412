import Phaser from 'phaser';
import { BACKDROPS } from './backdrops';
import { HEIGHT, WIDTH, type Backdrop, type Light } from './backdrops/Backdrop';
import type { Face, Person } from '../telling/cast';
import { PROPS, type Props } from '../telling/props';
import { createBrush, type Brush } from './brush';
import { paletteOf, type Palette } from './palette';
import { paintPeeping } from './Portrait';
import { makeWeather } from './Weather';

/** Room to move in for the layers, so that no edge shows when they sway. */
const OVERSCAN = 1.06;
const SHEET = { x: 0, y: 0, width: WIDTH, height: HEIGHT };

const LAMP_SIZE = 256;

/** The glow of a lamp, drawn once. */
export function drawLampTexture({ textures }: Phaser.Scene): void {
  const canvas = textures.createCanvas('lamp', LAMP_SIZE, LAMP_SIZE);
  if (!canvas) return;
  const middle = LAMP_SIZE / 2;
  const gradient = canvas.context.createRadialGradient(middle, middle, 0, middle, middle, middle);
  gradient.addColorStop(0, 'rgba(255,255,255,0.9)');
  gradient.addColorStop(0.4, 'rgba(255,255,255,0.32)');
  gradient.addColorStop(1, 'rgba(255,255,255,0)');
  canvas.context.fillStyle = gradient;
  canvas.context.fillRect(0, 0, LAMP_SIZE, LAMP_SIZE);
  canvas.refresh();
}

interface Lamp {
  readonly light: Light;
  readonly image: Phaser.GameObjects.Image;
}

/** The painted layers, lights and weather of one scene, covering the screen from the middle. */
export class Scenery {
  readonly name: string;
  readonly root: Phaser.GameObjects.Container;
  readonly #scene: Phaser.Scene;
  readonly #backdrop: Backdrop;
  readonly #palette: Palette;
  readonly #far: Phaser.GameObjects.Image;
  readonly #near: Phaser.GameObjects.Image | null;
  /** What changes, painted over the one and the other. */
  readonly #overFar: Phaser.GameObjects.Image | null;
  readonly #overNear: Phaser.GameObjects.Image | null;
  readonly #lamps: readonly Lamp[];
  readonly #weather: Phaser.GameObjects.Particles.ParticleEmitter | null;
  readonly #keys: string[] = [];
  #shown = '';

  /** @param baked  one picture instead of moving layers and lights */
  constructor(scene: Phaser.Scene, name: string, baked: boolean) {
    const backdrop = BACKDROPS[name];
    if (!backdrop) throw new Error(`there is no backdrop for the scene "${name}"`);
    this.#scene = scene;
    this.#backdrop = backdrop;
    this.#palette = paletteOf(name);
    this.name = name;
    this.#far = this.#paint('far', (brush) => {
      backdrop.far(brush, this.#palette);
      if (baked) this.#bake(brush);
    });
    const { changing, hideout } = backdrop;
    this.#overFar = changing?.far ? this.#paint('over-far', () => undefined) : null;
    this.#overNear = changing?.near || hideout ? this.#paint('over-near', () => undefined) : null;
    this.#near = baked ? null : this.#paint('near', (brush) => backdrop.near(brush, this.#palette));
    this.#lamps = baked ? [] : backdrop.lights.map((light) => this.#hang(light));
    this.#weather = makeWeather(scene, this.#palette.weather, backdrop.opening ?? SHEET);
    const layers = [
      this.#far,
      this.#overFar,
      this.#weather,
      this.#near,
      this.#overNear,
      ...this.#lamps.map(({ image }) => image),
    ];
    this.root = scene.add.container(
      0,
      0,
      layers.filter((layer) => layer !== null),
    );
    this.change(PROPS, []);
    this.layout();
  }

  /** Shows what has changed in the scene, and who peeps out. */
  change(props: Props, behind: readonly (readonly [Person, Face])[]): void {
    const now = JSON.stringify([props, behind]);
    if (now === this.#shown) return;
    this.#shown = now;
    const { changing, hideout } = this.#backdrop;
    this.#repaint(this.#overFar, (brush) => changing?.far?.(brush, props));
    this.#repaint(this.#overNear, (brush) => {
      changing?.near?.(brush, props);
      if (!hideout) return;
      for (const [person, face] of behind)
        paintPeeping(brush.ctx, this.#scene.textures, person, face, hideout);
    });
    for (const { light, image } of this.#lamps) image.setVisible(light.lit?.(props) ?? true);
  }

  layout(): void {
    const { width, height } = this.#scene.scale;
    this.root.setPosition(width / 2, height / 2);
    this.root.setScale(Math.max(width / WIDTH, height / HEIGHT) * OVERSCAN);
  }

  /** Stops what falls and floats, or lets it go on. */
  hold(still: boolean): void {
    this.#weather?.setVisible(!still);
    if (still) this.#weather?.pause();
    else this.#weather?.resume();
  }

  /** @param sway  −1..1, where the viewer leans */
  update(now: number, sway: number, still: boolean): void {
    if (still || !this.#near) return;
    this.#far.x = sway * 8;
    this.#overFar?.setX(this.#far.x);
    this.#near.x = sway * 20;
    this.#overNear?.setX(this.#near.x);
    for (const { light, image } of this.#lamps) {
      const flame = Math.sin(now / 90 + light.x) * 0.5 + Math.sin(now / 37 + light.y) * 0.5;
      image.setAlpha(light.strength * (1 - light.flicker * 0.16 * (1 + flame)));
    }
  }

  destroy(): void {
    this.root.destroy();
    for (const key of this.#keys) this.#scene.textures.remove(key);
  }

  #paint(layer: string, draw: (brush: Brush) => void): Phaser.GameObjects.Image {
    const key = `${this.name}-${layer}-${this.#scene.time.now}`;
    const canvas = this.#scene.textures.createCanvas(key, WIDTH, HEIGHT);
    if (!canvas) throw new Error(`no canvas for ${key}`);
    draw(createBrush(canvas.context, this.#palette.ink, layer.length));
    canvas.refresh();
    this.#keys.push(key);
    return this.#scene.add.image(0, 0, key);
  }

  #repaint(image: Phaser.GameObjects.Image | null, draw: (brush: Brush) => void): void {
    const { texture } = image ?? {};
    if (!(texture instanceof Phaser.Textures.CanvasTexture)) return;
    texture.clear();
    draw(createBrush(texture.context, this.#palette.ink, 1));
    texture.refresh();
  }

  #bake(brush: Brush): void {
    this.#backdrop.near(brush, this.#palette);
    for (const { x, y, radius, color, strength, lit } of this.#backdrop.lights) {
      if (lit) continue;
      brush.glow(x, y, radius, `#${color.toString(16).padStart(6, '0')}`, strength * 0.6);
    }
  }

  #hang(light: Light): Lamp {
    const image = this.#scene.add
      .image(light.x - WIDTH / 2, light.y - HEIGHT / 2, 'lamp')
      .setTint(light.color)
      .setBlendMode('ADD')
      .setAlpha(light.strength);
    image.setDisplaySize(light.radius * 2, light.radius * 2);
    return { light, image };
  }
}
