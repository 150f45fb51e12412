import type { FaceState } from 'phaser-emotion';
import { COLOURS } from './colours';

export interface Drawing {
  /** Canvas px per px of the frame. */
  readonly scale: number;
  /** Where the frame's corner lies on the canvas, px. */
  readonly left: number;
  readonly top: number;
  /** Size of the writing, canvas px. */
  readonly fontPx: number;
  readonly selected?: number | null;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Boxes turned with the face, keypoints, id, decided emotion and confidence of every face. */
export function drawFaces(context: Context, faces: readonly FaceState[], drawing: Drawing): void {
  for (const face of faces) {
    context.globalAlpha = face.visible ? 1 : 0.4;
    drawBox(context, face, drawing);
    drawPoints(context, face, drawing);
  }
  const taken: Area[] = [];
  for (const face of faces) {
    context.globalAlpha = face.visible ? 1 : 0.4;
    taken.push(drawLabel(context, face, drawing, taken));
  }
  context.globalAlpha = 1;
}

function areaOf({ box }: FaceState, { scale, left, top }: Drawing): Area {
  return {
    x: left + box.x * scale,
    y: top + box.y * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}

function drawBox(context: Context, face: FaceState, drawing: Drawing): void {
  const { fontPx, selected } = drawing;
  const { x, y, width, height } = areaOf(face, drawing);
  const line = Math.min(fontPx, width / 6) * (face.id === selected ? 0.26 : 0.15);
  context.save();
  context.translate(x + width / 2, y + height / 2);
  context.rotate(face.roll);
  context.strokeStyle = '#05080bb0';
  context.lineWidth = line * 2;
  context.strokeRect(-width / 2, -height / 2, width, height);
  context.strokeStyle = COLOURS[face.emotion];
  context.lineWidth = line;
  context.strokeRect(-width / 2, -height / 2, width, height);
  context.restore();
}

function drawPoints(context: Context, face: FaceState, drawing: Drawing): void {
  if (!face.keypoints) return;
  const { scale, left, top, fontPx } = drawing;
  const radius = Math.min(fontPx * 0.17, (face.box.width * scale) / 30);
  context.fillStyle = COLOURS[face.emotion];
  for (const { x, y } of Object.values(face.keypoints)) {
    context.beginPath();
    context.arc(left + x * scale, top + y * scale, radius, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Small faces stand close together: their labels are shorter, and give way to one another. */
function drawLabel(
  context: Context,
  face: FaceState,
  drawing: Drawing,
  taken: readonly Area[],
): Area {
  const { fontPx } = drawing;
  const box = areaOf(face, drawing);
  const small = box.width < fontPx * 5;
  const size = small ? fontPx * 0.8 : fontPx;
  const belief = small ? '' : ` ${Math.round(face.confidence * 100)} %`;
  const text = `${face.id} ${face.emotion}${belief}`;
  context.font = `700 ${size}px 'Atkinson Hyperlegible', sans-serif`;
  context.textBaseline = 'middle';
  const width = context.measureText(text).width + size * 0.6;
  const height = size * 1.35;
  const middle = box.x + (box.width - width) / 2;
  const gap = size * 0.25;
  const places = [
    { x: middle, y: box.y - height - gap },
    { x: middle, y: box.y + box.height + gap },
    { x: box.x + box.width + gap, y: box.y },
    { x: box.x - width - gap, y: box.y },
    { x: middle, y: box.y - 2 * height - gap },
    { x: middle, y: box.y + box.height + height + gap },
  ].map(({ x, y }) => ({
    x: clamp(x, 0, context.canvas.width - width),
    y: clamp(y, 0, context.canvas.height - height),
    width,
    height,
  }));
  const area = places.find((place) => !taken.some((each) => meet(each, place))) ?? places[0];
  if (!area) return box;
  context.fillStyle = COLOURS[face.emotion];
  context.fillRect(area.x, area.y, width, height);
  context.fillStyle = '#0b0f14';
  context.fillText(text, area.x + size * 0.3, area.y + height / 2);
  return area;
}

function meet(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
