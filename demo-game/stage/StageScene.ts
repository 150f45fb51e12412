import Phaser from 'phaser';
import karr from '../../assets/portraits/karr.svg?url';
import oda from '../../assets/portraits/oda.svg?url';
import tam from '../../assets/portraits/tam.svg?url';
import type { Emotion, ListeningState } from 'phaser-emotion';
import { CAST, type Face, type Person } from '../telling/cast';
import { EMPTY, type Setting } from '../telling/setting';
import { paletteOf } from './palette';
import { cutSheet, Portrait } from './Portrait';
import { drawLampTexture, Scenery } from './Scenery';
import { standing } from './standing';
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
const PICTURE_MS = 2000;

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
    drawLampTexture(this);
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
    this.#scenery.change(
      setting.props,
      setting.behind.map((person) => [person, setting.faces[person] ?? 'neutral'] as const),
    );
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

  /** What is seen above the words, as a picture; null where none can be had. */
  picture(): Promise<{ readonly image: HTMLImageElement; readonly height: number } | null> {
    const height = Math.min(this.#floor, this.scale.height);
    return new Promise((resolve) => {
      const { renderer } = this.game;
      // A page that is not drawn gives none.
      window.setTimeout(() => resolve(null), PICTURE_MS);
      if (!('snapshot' in renderer)) resolve(null);
      else
        renderer.snapshot((image) => {
          resolve(image instanceof HTMLImageElement ? { image, height } : null);
        });
    });
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
    const present = this.#setting.present.filter((each) => this.#portraits.has(each));
    const floor = Math.min(this.#floor, height);
    const room = { width, height, floor, density: this.#density };
    // In an ending nothing is asked any more.
    const places = standing(present.length, room, this.#setting.ending === null);
    present.forEach((person, i) => {
      const portrait = this.#portraits.get(person);
      const place = places[i];
      if (!portrait || !place) return;
      const { x, bottom, scale, facing } = place;
      portrait.root.setDepth(DEPTH.portraits + i);
      portrait.root.setScale(scale * facing, scale);
      // At a few frames a second a slide would leave faces behind the words for too long.
      if (this.#still || this.#baked || portrait.root.alpha === 0)
        portrait.root.setPosition(x, bottom);
      else
        this.tweens.add({ targets: portrait.root, x, y: bottom, duration: 420, ease: 'Sine.Out' });
    });
    this.#relight();
  }
}
