import { inject } from 'vitest';

/** A photo of the shared faces folder, decoded. */
export async function picture(name: string): Promise<ImageBitmap> {
  const response = await fetch(`${inject('facesUrl')}/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return createImageBitmap(await response.blob());
}

/** The photo as a camera would give it: letterboxed into a video frame. */
export async function frameOf(
  name: string,
  timestamp: number,
  width = 640,
  height = 480,
): Promise<VideoFrame> {
  const bitmap = await picture(name);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context');
  const scale = Math.min(width / bitmap.width, height / bitmap.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    bitmap,
    (width - bitmap.width * scale) / 2,
    (height - bitmap.height * scale) / 2,
    bitmap.width * scale,
    bitmap.height * scale,
  );
  bitmap.close();
  return new VideoFrame(canvas, { timestamp: timestamp * 1000 });
}
