import { pictureFromRgb, type Picture } from '../../../plugin/perception/picture';

/** A gray picture whose value at each pixel's centre is given by `shade`, 0..255. */
export function grayPicture(
  width: number,
  height: number,
  shade: (x: number, y: number) => number,
): Picture {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = Math.round(shade(x + 0.5, y + 0.5));
      rgba.set([value, value, value, 255], 4 * (y * width + x));
    }
  }
  return pictureFromRgb(rgba, 'RGBA', { offset: 0, stride: 4 * width }, width, height);
}
