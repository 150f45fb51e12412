import { requireTrueColours } from './known-colour';
import {
  pictureFromRgb,
  pictureFromYuv,
  type Picture,
  type RgbFormat,
  type Turn,
  type YuvFormat,
} from './picture';
import { ReusedPixels } from './ReusedPixels';

type Frame = VideoFrame | ImageBitmap;

/** Longest edge of colours that are read as they are; larger ones are scaled down to it. */
const MAX_EDGE = 2048;

/**
 * Brings frames into plain memory. A camera's planes are copied as they are, which is many times
 * cheaper than having the browser convert them to colours first (measured: 2 ms against 15 for
 * 640×480); what is stretched or has no such planes goes through a canvas.
 */
export class FrameReader {
  private bytes = new Uint8Array(0);
  private readonly thumbnail = new ReusedPixels();
  private canvas: OffscreenCanvasRenderingContext2D | null = null;

  /**
   * @throws RangeError for a frame without pixels
   * @throws EmotionError `unsupported` where the browser hands out noise in place of pixels
   */
  async read(frame: Frame): Promise<Picture> {
    const { width, height } = sizeOf(frame);
    if (!(width > 0 && height > 0)) throw new RangeError(`the frame is ${width}×${height} px`);
    return (isPlain(frame) && (await this.copyPlanes(frame))) || this.draw(frame, width, height);
  }

  /** Null when the browser does not let the frame's memory be copied. */
  private async copyPlanes(frame: VideoFrame): Promise<Picture | null> {
    const size = frame.allocationSize();
    if (this.bytes.length < size) this.bytes = new Uint8Array(size);
    let layout: PlaneLayout[];
    try {
      layout = await frame.copyTo(this.bytes);
    } catch {
      return null;
    }
    const { visibleRect, format } = frame;
    const [plane] = layout;
    if (!plane || !visibleRect) return null;
    const { width, height } = visibleRect;
    return isYuv(format)
      ? pictureFromYuv(
          this.bytes,
          format,
          layout,
          width,
          height,
          frame.colorSpace.fullRange === true,
          turnOf(frame),
          this.thumbnail,
        )
      : pictureFromRgb(this.bytes, format as RgbFormat, plane, width, height, this.thumbnail);
  }

  private draw(frame: Frame, fullWidth: number, fullHeight: number): Picture {
    const scale = Math.min(1, MAX_EDGE / Math.max(fullWidth, fullHeight));
    const width = Math.max(1, Math.round(fullWidth * scale));
    const height = Math.max(1, Math.round(fullHeight * scale));
    const context = this.canvasOf(width, height);
    context.drawImage(frame, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    const bytes = new Uint8Array(data.buffer);
    const plane = { offset: 0, stride: 4 * width };
    return pictureFromRgb(bytes, 'RGBA', plane, width, height, this.thumbnail);
  }

  private canvasOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
    if (!this.canvas) {
      requireTrueColours();
      this.canvas = new OffscreenCanvas(width, height).getContext('2d', {
        alpha: false,
        willReadFrequently: true,
      });
    }
    if (!this.canvas) throw new Error('no 2d context on OffscreenCanvas');
    if (this.canvas.canvas.width !== width || this.canvas.canvas.height !== height) {
      Object.assign(this.canvas.canvas, { width, height });
    }
    this.canvas.imageSmoothingQuality = 'medium';
    return this.canvas;
  }
}

/** Display size: what the player sees, with rotation and pixel aspect applied. */
export function sizeOf(frame: Frame): { width: number; height: number } {
  return 'displayWidth' in frame
    ? { width: frame.displayWidth, height: frame.displayHeight }
    : { width: frame.width, height: frame.height };
}

/**
 * Square pixels of a format that can be read where it lies. A camera that lacks the wished size gives
 * its own, to be shown smaller: that is read at its own.
 */
function isPlain(frame: Frame): frame is VideoFrame {
  if (!('displayWidth' in frame) || !frame.visibleRect) return false;
  const { visibleRect, displayWidth, displayHeight, format } = frame;
  const { rotation, flip } = turnOf(frame);
  const [width, height] =
    rotation % 180 === 0
      ? [visibleRect.width, visibleRect.height]
      : [visibleRect.height, visibleRect.width];
  if (Math.abs(displayWidth - (displayHeight * width) / height) > 1) return false;
  if (isYuv(format)) return true;
  return isRgb(format) && Math.max(width, height) <= MAX_EDGE && rotation === 0 && !flip;
}

/** Browsers that do not know these turn the pixels themselves. */
function turnOf(frame: VideoFrame): Turn {
  const { rotation = 0, flip = false } = frame as Partial<Turn>;
  return { rotation, flip };
}

function isYuv(format: string | null): format is YuvFormat {
  return format === 'I420' || format === 'I420A' || format === 'NV12';
}

function isRgb(format: string | null): format is RgbFormat {
  return format === 'RGBA' || format === 'RGBX' || format === 'BGRA' || format === 'BGRX';
}
