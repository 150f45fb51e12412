/** A frame's pixels in plain memory, ready for sampling. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Brightness per pixel, row by row, `stride` bytes apart. */
  readonly gray: Uint8Array;
  readonly stride: number;
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

/** How the colours of one pixel are found. */
type ColourReader = (x: number, y: number, luma: number) => readonly [number, number, number];

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
 * not see the difference.
 */
export function pictureFromYuv(
  bytes: Uint8Array,
  format: YuvFormat,
  layout: readonly PlaneLayout[],
  width: number,
  height: number,
  fullRange: boolean,
): Picture {
  const [luma, first, second] = layout as readonly [PlaneLayout, PlaneLayout, PlaneLayout?];
  const interleaved = format === 'NV12';
  const step = interleaved ? 2 : 1;
  const blueAt = first.offset;
  const redAt = interleaved ? first.offset + 1 : (second as PlaneLayout).offset;
  const redStride = interleaved ? first.stride : (second as PlaneLayout).stride;
  const chromaGain = fullRange ? 1 : 255 / 224;
  const range = fullRange ? { black: 0, gain: 1 / 255 } : { black: 16, gain: 1 / 219 };
  const colourAt: ColourReader = (x, y, value) => {
    const column = (x >> 1) * step;
    const row = y >> 1;
    const cb = chromaGain * ((bytes[blueAt + row * first.stride + column] as number) - 128);
    const cr = chromaGain * ((bytes[redAt + row * redStride + column] as number) - 128);
    const level = 255 * range.gain * (value - range.black);
    return [level + 1.402 * cr, level - 0.344 * cb - 0.714 * cr, level + 1.772 * cb];
  };
  const gray = bytes.subarray(luma.offset);
  const plane = { width, height, gray, stride: luma.stride };
  return { ...plane, ...range, thumbnail: thumbnailOf(plane, colourAt) };
}

/** A picture from interleaved colours. */
export function pictureFromRgb(
  bytes: Uint8Array,
  format: RgbFormat,
  { offset, stride }: PlaneLayout,
  width: number,
  height: number,
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
  const colourAt: ColourReader = (x, y) => {
    const at = offset + y * stride + 4 * x;
    return [bytes[at + red] as number, bytes[at + 1] as number, bytes[at + blue] as number];
  };
  const plane = { width, height, gray, stride: width };
  return { ...plane, black: 0, gain: 1 / 255, thumbnail: thumbnailOf(plane, colourAt) };
}

/** Whole-number reduction: mean brightness of each block, colours of its middle. */
function thumbnailOf(
  { width, height, gray, stride }: Pick<Picture, 'width' | 'height' | 'gray' | 'stride'>,
  colourAt: ColourReader,
): Thumbnail {
  const block = Math.max(1, Math.ceil(Math.max(width, height) / THUMBNAIL_EDGE));
  const step = Math.max(1, Math.floor(block / SAMPLES));
  const columns = Math.max(1, Math.floor(width / block));
  const rows = Math.max(1, Math.floor(height / block));
  const data = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0, to = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, to += 4) {
      const left = column * block;
      const top = row * block;
      let sum = 0;
      let count = 0;
      for (let y = top; y < top + block; y += step) {
        for (let at = y * stride + left; at < y * stride + left + block; at += step, count++) {
          sum += gray[at] as number;
        }
      }
      const middle = block >> 1;
      const [red, green, blue] = colourAt(left + middle, top + middle, sum / count);
      data[to] = red;
      data[to + 1] = green;
      data[to + 2] = blue;
      data[to + 3] = 255;
    }
  }
  return { width: columns, height: rows, scale: block, data };
}
