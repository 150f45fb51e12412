import { EmotionError } from '../errors';

const KNOWN = [200, 100, 50] as const;
const EDGE_PX = 4;
/** Browsers that only smudge what they hand out change a channel by one or two. */
const MOST_OFF = 16;

/**
 * Paints a colour and reads it back: a browser that guards itself against fingerprinting answers
 * with noise, or white, and would show every face as that.
 *
 * @throws EmotionError `unsupported` when what comes back is something else
 */
export function requireTrueColours(): void {
  const context = new OffscreenCanvas(EDGE_PX, EDGE_PX).getContext('2d');
  if (!context) throw new Error('no 2d context on OffscreenCanvas');
  context.fillStyle = `rgb(${KNOWN.join(' ')})`;
  context.fillRect(0, 0, EDGE_PX, EDGE_PX);
  const { data } = context.getImageData(0, 0, EDGE_PX, EDGE_PX);
  const isFar = (value: number, at: number) =>
    at % 4 < 3 && Math.abs(value - (KNOWN[at % 4] ?? 0)) > MOST_OFF;
  if (data.some(isFar)) {
    throw new EmotionError(
      'unsupported',
      'this browser hands out noise instead of pictures (in Firefox: privacy.resistFingerprinting)',
    );
  }
}
