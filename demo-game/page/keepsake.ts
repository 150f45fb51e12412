import { words } from '../language/words';
import type { Entry } from '../telling/journal';

const WIDTH = 1080;
const HEIGHT = 1350;
const MARGIN = 48;
const ART = { width: WIDTH - 2 * MARGIN, height: 540 } as const;
const INK = '#17131c';

const windows: Readonly<Record<string, string>> = words.windows;

/** The stage as it was at the end, and how much of its height is above the words. */
export interface Scene {
  readonly image: HTMLImageElement;
  readonly height: number;
}

/** Writes a text in lines no wider than `width`. @returns where the next line would stand */
function write(
  ctx: CanvasRenderingContext2D,
  text: string,
  y: number,
  lineHeight: number,
  width = WIDTH - 2 * MARGIN,
): number {
  let line = '';
  let at = y;
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && ctx.measureText(longer).width > width) {
      ctx.fillText(line, MARGIN, at);
      at += lineHeight;
      line = word;
    } else line = longer;
  }
  ctx.fillText(line, MARGIN, at);
  return at + lineHeight;
}

/** The middle of the scene, as wide and as high as the frame. */
function drawScene(ctx: CanvasRenderingContext2D, { image, height }: Scene): void {
  const scale = Math.max(ART.width / image.width, ART.height / height);
  const cut = { width: ART.width / scale, height: ART.height / scale };
  const x = (image.width - cut.width) / 2;
  ctx.drawImage(
    image,
    x,
    height - cut.height,
    cut.width,
    cut.height,
    MARGIN,
    MARGIN,
    ART.width,
    ART.height,
  );
}

function drawMoment(ctx: CanvasRenderingContext2D, entry: Entry, y: number): number {
  ctx.fillStyle = '#8a4a2a';
  ctx.font = '700 29px "Atkinson Hyperlegible"';
  const at = write(ctx, `${windows[entry.window] ?? ''}. ${words.looked[entry.emotion]}`, y, 40);
  if (!entry.reply) return at + 24;
  const { speaker, text } = entry.reply;
  ctx.fillStyle = INK;
  ctx.font = 'italic 33px "Literata"';
  const said = speaker ? `“${text}” ${words.speakers[speaker]}` : text;
  return write(ctx, said, at + 2, 43) + 24;
}

/** A picture to keep: the scene, the ending, and what was said to your face on the way. */
export function drawKeepsake(
  ending: string,
  moments: readonly Entry[],
  scene: Scene | null,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  ctx.fillStyle = '#fbf4e4';
  ctx.fillRect(0, 0, WIDTH, HEIGHT);
  ctx.fillStyle = '#141a33';
  ctx.fillRect(MARGIN, MARGIN, ART.width, ART.height);
  if (scene) drawScene(ctx, scene);
  ctx.strokeStyle = INK;
  ctx.lineWidth = 6;
  ctx.strokeRect(MARGIN, MARGIN, ART.width, ART.height);
  ctx.textBaseline = 'top';
  ctx.fillStyle = INK;
  ctx.font = '400 30px "Special Elite"';
  ctx.fillText(words.title, MARGIN, MARGIN + ART.height + 30);
  ctx.font = '400 62px "Special Elite"';
  let y = write(ctx, ending, MARGIN + ART.height + 74, 68) + 14;
  for (const entry of moments) y = drawMoment(ctx, entry, y);
  return canvas;
}
