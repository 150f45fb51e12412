import type * as Phaser from 'phaser';
import type { Emotion } from '../types';

type Stroke = readonly [x1: number, y1: number, x2: number, y2: number];

/** Eyebrows of the left half, in radii from the middle; the right half mirrors them. */
const BROWS: Partial<Record<Emotion, Stroke>> = {
  angry: [-0.58, -0.5, -0.18, -0.26],
  disgust: [-0.58, -0.42, -0.18, -0.3],
  fear: [-0.58, -0.34, -0.18, -0.58],
  sad: [-0.58, -0.32, -0.2, -0.48],
  surprise: [-0.52, -0.58, -0.22, -0.62],
};

const degrees = (angle: number): number => (angle * Math.PI) / 180;

function drawMouth(
  graphics: Phaser.GameObjects.Graphics,
  emotion: Emotion,
  x: number,
  y: number,
  r: number,
  colour: number,
): void {
  const arc = (down: number, radius: number, from: number, to: number) => {
    graphics.beginPath();
    graphics.arc(x, y + down * r, radius * r, degrees(from), degrees(to)).strokePath();
  };
  const line = (...[x1, y1, x2, y2]: Stroke) => {
    graphics.lineBetween(x + x1 * r, y + y1 * r, x + x2 * r, y + y2 * r);
  };
  switch (emotion) {
    case 'happy':
      arc(0.08, 0.5, 20, 160);
      break;
    case 'sad':
      arc(0.75, 0.42, 215, 325);
      break;
    case 'angry':
      arc(0.72, 0.36, 225, 315);
      break;
    case 'surprise':
      graphics.fillStyle(colour, 1).fillCircle(x, y + 0.42 * r, 0.19 * r);
      break;
    case 'fear':
      line(-0.32, 0.5, -0.11, 0.36);
      line(-0.11, 0.36, 0.11, 0.5);
      line(0.11, 0.5, 0.32, 0.36);
      break;
    case 'disgust':
      line(-0.3, 0.36, 0.04, 0.44);
      line(0.04, 0.44, 0.34, 0.26);
      break;
    case 'neutral':
      line(-0.32, 0.4, 0.32, 0.4);
      break;
  }
}

/** A small face with the expression, its middle at `x`, `y`: understood without words. */
export function drawFace(
  graphics: Phaser.GameObjects.Graphics,
  emotion: Emotion,
  { x, y, r }: { readonly x: number; readonly y: number; readonly r: number },
  { skin, ink }: { readonly skin: number; readonly ink: number },
): void {
  graphics.fillStyle(skin, 1).fillCircle(x, y, r);
  const eye = emotion === 'surprise' || emotion === 'fear' ? 0.13 : 0.1;
  graphics.fillStyle(ink, 1);
  for (const side of [-1, 1]) graphics.fillCircle(x + side * 0.36 * r, y - 0.14 * r, eye * r);
  graphics.lineStyle(Math.max(1.5, 0.12 * r), ink, 1);
  const brow = BROWS[emotion];
  if (brow) {
    const [x1, y1, x2, y2] = brow;
    for (const side of [1, -1])
      graphics.lineBetween(x + side * x1 * r, y + y1 * r, x + side * x2 * r, y + y2 * r);
  }
  drawMouth(graphics, emotion, x, y, r, ink);
}
