import { resolve } from 'node:path';
import type * as Media from 'mediabunny';
import type { Rotation } from 'mediabunny';
import { photoOf } from '../fixtures/clips.ts';
import { portraits } from '../fixtures/faces.ts';
import { launch } from '../harness/site.ts';

declare const Mediabunny: typeof Media;

/** How long each portrait is shown, s. */
export const PORTRAIT_S = 1.5;

/** Ways that a camera is held. */
export const TURNS = [0, 90, 180, 270] as const satisfies readonly Rotation[];

/**
 * All portraits, one after the other, as a camera held so writes them: the pictures lie turned, with
 * the note how they are to be shown. Encoded by Chromium.
 *
 * @returns MP4 files in the order of `TURNS`
 */
export async function portraitFilms(): Promise<Uint8Array[]> {
  const pictures = await Promise.all(
    portraits.map(async ({ path }) => {
      const picture = (await photoOf({ path })).resize(640, 480, {
        fit: 'contain',
        background: '#777',
      });
      return `data:image/jpeg;base64,${(await picture.jpeg().toBuffer()).toString('base64')}`;
    }),
  );
  const browser = await launch(['--no-sandbox']);
  const page = await browser.newPage();
  // WebCodecs exist on secure pages only; localhost is one, and nothing is fetched from it.
  await page.route('http://localhost/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>film</title>' }),
  );
  await page.goto('http://localhost/');
  await page.evaluate('globalThis.__name ??= (each) => each');
  await page.addScriptTag({
    path: resolve('node_modules/mediabunny/dist/bundles/mediabunny.min.cjs'),
  });
  const films: Uint8Array[] = [];
  for (const rotation of TURNS) {
    const film = await page.evaluate(encode, { pictures, rotation, seconds: PORTRAIT_S });
    films.push(Buffer.from(film, 'base64'));
  }
  await browser.close();
  return films;
}

interface Filming {
  readonly pictures: readonly string[];
  readonly rotation: Rotation;
  readonly seconds: number;
}

/** Runs in the page. @returns base64 */
async function encode({ pictures, rotation, seconds }: Filming): Promise<string> {
  const media = Mediabunny;
  const [width, height] = rotation % 180 === 0 ? [640, 480] : [480, 640];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  context?.translate(width / 2, height / 2);
  context?.rotate((-rotation * Math.PI) / 180);
  const target = new media.BufferTarget();
  const output = new media.Output({ format: new media.Mp4OutputFormat(), target });
  const source = new media.CanvasSource(canvas, { codec: 'vp9', bitrate: 2_000_000 });
  output.addVideoTrack(source, { rotation });
  await output.start();
  const fps = 10;
  for (const [index, picture] of pictures.entries()) {
    const image = await createImageBitmap(await (await fetch(picture)).blob());
    context?.drawImage(image, -320, -240);
    for (let frame = 0; frame < seconds * fps; frame += 1) {
      await source.add(index * seconds + frame / fps, 1 / fps);
    }
  }
  await output.finalize();
  let text = '';
  for (const byte of new Uint8Array(target.buffer ?? [])) text += String.fromCharCode(byte);
  return btoa(text);
}
