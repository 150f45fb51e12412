import type * as Phaser from 'phaser';
import type { Focusable } from './focus';
import { drawPanel } from './panel';
import { css, type UiTheme } from './theme';
import type { Size, Widget } from './Widget';

/** Least height of what a finger has to hit, CSS px (WCAG 2.5.5). */
const FINGER = 44;

export interface ButtonStyle {
  /** Height at least; default 44. */
  readonly least?: number;
  /** Times the theme's font size; default 1. */
  readonly size?: number;
  /** Room kept free before the text, for a sign; default 0. */
  readonly lead?: number;
}

/** A text that can be pressed by pointer and keyboard. */
export class Button implements Focusable {
  readonly label: Phaser.GameObjects.Text;
  readonly zone: Phaser.GameObjects.Zone;
  readonly #theme: UiTheme;
  readonly #face: Phaser.GameObjects.Graphics;
  readonly #onPress: () => void;
  readonly #least: number;
  readonly #lead: number;
  #size: Size = { width: 0, height: 0 };
  #hovered = false;
  #held = false;
  #focused = false;
  #visible = true;
  #chosen = false;

  constructor(
    widget: Widget,
    theme: UiTheme,
    text: string,
    onPress: () => void,
    { least = FINGER, size = 1, lead = 0 }: ButtonStyle = {},
  ) {
    this.#theme = theme;
    this.#onPress = onPress;
    this.#least = least;
    this.#lead = lead;
    this.#face = widget.addGraphics();
    this.label = widget.addText(text, { size, align: lead > 0 ? 'left' : 'center' });
    this.zone = widget.addZone();
    this.zone.on('pointerover', () => {
      this.#hovered = true;
      this.#draw();
    });
    this.zone.on('pointerout', () => {
      this.#hovered = false;
      this.#held = false;
      this.#draw();
    });
    this.zone.on('pointerdown', () => {
      this.#held = true;
    });
    // Only a press that began here counts: not the end of the click that opened a dialog.
    this.zone.on('pointerup', () => {
      if (!this.#held) return;
      this.#held = false;
      this.press();
    });
  }

  get focusable(): boolean {
    return this.#visible;
  }

  /** Room that the text needs at most `width` wide. */
  measure(width: number): Size {
    const around = 2 * this.#theme.padding + this.#lead;
    this.label.setWordWrapWidth(width - around);
    return {
      width: Math.min(width, Math.ceil(this.label.width) + around),
      height: Math.max(this.#least, Math.ceil(this.label.height) + this.#theme.padding),
    };
  }

  place(x: number, y: number, size: Size): void {
    this.#size = size;
    this.#face.setPosition(x, y);
    this.zone.setPosition(x, y).setSize(size.width, size.height, true);
    const room = size.width - this.#lead;
    this.label.setWordWrapWidth(room - this.#theme.padding);
    // Whole pixels: half a pixel would blur every letter.
    const left = Math.round(x + this.#lead + (room - this.label.width) / 2);
    this.label.setPosition(left, Math.round(y + (size.height - this.label.height) / 2));
    this.#draw();
  }

  setText(text: string): void {
    if (this.label.text !== text) this.label.setText(text);
  }

  /** Marks the one that is taken among several. */
  setChosen(chosen: boolean): void {
    this.#chosen = chosen;
    this.#draw();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    for (const part of [this.#face, this.label, this.zone]) part.setVisible(visible);
  }

  showFocus(on: boolean): void {
    this.#focused = on;
    this.#draw();
  }

  press(): void {
    if (this.#visible) this.#onPress();
  }

  destroy(): void {
    for (const part of [this.#face, this.label, this.zone]) part.destroy();
  }

  #draw(): void {
    const { button, buttonHover, accent, accentText, text, panelBorder, focus } = this.#theme;
    const plain = this.#hovered ? buttonHover : button;
    drawPanel(this.#face.clear(), this.#size, this.#theme, {
      fill: this.#chosen ? accent : plain,
      border: this.#chosen ? accent : panelBorder,
      ...(this.#focused && { ring: focus }),
    });
    this.label.setColor(css(this.#chosen ? accentText : text));
  }
}
