import Phaser from 'phaser';
import karr from '../../assets/portraits/karr.svg?url';
import oda from '../../assets/portraits/oda.svg?url';
import tam from '../../assets/portraits/tam.svg?url';
import type { Emotion, ListeningState } from 'phaser-emotion';
import { CAST, type Face, type Person } from '../telling/cast';
import { EMPTY, type Setting } from '../telling/setting';
import { paletteOf } from './palette';
import { cutSheet, Portrait } from './Portrait';
import { Scenery } from './Scenery';
import { drawWeatherTextures } from './Weather';

const SHEETS: Readonly<Record<Person, string>> = { oda, tam, karr };
/** How a listener's face answers while the player's is read. */
const ANSWERS: Readonly<Partial<Record<Emotion, Face>>> = {
  happy: 'warm',
  surprise: 'surprise',
  sad: 'sad',
  angry: 'fear',
  neutral: 'neutral',
};
const DEPTH = { scenery: 0, portraits: 10, shade: 40 } as const;
const FADE_MS = 700;

interface Company {
  /** Size of each, 1 alone. */
  readonly crowd: number;
  /** Where they stand, in widths of the screen. */
  readonly middle: number;
  readonly spread: number;
}

/**
 * How people share the screen: on a wide one the answers have the right half, and nobody stands
 * beyond the left edge of the panel with the words.
 */
function company(count: number, upright: boolean): Company {
  if (upright)
    return { crowd: [1, 1, 0.72][count] ?? 0.52, middle: 0.5, spread: count < 3 ? 0.44 : 0.58 };
  if (count < 3) return { crowd: count < 2 ? 1 : 0.82, middle: 0.34, spread: 0.25 };
  return { crowd: 0.58, middle: 0.335, spread: 0.34 };
}

/** The world behind the words: backdrop, weather and whoever is in the room. */
export class StageScene extends Phaser.Scene {
  #portraits = new Map<Person, Portrait>();
  #setting: Setting = EMPTY;
  #scenery!: Scenery;
  #lightning!: Phaser.GameObjects.Rectangle;
  #speaker: Person | null = null;
  #still = false;
  #watching = false;
  #floor = Infinity;
  readonly #density: number;
  readonly #baked: boolean;
  #ready!: () => void;
  /** Resolves once the stage can be set. */
  readonly opened = new Promise<void>((resolve) => {
    this.#ready = resolve;
  });

  /**
   * @param density  pixels of the canvas per pixel of the page
   * @param baked  paint each scene into one picture: for machines that draw without a graphics card
   */
  constructor(density: number, baked: boolean) {
    super('stage');
    this.#density = density;
    this.#baked = baked;
  }

