import { inject } from 'vitest';

/** Photos that the npm package of face-api brings along: there on every machine. */
export const samples = '/node_modules/@vladmandic/face-api/demo';
/** The labelled photos, which may be absent. */
export const photos = inject('facesUrl');

const probe = await fetch(`${photos}/happy_01.jpg`);
export const havePhotos = probe.headers.get('content-type')?.startsWith('image/') === true;

/** A picture letterboxed into a canvas of the given size. */
export async function canvasOf(url: string, width = 640, height = 480): Promise<OffscreenCanvas> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bitmap = await createImageBitmap(await response.blob());
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
  return canvas;
}

/** The picture so many times side by side and one below the other, all of it 1280×960. */
export async function tiledOf(url: string, times: number): Promise<OffscreenCanvas> {
  const [width, height] = [1280 / times, 960 / times];
  const tile = await canvasOf(url, width, height);
  const canvas = new OffscreenCanvas(1280, 960);
  for (let at = 0; at < times * times; at++) {
    canvas.getContext('2d')?.drawImage(tile, (at % times) * width, Math.floor(at / times) * height);
  }
  return canvas;
}

/** The picture as a video frame at a media time in ms. */
export async function frameOf(url: string, timestamp = 0, width = 640, height = 480) {
  return new VideoFrame(await canvasOf(url, width, height), { timestamp: timestamp * 1000 });
}

/** The picture in its own size. */
export async function wholeFrame(url: string, timestamp = 0): Promise<VideoFrame> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const frame = new VideoFrame(bitmap, { timestamp: timestamp * 1000 });
  bitmap.close();
  return frame;
}
