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
import { drawWeatherTextures, Weather } from './Weather';

const SHEETS: Readonly<Record<Person, string>> = { oda, tam, karr };
/** How a listener's face answers while the player's is read. */
const ANSWERS: Readonly<Partial<Record<Emotion, Face>>> = {
  happy: 'warm',
  surprise: 'surprise',
  sad: 'sad',
  angry: 'fear',
  neutral: 'neutral',
};
const DEPTH = { scenery: 0, weather: 5, portraits: 10, shade: 40 } as const;
const FADE_MS = 700;

/** The world behind the words: backdrop, weather and whoever is in the room. */
export class StageScene extends Phaser.Scene {
  #portraits = new Map<Person, Portrait>();
  #setting: Setting = EMPTY;
  #scenery!: Scenery;
  #weather!: Weather;
  #lightning!: Phaser.GameObjects.Rectangle;
  #speaker: Person | null = null;
  #still = false;
  #ready!: () => void;
  /** Resolves once the stage can be set. */
  readonly opened = new Promise<void>((resolve) => {
    this.#ready = resolve;
  });

  constructor() {
    super('stage');
  }

  preload(): void {
    for (const person of CAST) this.load.svg(person, SHEETS[person], { scale: 1 });
  }

  create(): void {
    for (const person of CAST) cutSheet(this.textures, person);
    drawWeatherTextures(this);
    this.#drawLamp();
    this.#scenery = new Scenery(this, 'title');
    this.#weather = new Weather(this, DEPTH.weather);
    this.#weather.set(paletteOf('title').weather, this.#still);
    const { width, height } = this.scale;
    this.#lightning = this.add.rectangle(0, 0, width, height, 0xe8f0ff).setOrigin(0).setDepth(DEPTH.shade);
    this.#lightning.fillAlpha = 0;
    this.scale.on('resize', this.#layout, this);
    this.events.once('shutdown', () => this.scale.off('resize', this.#layout, this));
    this.#ready();
  }

  override update(now: number): void {
    const sway = Math.sin(now / 5200) * 0.6 + (this.input.activePointer.x / this.scale.width - 0.5) * 0.8;
    this.#scenery.update(now, sway, this.#still);
    for (const portrait of this.#portraits.values()) portrait.update(now);
  }

  /** Less motion: no sway, no weather, no breathing. */
  hold(still: boolean): void {
    this.#still = still;
    this.#weather.set(paletteOf(this.#setting.scene).weather, still);
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

  /** Everybody in front watches the player being read; null lets them be. */
  watch(listening: ListeningState | null): void {
    const front = this.#portraits.get(this.#setting.present.at(-1) ?? 'oda');
    for (const portrait of this.#portraits.values()) {
      portrait.attend(listening ? 1 : 0);
      if (portrait !== front || !listening?.leading) portrait.lend(null);
    }
    const leading = listening?.leading;
    const level = leading ? (listening.progress[leading] ?? 0) : 0;
    if (front && leading && level > 0.15) front.lend(ANSWERS[leading] ?? null);
  }

  strike(): void {
    if (!this.#still) this.#weather.flash(this.#lightning);
  }

  #drawLamp(): void {
    const size = 256;
    const canvas = this.textures.createCanvas('lamp', size, size);
    if (!canvas) return;
    const gradient = canvas.context.createRadialGradient(size / 2, size / 2, 0, size / 2, size / 2, size / 2);
    gradient.addColorStop(0, 'rgba(255,255,255,0.9)');
    gradient.addColorStop(0.4, 'rgba(255,255,255,0.32)');
    gradient.addColorStop(1, 'rgba(255,255,255,0)');
    canvas.context.fillStyle = gradient;
    canvas.context.fillRect(0, 0, size, size);
    canvas.refresh();
  }

  #change(name: string): void {
    const old = this.#scenery;
    this.#scenery = new Scenery(this, name);
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
    this.#weather.set(paletteOf(name).weather, this.#still);
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
    const bottom = height * (upright ? 0.66 : 0.9);
    const share = present.length === 1 ? 1 : upright ? 0.66 : 0.86;
    const fit = upright
      ? Math.min((width * 1.05) / Portrait.width, (height * 0.56) / Portrait.height)
      : (height * 0.84) / Portrait.height;
    const spread = upright ? 0.46 : Math.min(0.6, ((present.length - 1) * Portrait.width * fit * 0.62) / width);
    present.forEach((person, i) => {
      const portrait = this.#portraits.get(person);
      if (!portrait) return;
      const t = present.length === 1 ? 0.5 : i / (present.length - 1);
      const x = width * (0.5 + (t - 0.5) * spread);
      const facing = t > 0.5 ? -1 : 1;
      portrait.root.setDepth(DEPTH.portraits + i);
      portrait.root.setScale(fit * share * facing, fit * share);
      if (this.#still || portrait.root.alpha === 0) portrait.root.setPosition(x, bottom);
      else this.tweens.add({ targets: portrait.root, x, y: bottom, duration: 420, ease: 'Sine.Out' });
    });
    this.#relight();
  }
}
