/**
 * Makes `portraits.webm`, the lab's sample clip, of four portraits under CC0 1.0 (README.md beside
 * this file names them): `FACES_DIR=… node demo-game/lab/samples/make-clip.mjs`
 */
/* global createImageBitmap, OffscreenCanvas, btoa */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../../../tests/harness/chromium.mjs';

const here = import.meta.dirname;
const faces = process.env.FACES_DIR ?? resolve(here, '../../../../shared/data/faces');
const portraits = ['neutral_05.jpg', 'happy_03.jpg', 'neutral_06.jpg', 'happy_04.jpg'].map(
  (name) => `data:image/jpeg;base64,${readFileSync(join(faces, name)).toString('base64')}`,
);

const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
// WebCodecs exist on secure pages only; localhost is one, and nothing is fetched from it.
await page.route('http://localhost/', (route) =>
  route.fulfill({ contentType: 'text/html', body: '<title>clip</title>' }),
);
await page.goto('http://localhost/');
await page.addScriptTag({
  path: resolve(here, '../../../node_modules/mediabunny/dist/bundles/mediabunny.min.cjs'),
});
/** Every portrait for three seconds, drifting a little, one fading into the next. */
const base64 = await page.evaluate(async (sources) => {
  const media = globalThis.Mediabunny;
  const images = await Promise.all(
    sources.map(async (src) => createImageBitmap(await (await fetch(src)).blob())),
  );
  const [width, height, fps, seconds, fade] = [320, 240, 15, 3, 0.4];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  const target = new media.BufferTarget();
  const output = new media.Output({ format: new media.WebMOutputFormat(), target });
  const source = new media.CanvasSource(canvas, { codec: 'vp9', bitrate: 120_000 });
  output.addVideoTrack(source);
  await output.start();
  const draw = (image, alpha, time) => {
    const drift = 6 * Math.sin(time);
    context.globalAlpha = alpha;
    context.drawImage(image, (width - height) / 2 + drift, 0, height, height);
  };
  for (let frame = 0; frame < images.length * seconds * fps; frame += 1) {
    const time = frame / fps;
    const at = Math.floor(time / seconds);
    const left = seconds - (time % seconds);
    context.globalAlpha = 1;
    context.fillStyle = '#555';
    context.fillRect(0, 0, width, height);
    draw(images[at], 1, time);
    if (left < fade && images[at + 1]) draw(images[at + 1], 1 - left / fade, time);
    await source.add(time, 1 / fps);
  }
  await output.finalize();
  let text = '';
  for (const byte of new Uint8Array(target.buffer)) text += String.fromCharCode(byte);
  return btoa(text);
}, portraits);
await browser.close();
writeFileSync(join(here, 'portraits.webm'), Buffer.from(base64, 'base64'));
