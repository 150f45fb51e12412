/** Enough to tell which way up a picture is. */
const EDGE = 16;
/** A camera that is turned round without changing its size is noticed within this, ms. */
const RECHECK_MS = 2000;
/** So many times better must a picture fit as it is than turned round. */
const CLEARLY = 2;

/**
 * Whether a video's frames lie as they are shown. WebKit's frames do not say how they are turned, and
 * nothing that takes them turns them, while the video itself is shown upright: the two are compared.
 */
export class Uprightness {
  #checkedAt = -Infinity;
  #size = '';
  #upright = false;
  #context: CanvasRenderingContext2D | null = null;

  /** False when turned, and when it cannot be told. */
  of(video: HTMLVideoElement, frame: VideoFrame, now: number): boolean {
    if ('rotation' in frame) return true;
    const { videoWidth, videoHeight } = video;
    if (frame.displayWidth !== videoWidth || frame.displayHeight !== videoHeight) return false;
    const size = `${videoWidth}×${videoHeight}`;
    if (size !== this.#size || now - this.#checkedAt > RECHECK_MS) {
      this.#size = size;
      this.#checkedAt = now;
      this.#upright = this.#fits(video, frame);
    }
    return this.#upright;
  }

  #fits(video: HTMLVideoElement, frame: VideoFrame): boolean {
    const shown = this.#small(video);
    const lying = this.#small(frame);
    if (!shown || !lying) return false;
    const asItIs = difference(shown, lying);
    const turnedRound = difference(shown, [...lying].reverse());
    return asItIs * CLEARLY < turnedRound;
  }

  /** Brightness, row by row; null without a canvas. */
  #small(picture: HTMLVideoElement | VideoFrame): number[] | null {
    this.#context ??= Object.assign(document.createElement('canvas'), {
      width: EDGE,
      height: EDGE,
    }).getContext('2d', { willReadFrequently: true });
    if (!this.#context) return null;
    this.#context.drawImage(picture, 0, 0, EDGE, EDGE);
    const { data } = this.#context.getImageData(0, 0, EDGE, EDGE);
    return Array.from({ length: EDGE * EDGE }, (_, at) => data[4 * at + 1] as number);
  }
}

function difference(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] as number)), 0);
}
