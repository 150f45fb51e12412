import type * as Phaser from 'phaser';
import type { Emotion } from '../types';
import { drawFace } from './faceIcon';
import type { Focusable } from './focus';
import { drawBar, drawPanel } from './panel';
import type { UiTheme } from './theme';
import type { Size, Widget } from './Widget';

export const TILE: Size = { width: 148, height: 62 };

const ICON = 15;
const BAR = 6;
const EDGE = 10;
/** Time constant with which the tile follows the face, ms: it moves well within 200 ms. */
const FOLLOW_MS = 60;

/** What a tile shows of its emotion, each 0..1. */
export interface TileReading {
  readonly level: number;
  readonly progress: number;
  readonly leading: boolean;
}

/** One emotion of a listening window: how much it shows, how far it is held, and a way to press it. */
export class MeterTile implements Focusable {
  readonly focusable = true;
  readonly emotion: Emotion;
  readonly #theme: UiTheme;
  readonly #onPress: () => void;
  readonly #face: Phaser.GameObjects.Graphics;
  readonly #label: Phaser.GameObjects.Text;
  readonly #zone: Phaser.GameObjects.Zone;
  #size: Size = TILE;
  #reading: TileReading = { level: 0, progress: 0, leading: false };
  #level = 0;
  #progress = 0;
  #focused = false;
  #hovered = false;
  #held = false;

  constructor(widget: Widget, theme: UiTheme, emotion: Emotion, word: string, press: () => void) {
    this.emotion = emotion;
    this.#theme = theme;
    this.#onPress = press;
    this.#face = widget.addGraphics();
    this.#label = widget.addText(word, { bold: true, size: 0.95 });
    this.#zone = widget.addZone();
    this.#zone.on('pointerover', () => (this.#hovered = true));
    this.#zone.on('pointerout', () => (this.#hovered = this.#held = false));
    this.#zone.on('pointerdown', () => (this.#held = true));
    this.#zone.on('pointerup', () => {
      if (this.#held) this.press();
    });
  }

  /** Width that sign and word need. */
  get neededWidth(): number {
    return Math.ceil(3 * ICON + this.#label.width + EDGE);
  }

  place(x: number, y: number, size: Size): void {
    this.#size = size;
    this.#face.setPosition(x, y);
    this.#zone.setPosition(x, y).setSize(size.width, size.height, true);
    const middle = y + (size.height - BAR) / 2;
    this.#label.setPosition(x + 3 * ICON, Math.round(middle - this.#label.height / 2));
  }

  show(reading: TileReading): void {
    this.#reading = reading;
  }

  /** Moves towards what was shown last. */
  step(elapsedMs: number): void {
    const share = 1 - Math.exp(-elapsedMs / FOLLOW_MS);
    this.#level += share * (this.#reading.level - this.#level);
    this.#progress += share * (this.#reading.progress - this.#progress);
    this.#draw();
  }

  showFocus(on: boolean): void {
    this.#focused = on;
  }

  press(): void {
    this.#onPress();
  }

  destroy(): void {
    for (const part of [this.#face, this.#label, this.#zone]) part.destroy();
  }

  #draw(): void {
    const { button, buttonHover, panelBorder, focus, track, accentText, emotions } = this.#theme;
    const colour = emotions[this.emotion];
    const { width, height } = this.#size;
    const graphics = this.#face.clear();
    drawPanel(graphics, this.#size, this.#theme, {
      fill: this.#hovered ? buttonHover : button,
      border: this.#reading.leading ? colour : panelBorder,
      ...(this.#focused && { ring: focus }),
    });
    const level = Math.max(0, Math.min(1, this.#level)) * (width - 4);
    if (level >= 2) {
      const radius = Math.min(8, level / 2);
      graphics.fillStyle(colour, 0.28).fillRoundedRect(2, 2, level, height - 4, radius);
    }
    if (this.#reading.leading) {
      graphics.lineStyle(2, colour, 1).strokeRoundedRect(1, 1, width - 2, height - 2, 9);
    }
    const middle = (height - BAR) / 2;
    drawFace(
      graphics,
      this.emotion,
      { x: EDGE + ICON, y: middle, r: ICON },
      { skin: colour, ink: accentText },
    );
    const bar = { x: EDGE, y: height - BAR - 7, width: width - 2 * EDGE, height: BAR };
    drawBar(graphics, bar, this.#progress, { fill: colour, track });
  }
}
