import { words } from '../language/words';
import type { Entry } from '../telling/journal';

const WIDTH = 1080;
const MARGIN = 48;
const ART_WIDTH = WIDTH - 2 * MARGIN;
/** A higher scene, as on a phone, loses some of its sky. */
const MOST_ART_HEIGHT = 760;
const GAP = 30;
const INK = '#17131c';
const FONTS = {
  game: '400 30px "Special Elite"',
  ending: '400 62px "Special Elite"',
  looked: '700 29px "Atkinson Hyperlegible"',
  said: 'italic 33px "Literata"',
} as const;

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

/** The scene in its whole width. */
function drawArt(ctx: CanvasRenderingContext2D, { image, height }: Scene, artHeight: number): void {
  const cut = (artHeight * image.width) / ART_WIDTH;
  const y = height - cut;
  ctx.drawImage(image, 0, y, image.width, cut, MARGIN, MARGIN, ART_WIDTH, artHeight);
  ctx.strokeStyle = INK;
  ctx.lineWidth = 6;
  ctx.strokeRect(MARGIN, MARGIN, ART_WIDTH, artHeight);
}

function drawMoment(ctx: CanvasRenderingContext2D, entry: Entry, y: number): number {
  ctx.fillStyle = '#8a4a2a';
  ctx.font = FONTS.looked;
  const at = write(ctx, `${windows[entry.window] ?? ''}. ${words.looked[entry.emotion]}`, y, 40);
  if (!entry.reply) return at + 24;
  const { speaker, text } = entry.reply;
  ctx.fillStyle = INK;
  ctx.font = FONTS.said;
  const said = speaker ? `“${text}” ${words.speakers[speaker]}` : text;
  return write(ctx, said, at + 2, 43) + 24;
}

/** @returns where the words end */
function drawWords(
  ctx: CanvasRenderingContext2D,
  ending: string,
  moments: readonly Entry[],
  top: number,
): number {
  ctx.textBaseline = 'top';
  ctx.fillStyle = INK;
  ctx.font = FONTS.game;
  ctx.fillText(words.title, MARGIN, top);
  ctx.font = FONTS.ending;
  let y = write(ctx, ending, top + 44, 68) + 14;
  for (const entry of moments) y = drawMoment(ctx, entry, y);
  return y;
}

/** A picture to keep: the scene, the ending, and what was said to your face on the way. */
export async function drawKeepsake(
  ending: string,
  moments: readonly Entry[],
  scene: Scene | null,
): Promise<HTMLCanvasElement> {
  // A font that the page has not shown yet would be replaced by another one.
  await Promise.allSettled(Object.values(FONTS).map((font) => document.fonts.load(font)));
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  const artHeight = scene
    ? Math.min(MOST_ART_HEIGHT, (ART_WIDTH * scene.height) / scene.image.width)
    : -GAP;
  const top = MARGIN + artHeight + GAP;
  // Drawn twice: what the words take says how high the picture is.
  canvas.height = drawWords(ctx, ending, moments, top) + MARGIN / 2;
  ctx.fillStyle = '#fbf4e4';
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  if (scene) drawArt(ctx, scene, artHeight);
  drawWords(ctx, ending, moments, top);
  return canvas;
}
