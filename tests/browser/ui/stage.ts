import Phaser4 from 'phaser';
import { page, userEvent } from 'vitest/browser';
import { expect, inject } from 'vitest';
import Phaser3 from '../../fixtures/phaser3.mjs';

export const PHASERS = [
  ['Phaser 4', Phaser4],
  ['Phaser 3', Phaser3],
] as const;

/** The two screens that every widget has to serve. */
export const SCREENS = [
  ['desktop', 1280, 720],
  ['phone', 390, 844],
] as const;

export interface StageOptions {
  readonly Phaser?: typeof Phaser4;
  readonly width: number;
  readonly height: number;
  /** `RESIZE` (default) or `FIT` with a fixed size of the game. */
  readonly fit?: { readonly width: number; readonly height: number };
  /** Over the above: any mode, or a zoom. */
  readonly scale?: Phaser.Types.Core.ScaleConfig;
  /**
   * With the graphics card's renderer, as players have it, where textures matter; default false,
   * since in software it takes a second to start. What is asked for pictures has it always.
   */
  readonly webgl?: boolean;
}

const games: Phaser.Game[] = [];

/** A running scene with a backdrop that shows whether the widgets can be read over it. */
export async function openStage({
  Phaser = Phaser4,
  width,
  height,
  fit,
  scale = {},
  webgl = inject('pictures'),
}: StageOptions): Promise<Phaser.Scene> {
  await page.viewport(width, height);
  document.body.style.margin = '0';
  document.body.style.background = '#000';
  const parent = document.createElement('div');
  parent.style.cssText = `width:${width}px;height:${height}px;overflow:hidden`;
  document.body.append(parent);
  return new Promise((resolve) => {
    class Backdrop extends Phaser.Scene {
      create(): void {
        const colours = [0x3c6e71, 0xd9d9d9, 0x284b63, 0xffffff, 0x353535];
        const stripe = Math.ceil(this.scale.width / colours.length);
        colours.forEach((colour, index) => {
          this.add.rectangle(index * stripe, 0, stripe, this.scale.height, colour).setOrigin(0);
        });
        resolve(this);
      }
    }
    games.push(
      new Phaser.Game({
        type: webgl ? Phaser.WEBGL : Phaser.CANVAS,
        parent,
        // Of its own: a canvas that Phaser's pool hands out again keeps the last game's margins.
        canvas: document.createElement('canvas'),
        width: fit?.width ?? width,
        height: fit?.height ?? height,
        scale: { mode: fit ? Phaser.Scale.FIT : Phaser.Scale.RESIZE, ...scale },
        audio: { noAudio: true },
        banner: false,
        scene: Backdrop,
      }),
    );
  });
}

export async function closeStages(): Promise<void> {
  for (const game of games.splice(0)) {
    const destroyed = new Promise((resolve) => game.events.once('destroy', resolve));
    game.destroy(true);
    await destroyed;
  }
  document.body.replaceChildren();
}

export function frames(scene: Phaser.Scene, count = 2): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    const step = () => {
      left -= 1;
      if (left > 0) return;
      scene.game.events.off('postrender', step);
      resolve();
    };
    scene.game.events.on('postrender', step);
  });
}

/** Keeps a picture for people to look at, who ask for them by `SHOTS=1`: of what has come to rest. */
export async function picture(scene: Phaser.Scene, name: string): Promise<void> {
  if (!inject('pictures')) return frames(scene);
  await frames(scene, 30);
  await page.screenshot({ path: `../../../node_modules/.cache/ui-pictures/${name}.png` });
}

type Part = Phaser.GameObjects.Text | Phaser.GameObjects.Zone;

const isPart = (part: Phaser.GameObjects.GameObject): part is Part =>
  part.type === 'Text' || part.type === 'Zone';

function shown(container: Phaser.GameObjects.Container): Part[] {
  return container.list.filter(isPart).filter((part) => container.visible && part.visible);
}

/** Every text and button lies on the screen, and no text lies over another. */
export function expectTidy(container: Phaser.GameObjects.Container): void {
  const { width, height } = container.scene.scale.gameSize;
  const parts = shown(container);
  expect(parts.length).toBeGreaterThan(0);
  const boxes = parts.map((part) => ({ part, box: part.getBounds() }));
  const nameOf = (part: Part) => ('text' in part ? part.text : 'zone');
  for (const { part, box } of boxes) {
    const inside =
      box.left >= -1 && box.top >= -1 && box.right <= width + 1 && box.bottom <= height + 1;
    expect({ part: nameOf(part), inside }).toEqual({ part: nameOf(part), inside: true });
  }
  const texts = boxes.filter(({ part }) => 'text' in part && part.text !== '');
  texts.forEach(({ part, box }, index) => {
    for (const other of texts.slice(index + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      const overlap = across > 2 && down > 2;
      expect({ texts: [nameOf(part), nameOf(other.part)], overlap }).toEqual({
        texts: [nameOf(part), nameOf(other.part)],
        overlap: false,
      });
    }
  });
}

/** Every text that stands in a button stays inside it. */
export function expectLabelsInside(container: Phaser.GameObjects.Container): void {
  const parts = shown(container);
  const zones = parts.filter((part) => part.type === 'Zone').map((zone) => zone.getBounds());
  for (const text of parts.filter((part) => part.type === 'Text')) {
    const { centerX, centerY, left, right, top, bottom } = text.getBounds();
    const button = zones
      .filter((zone) => zone.contains(centerX, centerY))
      .sort((a, b) => a.width * a.height - b.width * b.height)[0];
    if (!button) continue;
    expect(left).toBeGreaterThanOrEqual(button.left - 1);
    expect(right).toBeLessThanOrEqual(button.right + 1);
    expect(top).toBeGreaterThanOrEqual(button.top - 1);
    expect(bottom).toBeLessThanOrEqual(button.bottom + 1);
  }
}

/** A real click where the first part with this text stands. */
export async function clickText(container: Phaser.GameObjects.Container, text: string) {
  const target = shown(container).find((part) => 'text' in part && part.text.includes(text));
  if (!target) throw new Error(`nothing says "${text}"`);
  const { centerX, centerY } = target.getBounds();
  const { scene } = container;
  const { scale, game } = scene;
  const ratio = scale.displaySize.width / scale.gameSize.width;
  const { zoom, width, height } = scene.cameras.main;
  const seen = (at: number, size: number) => ratio * (size / 2 + (at - size / 2) * zoom);
  await userEvent.click(game.canvas, {
    position: { x: seen(centerX, width), y: seen(centerY, height) },
  });
  await frames(scene);
}

export async function press(scene: Phaser.Scene, ...keys: string[]): Promise<void> {
  for (const key of keys) await userEvent.keyboard(key);
  await frames(scene);
}

/** All that a widget says at this moment. */
export function saidBy(container: Phaser.GameObjects.Container): string {
  return shown(container)
    .map((part) => ('text' in part ? part.text : ''))
    .filter((text) => text !== '')
    .join(' | ');
}
