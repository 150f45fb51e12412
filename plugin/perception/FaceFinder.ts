import type { Point } from '../types';
import { placed, type Detection, type Detector } from './Detector';
import type { Thumbnail } from './picture';
import { ReusedPixels } from './ReusedPixels';

/** Of the picture's longer edge, on each of its sides. */
const MARGIN = 0.3;
/** Of the picture's longer edge, at least so wide is a face that the margin is for. */
const LEAST_WIDTH = 0.4;
/** Of the pictures in which nobody is found, one in so many is looked at with a margin. */
const EVERY = 3;

/**
 * Finds faces, those too that are larger than the picture, of a player who leans on the camera: detectors
 * know whole heads, and find such a one once the picture has a margin.
 */
export class FaceFinder {
  private readonly pixels = new ReusedPixels();
  private wasClose = false;
  private emptyPictures = 0;

  /** @returns faces in pixels of the picture that the thumbnail was made of; some reach beyond it */
  async find(thumbnail: Thumbnail, detector: Detector): Promise<Detection[]> {
    const found = await detector.detect(thumbnail);
    this.emptyPictures = found.length > 0 ? 0 : this.emptyPictures + 1;
    const looksAgain = found.length === 0 && (this.wasClose || this.emptyPictures % EVERY === 1);
    const close = looksAgain ? await this.findWithMargin(thumbnail, detector) : [];
    this.wasClose = close.length > 0;
    return found.length > 0 ? found : close;
  }

  /** @returns nothing without a face that needs the margin */
  private async findWithMargin(thumbnail: Thumbnail, detector: Detector): Promise<Detection[]> {
    const edge = Math.max(thumbnail.width, thumbnail.height);
    const margin = Math.round(MARGIN * edge);
    const found = await detector.detect(widened(thumbnail, margin, this.pixels));
    const least = LEAST_WIDTH * edge * thumbnail.scale;
    if (!found.some(({ box }) => box.width >= least)) return [];
    return found.map((detection) => moved(detection, -margin * thumbnail.scale));
  }
}

function widened(
  { width, height, scale, data }: Thumbnail,
  margin: number,
  reused: ReusedPixels,
): Thumbnail {
  const wide = width + 2 * margin;
  const high = height + 2 * margin;
  const pixels = reused.ofLength(wide * high * 4).fill(0);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width * 4, (y + 1) * width * 4);
    pixels.set(row, ((y + margin) * wide + margin) * 4);
  }
  return { width: wide, height: high, scale, data: pixels };
}

function moved({ box, keypoints, score }: Detection, by: number): Detection {
  const point = ({ x, y }: Point) => ({ x: x + by, y: y + by });
  return { box: { ...box, ...point(box) }, keypoints: placed(keypoints, point), score };
}
