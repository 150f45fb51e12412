import type * as Phaser from 'phaser';
import { Button } from './Button';
import type { FocusScope } from './focus';
import type { UiOptions } from './options';
import { drawPanel } from './panel';
import type { Screen } from './screen';
import { Widget, type Size } from './Widget';

/** Text lines longer than this are hard to read. */
const WIDEST = 460;
const BETWEEN_BUTTONS = 12;
/** Room for the dot before a listed line. */
const INDENT = 18;

export interface DialogAction {
  readonly text: string;
  readonly press: () => void;
  readonly chosen?: boolean;
}

export interface DialogContent {
  readonly title: string;
  readonly lines: readonly string[];
  /** A dot before every line. */
  readonly listed?: boolean;
  readonly actions: readonly DialogAction[];
  /** Actions under each other, all as wide as the dialog, instead of side by side where they fit. */
  readonly stacked?: boolean;
  /** Leaves room for a bar under the lines. */
  readonly bar?: boolean;
}

/**
 * A box in the middle of the screen over a shaded game. The keyboard reaches only it; Escape does
 * what `onEscape` says. Its content is set anew with `show()`.
 */
export abstract class Dialog extends Widget {
  /** For a bar; null while the content has none. */
  protected bar: { readonly x: number; readonly y: number; readonly width: number } | null = null;
  protected readonly overlay: Phaser.GameObjects.Graphics;
  readonly #shade: Phaser.GameObjects.Zone;
  readonly #box: Phaser.GameObjects.Graphics;
  readonly #scope: FocusScope;
  #title: Phaser.GameObjects.Text | null = null;
  #lines: Phaser.GameObjects.Text[] = [];
  #buttons: Button[] = [];
  #content: DialogContent | null = null;

  constructor(scene: Phaser.Scene, options: UiOptions, onEscape: () => void) {
    super(scene, options);
    // The shade takes pointers, so that the game below gets none.
    this.#shade = this.addZone();
    this.#box = this.addGraphics();
    this.overlay = this.addGraphics();
    this.#scope = this.openFocus(true, onEscape);
  }

  protected show(content: DialogContent): void {
    this.#content = content;
    this.#scope.replace([]);
    for (const part of [...this.#lines, ...this.#buttons]) part.destroy();
    this.#title?.destroy();
    this.#title = this.addText(content.title, { size: 1.3, bold: true });
    this.#lines = content.lines.map((line) => this.addText(line));
    this.#buttons = content.actions.map(({ text, press, chosen = false }) => {
      const button = new Button(this, this.theme, text, press);
      button.setChosen(chosen);
      return button;
    });
    this.#scope.replace(this.#buttons);
    this.object.bringToTop(this.overlay);
    this.refresh();
  }

  protected override arrange(screen: Screen): boolean {
    const content = this.#content;
    if (!content || !this.#title) return true;
    const { padding, margin } = this.theme;
    const width = Math.min(WIDEST, screen.width - 2 * margin);
    const inside = width - 2 * padding;
    const rows = this.#rows(inside, content.stacked === true);
    const texts = [this.#title, ...this.#lines];
    const indent = content.listed ? INDENT : 0;
    this.#title.setWordWrapWidth(inside);
    for (const line of this.#lines) line.setWordWrapWidth(inside - indent);
    const textHeight = texts.reduce((sum, { height }) => sum + height + padding / 2, 0);
    const barHeight = content.bar ? padding : 0;
    const rowsHeight = rows.reduce((sum, { height }) => sum + height + BETWEEN_BUTTONS, 0);
    const height = Math.ceil(padding * 2 + textHeight + barHeight + rowsHeight);

    const left = Math.round((screen.width - width) / 2);
    let y = Math.round((screen.height - height) / 2);
    this.#drawBox(screen, { x: left, y, width, height });
    y += padding;
    for (const text of texts) {
      const listed = indent > 0 && text !== this.#title;
      text.setPosition(left + padding + (listed ? indent : 0), y);
      if (listed) this.#drawDot(left + padding + indent / 3, y + this.theme.fontSize * 0.75);
      y += text.height + padding / 2;
    }
    this.bar = content.bar ? { x: left + padding, y: y + 2, width: inside } : null;
    y += barHeight + padding / 2;
    for (const { buttons, size } of rows) {
      buttons.forEach((button, index) => {
        button.place(left + padding + index * (size.width + BETWEEN_BUTTONS), y, size);
      });
      y += size.height + BETWEEN_BUTTONS;
    }
    return height <= screen.height - 2 * margin;
  }

  #drawDot(x: number, y: number): void {
    const { x: left, y: top } = this.#box;
    this.#box.fillStyle(this.theme.accent, 1).fillCircle(x - left, y - top, 3);
  }

  /** Buttons side by side when all have room, each as wide as the others; else under each other. */
  #rows(inside: number, stacked: boolean): { buttons: Button[]; size: Size; height: number }[] {
    const buttons = this.#buttons;
    if (buttons.length === 0) return [];
    const share = (inside - BETWEEN_BUTTONS * (buttons.length - 1)) / buttons.length;
    const natural = buttons.map((button) => button.measure(inside));
    const beside = !stacked && natural.every(({ width }) => width <= share);
    const width = beside ? share : inside;
    const height = Math.max(...natural.map((size) => size.height));
    const size = { width, height };
    if (beside) return [{ buttons, size, height }];
    return buttons.map((button) => ({ buttons: [button], size, height }));
  }

  #drawBox(screen: Screen, box: Size & { x: number; y: number }): void {
    const { shade, shadeAlpha, panel, panelAlpha, panelBorder } = this.theme;
    this.#shade.setPosition(0, 0).setSize(screen.width, screen.height, true);
    this.#box.clear().setPosition(box.x, box.y);
    this.#box.fillStyle(shade, shadeAlpha).fillRect(-box.x, -box.y, screen.width, screen.height);
    drawPanel(this.#box, box, this.theme, { fill: panel, alpha: panelAlpha, border: panelBorder });
  }
}
