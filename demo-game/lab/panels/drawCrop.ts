import type { FaceReading } from 'phaser-emotion';

/** Paints what the net sees of a face, 48 × 48 gray pixels; wiped where it is not at hand. */
export function drawCrop(canvas: HTMLCanvasElement, reading: FaceReading | null): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = canvas;
  if (!reading?.crop) {
    context.clearRect(0, 0, width, height);
    return;
  }
  const image = context.createImageData(width, height);
  reading.crop.forEach((gray, index) => {
    image.data.set([gray, gray, gray, 255], index * 4);
  });
  context.putImageData(image, 0, 0);
}
