import { CROP_SIZE, type CropSquare } from './align';

/** Rec. 601 luma, which the training pictures were made with. */
const RED = 0.299;
const GREEN = 0.587;
const BLUE = 0.114;
/** The largest intermediate patch, px: 48 · 2⁴. */
const MAX_HALVINGS = 4;

type Source = Exclude<CanvasImageSource, HTMLOrSVGImageElement | SVGImageElement>;

/**
 * Cuts upright gray 48×48 crops out of frames.
 *
 * The canvas turns and scales the square to the nearest power-of-two multiple of 48, where its
 * bilinear filter neither blurs nor skips pixels, and only that patch is read back; the rest of the
 * way down is an exact area average.
 */
export class CropCutter {
  private readonly canvas = new OffscreenCanvas(CROP_SIZE, CROP_SIZE);
  private readonly context: OffscreenCanvasRenderingContext2D;

  constructor() {
    const context = this.canvas.getContext('2d', { willReadFrequently: true, alpha: false });
    if (!context) throw new Error('no 2d context on OffscreenCanvas');
    this.context = context;
  }

  /**
   * @param width, height size of `source` in the units of `square`
   * @returns gray pixels, 0..1, row by row; beyond the border the frame's edge goes on
   */
  cut(source: Source, width: number, height: number, square: CropSquare): Float32Array {
    const edge = CROP_SIZE * 2 ** halvingsFor(square.side);
    const { context, canvas } = this;
    if (canvas.width < edge) canvas.width = canvas.height = edge;
    const scale = edge / square.side;
    context.imageSmoothingQuality = 'low';
    context.setTransform(scale, 0, 0, scale, edge / 2, edge / 2);
    context.rotate(-square.roll);
    context.translate(-square.centre.x, -square.centre.y);
    if (reachesOut(square, width, height)) {
      replicateEdges(context, source, width, height, square.side);
    }
    context.drawImage(source, 0, 0, width, height);
    return grayAverage(context.getImageData(0, 0, edge, edge).data, edge);
  }
}

/** Halvings that bring the square's side nearest to a multiple of the crop size. */
export function halvingsFor(side: number): number {
  return Math.min(MAX_HALVINGS, Math.max(0, Math.round(Math.log2(side / CROP_SIZE))));
}

function reachesOut({ centre, side, roll }: CropSquare, width: number, height: number): boolean {
  const half = (side / 2) * (Math.abs(Math.cos(roll)) + Math.abs(Math.sin(roll)));
  return (
    centre.x - half < 0 ||
    centre.y - half < 0 ||
    centre.x + half > width ||
    centre.y + half > height
  );
}

/** Draws the frame's outermost pixels as wide as the square may reach over the border. */
function replicateEdges(
  context: OffscreenCanvasRenderingContext2D,
  source: Source,
  width: number,
  height: number,
  reach: number,
): void {
  const far = 2 * reach;
  const columns = [
    { from: 0, size: 1, to: -far, span: far },
    { from: 0, size: width, to: 0, span: width },
    { from: width - 1, size: 1, to: width, span: far },
  ];
  const rows = [
    { from: 0, size: 1, to: -far, span: far },
    { from: 0, size: height, to: 0, span: height },
    { from: height - 1, size: 1, to: height, span: far },
  ];
  for (const row of rows) {
    for (const column of columns) {
      if (row.size > 1 && column.size > 1) continue;
      context.drawImage(
        source,
        column.from,
        row.from,
        column.size,
        row.size,
        column.to,
        row.to,
        column.span,
        row.span,
      );
    }
  }
}

/** Luma of an RGBA patch, averaged over equal blocks down to the crop size. */
export function grayAverage(rgba: Uint8ClampedArray, edge: number): Float32Array {
  const block = edge / CROP_SIZE;
  const crop = new Float32Array(CROP_SIZE * CROP_SIZE);
  const weight = 1 / (255 * block * block);
  let at = 0;
  for (let y = 0; y < edge; y++) {
    const row = Math.floor(y / block) * CROP_SIZE;
    for (let x = 0; x < CROP_SIZE; x++) {
      let luma = 0;
      for (let inner = 0; inner < block; inner++, at += 4) {
        luma +=
          RED * (rgba[at] as number) +
          GREEN * (rgba[at + 1] as number) +
          BLUE * (rgba[at + 2] as number);
      }
      crop[row + x] = (crop[row + x] as number) + luma * weight;
    }
  }
  return crop;
}
