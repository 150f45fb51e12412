import { ReusedPixels } from './ReusedPixels';

/** A frame's pixels in plain memory, ready for sampling. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Brightness: that of pixel (x, y) lies at `origin + x * stepX + y * stepY`. */
  readonly gray: Uint8Array;
  readonly origin: number;
  readonly stepX: number;
  readonly stepY: number;
  /** `gray` value of black, and what scales it to 0..1: video seldom uses the whole byte. */
  readonly black: number;
  readonly gain: number;
  /** A small coloured copy for the detector. */
  readonly thumbnail: Thumbnail;
}

export interface Thumbnail {
  readonly width: number;
  readonly height: number;
  /** Picture pixels per thumbnail pixel. */
  readonly scale: number;
  /** RGBA. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Where a plane of the frame lies in its buffer. */
export interface PlaneLayout {
  readonly offset: number;
  readonly stride: number;
}

/** How a frame is turned, then mirrored, to be shown: phones film as their sensor lies. */
export interface Turn {
  readonly rotation: 0 | 90 | 180 | 270;
  readonly flip: boolean;
}

type Plane = Pick<Picture, 'width' | 'height' | 'gray' | 'origin' | 'stepX' | 'stepY'>;

/**
 * Writes the colours of the pixel at a place in `gray`. Not returned: a list for each of 50,000 pixels
 * would be 4 MB of rubbish a frame.
 */
type ColourWriter = (at: number, luma: number, into: Uint8ClampedArray, to: number) => void;

export type YuvFormat = 'I420' | 'I420A' | 'NV12';
export type RgbFormat = 'RGBA' | 'RGBX' | 'BGRA' | 'BGRX';

/** The detectors look at 128 or 192 px; twice that keeps their own scaling clean. */
const THUMBNAIL_EDGE = 320;
/** At most this many samples a side make one thumbnail pixel. */
const SAMPLES = 4;
/** Rec. 601, which the classifier's training pictures were made gray with. */
const RED = 0.299;
const GREEN = 0.587;
const BLUE = 0.114;

/**
 * A picture from video planes. Their luma is the gray the classifier wants, so nothing is converted
 * but the thumbnail, and that with the matrix of Rec. 601 whatever the frame says: the detector does
 * not see the difference. Nothing is turned either, but read the other way.
 *
 * @param width of the planes as they lie, before `turn`, px
 * @param pixels the thumbnail's
 */
export function pictureFromYuv(
  bytes: Uint8Array,
  format: YuvFormat,
  layout: readonly PlaneLayout[],
  width: number,
  height: number,
  fullRange: boolean,
  turn: Turn = { rotation: 0, flip: false },
  pixels = new ReusedPixels(),
): Picture {
  const [luma, first, second] = layout as readonly [PlaneLayout, PlaneLayout, PlaneLayout?];
  const interleaved = format === 'NV12';
  const step = interleaved ? 2 : 1;
  const blueAt = first.offset;
  const redAt = interleaved ? first.offset + 1 : (second as PlaneLayout).offset;
  const redStride = interleaved ? first.stride : (second as PlaneLayout).stride;
  const chromaGain = fullRange ? 1 : 255 / 224;
  const range = fullRange ? { black: 0, gain: 1 / 255 } : { black: 16, gain: 1 / 219 };
  const { stride } = luma;
  const writeColour: ColourWriter = (at, value, into, to) => {
    const column = ((at % stride) >> 1) * step;
    const row = Math.floor(at / stride) >> 1;
    const cb = chromaGain * ((bytes[blueAt + row * first.stride + column] as number) - 128);
    const cr = chromaGain * ((bytes[redAt + row * redStride + column] as number) - 128);
    const level = 255 * range.gain * (value - range.black);
    into[to] = level + 1.402 * cr;
    into[to + 1] = level - 0.344 * cb - 0.714 * cr;
    into[to + 2] = level + 1.772 * cb;
  };
  const gray = bytes.subarray(luma.offset);
  const plane = turned({ width, height, gray, origin: 0, stepX: 1, stepY: stride }, turn);
  return { ...plane, ...range, thumbnail: thumbnailOf(plane, writeColour, pixels) };
}

/**
 * A picture from interleaved colours.
 *
 * @param pixels the thumbnail's
 */
export function pictureFromRgb(
  bytes: Uint8Array,
  format: RgbFormat,
  { offset, stride }: PlaneLayout,
  width: number,
  height: number,
  pixels = new ReusedPixels(),
): Picture {
  const red = format.startsWith('R') ? 0 : 2;
  const blue = 2 - red;
  const gray = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, at = offset + y * stride; x < width; x++, at += 4) {
      gray[to++] =
        RED * (bytes[at + red] as number) +
        GREEN * (bytes[at + 1] as number) +
        BLUE * (bytes[at + blue] as number) +
        0.5;
    }
  }
  const writeColour: ColourWriter = (pixel, _, into, to) => {
    const at = offset + Math.floor(pixel / width) * stride + 4 * (pixel % width);
    into[to] = bytes[at + red] as number;
    into[to + 1] = bytes[at + 1] as number;
    into[to + 2] = bytes[at + blue] as number;
  };
  const plane = { width, height, gray, origin: 0, stepX: 1, stepY: width };
  return { ...plane, black: 0, gain: 1 / 255, thumbnail: thumbnailOf(plane, writeColour, pixels) };
}

/** The same pixels, gone through in another order. */
function turned(plane: Plane, { rotation, flip }: Turn): Plane {
  const { width, height, origin, stepX, stepY } = plane;
  if (rotation > 0) {
    // A quarter clockwise: the bottom left corner comes to the top left.
    const corner = origin + (height - 1) * stepY;
    const size = { width: height, height: width };
    const quarter = { ...plane, ...size, origin: corner, stepX: -stepY, stepY: stepX };
    return turned(quarter, { rotation: (rotation - 90) as Turn['rotation'], flip });
  }
  return flip ? { ...plane, origin: origin + (width - 1) * stepX, stepX: -stepX } : plane;
}

/** Whole-number reduction: mean brightness of each block, colours of its middle. */
function thumbnailOf(
  { width, height, gray, origin, stepX, stepY }: Plane,
  writeColour: ColourWriter,
  pixels: ReusedPixels,
): Thumbnail {
  const block = Math.max(1, Math.ceil(Math.max(width, height) / THUMBNAIL_EDGE));
  const step = Math.max(1, Math.floor(block / SAMPLES));
  const columns = Math.max(1, Math.floor(width / block));
  const rows = Math.max(1, Math.floor(height / block));
  const data = pixels.ofLength(columns * rows * 4);
  for (let row = 0, to = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, to += 4) {
      const corner = origin + row * block * stepY + column * block * stepX;
      let sum = 0;
      let count = 0;
      for (let y = 0; y < block; y += step) {
        for (let x = 0; x < block; x += step, count++) {
          sum += gray[corner + y * stepY + x * stepX] as number;
        }
      }
      const middle = corner + (block >> 1) * (stepX + stepY);
      writeColour(middle, sum / count, data, to);
      data[to + 3] = 255;
    }
  }
  return { width: columns, height: rows, scale: block, data };
}