  preload(): void {
    for (const person of CAST)
      this.load.svg(person, SHEETS[person], { scale: Math.min(1, this.#density) });
  }

  create(): void {
    for (const person of CAST) cutSheet(this.textures, person);
    drawWeatherTextures(this);
    this.#drawLamp();
    this.#scenery = new Scenery(this, 'title', this.#baked);
    const { width, height } = this.scale;
    this.#lightning = this.add
      .rectangle(0, 0, width, height, 0xe8f0ff)
      .setOrigin(0)
      .setDepth(DEPTH.shade);
    this.#lightning.fillAlpha = 0;
    this.scale.on('resize', this.#layout, this);
    this.events.once('shutdown', () => this.scale.off('resize', this.#layout, this));
    this.#ready();
  }

  override update(now: number): void {
    const sway =
      Math.sin(now / 5200) * 0.6 + (this.input.activePointer.x / this.scale.width - 0.5) * 0.8;
    this.#scenery.update(now, sway, this.#still);
    for (const portrait of this.#portraits.values()) portrait.update(now);
  }

  /** Less motion: no sway, no weather, no breathing. */
  hold(still: boolean): void {
    this.#still = still;
    this.#scenery.hold(still);
    for (const portrait of this.#portraits.values()) portrait.still = still;
  }

  /** Changes the stage to what the story asks for. */
  show(setting: Setting): void {
    if (setting.scene !== this.#scenery.name) this.#change(setting.scene);
    const leaving = [...this.#portraits.keys()].filter((each) => !setting.present.includes(each));
    for (const person of leaving) this.#leave(person);
    for (const person of setting.present) {
      const portrait = this.#portraits.get(person) ?? this.#enter(person);
      portrait.express(setting.faces[person] ?? 'neutral');
    }
    this.#setting = setting;
    this.#layout();
  }

  /** Who speaks stands in the light; null lights everybody. */
  speak(speaker: Person | null): void {
    this.#speaker = speaker;
    this.#relight();
  }

  /** Called when the player begins or ceases to be read. */
  onWatch: (watching: boolean) => void = () => undefined;

  /** Everybody in front watches the player being read; null lets them be. */
  watch(listening: ListeningState | null): void {
    if ((listening !== null) !== this.#watching) {
      this.#watching = listening !== null;
      this.onWatch(this.#watching);
    }
    const front = this.#portraits.get(this.#setting.present.at(-1) ?? 'oda');
    for (const portrait of this.#portraits.values()) {
      portrait.attend(listening ? 1 : 0);
      if (portrait !== front || !listening?.leading) portrait.lend(null);
    }
    const leading = listening?.leading;
    const level = leading ? (listening.progress[leading] ?? 0) : 0;
    if (front && leading && level > 0.15) front.lend(ANSWERS[leading] ?? null);
  }

  /** Lightning. */
  strike(): void {
    if (this.#still) return;
    this.tweens.add({
      targets: this.#lightning,
      fillAlpha: { from: 0.24, to: 0 },
      duration: 900,
      ease: 'Quad.Out',
    });
  }

  /** @param y  where the words begin, px of the page from the top: everybody stands above it */
  stand(y: number): void {
    const floor = y * this.#density;
    if (Math.abs(floor - this.#floor) < 1) return;
    this.#floor = floor;
    this.#layout();
  }

  #drawLamp(): void {
    const size = 256;
    const canvas = this.textures.createCanvas('lamp', size, size);
    if (!canvas) return;
    const gradient = canvas.context.createRadialGradient(
      size / 2,
      size / 2,
      0,
      size / 2,
      size / 2,
      size / 2,
    );
    gradient.addColorStop(0, 'rgba(255,255,255,0.9)');
    gradient.addColorStop(0.4, 'rgba(255,255,255,0.32)');
    gradient.addColorStop(1, 'rgba(255,255,255,0)');
    canvas.context.fillStyle = gradient;
    canvas.context.fillRect(0, 0, size, size);
    canvas.refresh();
  }

  #change(name: string): void {
    const old = this.#scenery;
    this.#scenery = new Scenery(this, name, this.#baked);
    this.#scenery.root.setDepth(DEPTH.scenery);
    old.root.setDepth(DEPTH.scenery + 1);
    this.tweens.add({
      targets: old.root,
      alpha: 0,
      duration: this.#still ? 1 : FADE_MS,
      onComplete: () => {
        old.destroy();
      },
    });
    this.#scenery.hold(this.#still);
  }

  #enter(person: Person): Portrait {
    const portrait = new Portrait(this, person);
    portrait.still = this.#still;
    portrait.root.setDepth(DEPTH.portraits).setAlpha(0);
    this.tweens.add({ targets: portrait.root, alpha: 1, duration: this.#still ? 1 : 420 });
    this.#portraits.set(person, portrait);
    return portrait;
  }

  #leave(person: Person): void {
    const portrait = this.#portraits.get(person);
    this.#portraits.delete(person);
    if (!portrait) return;
    this.tweens.add({
      targets: portrait.root,
      alpha: 0,
      duration: this.#still ? 1 : 300,
      onComplete: () => {
        portrait.destroy();
      },
    });
  }

  #relight(): void {
    const tint = Phaser.Display.Color.IntegerToColor(paletteOf(this.#scenery.name).tint);
    for (const [person, portrait] of this.#portraits) {
      const lit = this.#speaker === null || this.#speaker === person;
      portrait.light(lit ? tint.color : tint.clone().darken(38).color);
    }
  }

  #layout(): void {
    const { width, height } = this.scale;
    this.#lightning.setSize(width, height);
    this.#scenery.layout();
    const upright = height > width;
    const present = this.#setting.present.filter((each) => this.#portraits.has(each));
    const floor = Math.min(this.#floor, height);
    const bottom = floor + 12 * this.#density;
    const room = floor - (upright ? 64 : 24) * this.#density;
    const widest = upright ? 1.02 : 0.62;
    const fit = Math.min((width * widest) / Portrait.width, room / Portrait.height);
    const { crowd, middle, spread } = company(present.length, upright);
    present.forEach((person, i) => {
      const portrait = this.#portraits.get(person);
      if (!portrait) return;
      const t = present.length === 1 ? 0.5 : i / (present.length - 1);
      const x = width * (middle + (t - 0.5) * spread);
      const facing = t > 0.5 ? -1 : 1;
      portrait.root.setDepth(DEPTH.portraits + i);
      portrait.root.setScale(fit * crowd * facing, fit * crowd);
      // At a few frames a second a slide would leave faces behind the words for too long.
      if (this.#still || this.#baked || portrait.root.alpha === 0)
        portrait.root.setPosition(x, bottom);
      else
        this.tweens.add({ targets: portrait.root, x, y: bottom, duration: 420, ease: 'Sine.Out' });
    });
    this.#relight();
  }
}
