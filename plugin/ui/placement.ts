import type * as Phaser from 'phaser';

/** Part of a camera's viewport, in game pixels from its top left. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Phaser's `Scale.ENVELOP`, by value: it covers its parent, which cuts off what sticks out. */
const ENVELOP = 4;

/** What the player sees of a camera's viewport. */
export function seenArea(
  scale: Phaser.Scale.ScaleManager,
  { x, y, width, height }: Phaser.Cameras.Scene2D.Camera,
): Area {
  const seen = seenOfGame(scale);
  const left = Math.max(x, seen.x);
  const top = Math.max(y, seen.y);
  const right = Math.min(x + width, seen.x + seen.width);
  const bottom = Math.min(y + height, seen.y + seen.height);
  if (right <= left || bottom <= top) return { x: 0, y: 0, width, height };
  return { x: left - x, y: top - y, width: right - left, height: bottom - top };
}

function seenOfGame(scale: Phaser.Scale.ScaleManager): Area {
  const { width, height } = scale.gameSize;
  const whole = { x: 0, y: 0, width, height };
  if ((scale.scaleMode as number) !== ENVELOP) return whole;
  const canvas = scale.canvas.getBoundingClientRect();
  const parent = scale.parentIsWindow
    ? new DOMRect(0, 0, window.innerWidth, window.innerHeight)
    : (scale.parent as HTMLElement | null)?.getBoundingClientRect();
  if (!parent || canvas.width === 0 || canvas.height === 0) return whole;
  const ratio = width / canvas.width;
  const left = Math.max(0, parent.left - canvas.left);
  const top = Math.max(0, parent.top - canvas.top);
  const right = Math.min(canvas.width, parent.right - canvas.left);
  const bottom = Math.min(canvas.height, parent.bottom - canvas.top);
  return {
    x: left * ratio,
    y: top * ratio,
    width: (right - left) * ratio,
    height: (bottom - top) * ratio,
  };
}

/** How an object must lie so that the camera shows it unturned, unzoomed, and with its origin at the area's. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly rotation: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/**
 * Undoes what Phaser does even to objects with scroll factor 0: the camera's zoom and rotation, both
 * about its origin.
 *
 * @param unit size of a unit inside the object, in game pixels
 */
export function undoCamera(
  camera: Phaser.Cameras.Scene2D.Camera,
  area: Area,
  unit: number,
): Placement {
  const { zoomX, zoomY, width, height } = camera;
  // Phaser's declarations leave it out.
  const { rotation } = camera as typeof camera & { readonly rotation: number };
  const originX = width * camera.originX;
  const originY = height * camera.originY;
  const x = area.x - originX;
  const y = area.y - originY;
  const cos = Math.cos(rotation);
  const sin = Math.sin(rotation);
  return {
    x: originX + (x * cos + y * sin) / zoomX,
    y: originY + (y * cos - x * sin) / zoomY,
    rotation: -rotation,
    scaleX: unit / zoomX,
    scaleY: unit / zoomY,
  };
}
