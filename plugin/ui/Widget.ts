import type * as Phaser from 'phaser';
import { FocusRing, type FocusScope } from './focus';
import { resolveTheme, resolveWords, type UiOptions } from './options';
import { seenArea, undoCamera, type Area } from './placement';
import { gameUnit, type Screen } from './screen';
import { css, type UiTheme } from './theme';
import type { UiWords } from './words';

/** Size of a widget or of a part of it, in units. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface TextStyle {
  /** Times the theme's font size; default 1. */
  readonly size?: number;
  readonly colour?: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center';
  readonly font?: string;
}

const SHRINK = 0.92;
/** Smaller than this part of its natural size a widget could not be read anyway. */
const LEAST_SHARE = 0.35;

/**
 * A part of the interface: a container whose inside is laid out in CSS pixels, whatever the game's
 * resolution and its camera's viewport, zoom and rotation. It ends with its scene.
 */
export abstract class Widget {
  readonly scene: Phaser.Scene;
  /** The Phaser object that holds everything; its children are the widget's own. */
  readonly object: Phaser.GameObjects.Container;
  protected readonly theme: UiTheme;
  protected readonly words: UiWords;
  protected readonly focus: FocusRing;
  readonly #texts = new Set<Phaser.GameObjects.Text>();
  readonly #undo: (() => void)[] = [];
  readonly #camera: Phaser.Cameras.Scene2D.Camera | null;
  #unit = 1;
  #area: Area = { x: 0, y: 0, width: 0, height: 0 };
  #destroyed = false;

  constructor(scene: Phaser.Scene, { theme, words, camera }: UiOptions = {}) {
    this.scene = scene;
    this.theme = resolveTheme(theme);
    this.words = resolveWords(words);
    this.focus = FocusRing.of(scene);
    this.#camera = camera ?? null;
    this.object = scene.add.container(0, 0).setDepth(this.theme.depth).setScrollFactor(0);
    const destroy = () => {
      this.destroy();
    };
    scene.events.once('shutdown', destroy);
    scene.events.once('destroy', destroy);
    const refresh = () => {
      this.refresh();
    };
    scene.scale.on('resize', refresh);
    scene.events.on('prerender', this.#followCamera);
    this.onDestroy(() => {
      scene.events.off('shutdown', destroy);
      scene.events.off('destroy', destroy);
      scene.scale.off('resize', refresh);
      scene.events.off('prerender', this.#followCamera);
    });
  }

  get destroyed(): boolean {
    return this.#destroyed;
  }

  /** Takes the widget off the scene; also done by the scene's shutdown. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    for (const undo of this.#undo.splice(0)) undo();
    this.object.destroy();
  }

  /** Places everything for a screen, in units; false when it does not fit at this size. */
  protected abstract arrange(screen: Screen): boolean;

  /** Lays out anew: after a resize, and when what is shown takes other room. */
  protected refresh(): void {
    if (this.#destroyed) return;
    const { scale, cameras } = this.scene;
    this.#area = seenArea(scale, this.#camera ?? cameras.main);
    const natural = gameUnit(scale);
    let unit = natural;
    while (!this.#tryUnit(unit) && unit > natural * LEAST_SHARE) unit *= SHRINK;
    this.#place();
  }

  protected onDestroy(undo: () => void): void {
    this.#undo.push(undo);
  }

  /** A scope of the keyboard focus that ends with the widget. */
  protected openFocus(modal: boolean, onEscape: (() => void) | null = null): FocusScope {
    const scope = this.focus.open(modal, onEscape);
    this.onDestroy(() => {
      scope.close();
    });
    return scope;
  }

  /** Adds an object to the widget; it keeps its place whatever the camera shows. */
  add<T extends Phaser.GameObjects.GameObject & Phaser.GameObjects.Components.ScrollFactor>(
    part: T,
  ): T {
    part.setScrollFactor(0);
    this.object.add(part);
    return part;
  }

  addText(content: string, style: TextStyle = {}): Phaser.GameObjects.Text {
    const { size = 1, colour = this.theme.text, bold = false, align = 'left', font } = style;
    const text = this.scene.make.text(
      {
        text: content,
        style: {
          fontFamily: font ?? this.theme.fontFamily,
          fontSize: this.theme.fontSize * size,
          fontStyle: bold ? 'bold' : 'normal',
          color: css(colour),
          align,
          lineSpacing: 2,
          padding: { x: 1, y: 2 },
        },
      },
      false,
    );
    this.#texts.add(text);
    text.once('destroy', () => this.#texts.delete(text));
    text.setResolution(this.#unit);
    return this.add(text);
  }

  addGraphics(): Phaser.GameObjects.Graphics {
    return this.add(this.scene.make.graphics({}, false));
  }

  addZone(): Phaser.GameObjects.Zone {
    const zone = this.add(this.scene.add.zone(0, 0, 1, 1).setOrigin(0));
    zone.setInteractive({ useHandCursor: true });
    return zone;
  }

  #tryUnit(unit: number): boolean {
    // One texture pixel for each pixel of the canvas: letters are neither blurred nor jagged.
    if (unit !== this.#unit) for (const text of this.#texts) text.setResolution(unit);
    this.#unit = unit;
    const { width, height } = this.#area;
    return this.arrange({ width: width / unit, height: height / unit, unit });
  }

  readonly #followCamera = (): void => {
    const { scale, cameras } = this.scene;
    const { x, y, width, height } = seenArea(scale, this.#camera ?? cameras.main);
    const { width: oldWidth, height: oldHeight } = this.#area;
    this.#area = { x, y, width, height };
    if (width !== oldWidth || height !== oldHeight) this.refresh();
    else this.#place();
  };

  /** Where the camera shows it upright and in its own size; other cameras do not show it again. */
  #place(): void {
    const camera = this.#camera ?? this.scene.cameras.main;
    const { x, y, rotation, scaleX, scaleY } = undoCamera(camera, this.#area, this.#unit);
    this.object.setPosition(x, y).setRotation(rotation).setScale(scaleX, scaleY);
    this.object.cameraFilter = camera.id === 0 ? 0 : ~camera.id;
  }
}
