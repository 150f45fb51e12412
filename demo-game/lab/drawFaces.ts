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

/** Boxes turned with the face, keypoints, id, decided emotion and confidence of every face. */
export function drawFaces(context: Context, faces: readonly FaceState[], drawing: Drawing): void {
  for (const face of faces) {
    context.save();
    context.globalAlpha = face.visible ? 1 : 0.4;
    drawBox(context, face, drawing);
    drawPoints(context, face, drawing);
    drawLabel(context, face, drawing);
    context.restore();
  }
}

function drawBox(context: Context, { id, box, roll, emotion }: FaceState, drawing: Drawing): void {
  const { scale, left, top, fontPx, selected } = drawing;
  const width = box.width * scale;
  const height = box.height * scale;
  context.save();
  context.translate(left + box.x * scale + width / 2, top + box.y * scale + height / 2);
  context.rotate(roll);
  context.strokeStyle = '#05080bb0';
  context.lineWidth = fontPx * (id === selected ? 0.45 : 0.3);
  context.strokeRect(-width / 2, -height / 2, width, height);
  context.strokeStyle = COLOURS[emotion];
  context.lineWidth = fontPx * (id === selected ? 0.26 : 0.14);
  context.strokeRect(-width / 2, -height / 2, width, height);
  context.restore();
}

function drawPoints(context: Context, { keypoints, emotion }: FaceState, drawing: Drawing): void {
  if (!keypoints) return;
  const { scale, left, top, fontPx } = drawing;
  context.fillStyle = COLOURS[emotion];
  for (const { x, y } of Object.values(keypoints)) {
    context.beginPath();
    context.arc(left + x * scale, top + y * scale, fontPx * 0.17, 0, 2 * Math.PI);
    context.fill();
  }
}

function drawLabel(context: Context, face: FaceState, drawing: Drawing): void {
  const { scale, left, top, fontPx } = drawing;
  const text = `${face.id} ${face.emotion} ${Math.round(face.confidence * 100)}`;
  context.font = `700 ${fontPx}px 'Atkinson Hyperlegible', sans-serif`;
  context.textBaseline = 'middle';
  const width = context.measureText(text).width + fontPx * 0.7;
  const height = fontPx * 1.45;
  const { canvas } = context;
  const x = clamp(left + face.box.x * scale, 0, canvas.width - width);
  const y = clamp(top + face.box.y * scale - height - fontPx * 0.2, 0, canvas.height - height);
  context.fillStyle = COLOURS[face.emotion];
  context.fillRect(x, y, width, height);
  context.fillStyle = '#0b0f14';
  context.fillText(text, x + fontPx * 0.35, y + height / 2);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
