import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type * as Media from 'mediabunny';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facesFolder, haveFaces } from '../../fixtures/faces';
import { noCameraArgs } from '../../harness/launch-args';
import { openLab, upload, uploadOf, type OpenLab } from './openLab';

const face = (path: string) => join(facesFolder, path);
let lab: OpenLab;
declare const Mediabunny: typeof Media;
/** Names of the face detectors that the page fetched. */
const detectors: string[] = [];

beforeAll(async () => {
  lab = await openLab([
    ...noCameraArgs,
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream=device-count=2',
  ]);
  lab.page.on('request', (request) => {
    const found = /[\w-]*(short|full)[\w-]*\.tflite/.exec(request.url());
    if (found?.[1]) detectors.push(found[1]);
  });
});

afterAll(async () => {
  await lab.site.close();
});

/** Photos one after the other, as browsers record a canvas: WebM, without length and index. */
async function filmOf(takes: readonly (readonly [photo: string, seconds: number])[]) {
  await lab.page.addScriptTag({
    path: resolve('node_modules/mediabunny/dist/bundles/mediabunny.min.cjs'),
  });
  const shown = takes.map(([photo, seconds]) => {
    return { url: `data:image/jpeg;base64,${readFileSync(photo).toString('base64')}`, seconds };
  });
  const base64 = await lab.page.evaluate(async (all) => {
    const FPS = 15;
    const canvas = new OffscreenCanvas(480, 360);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    const target = new Mediabunny.BufferTarget();
    const format = new Mediabunny.WebMOutputFormat({ appendOnly: true });
    const output = new Mediabunny.Output({ format, target });
    const source = new Mediabunny.CanvasSource(canvas, { codec: 'vp8', bitrate: 2_000_000 });
    output.addVideoTrack(source);
    await output.start();
    let time = 0;
    for (const { url, seconds } of all) {
      const picture = await createImageBitmap(await (await fetch(url)).blob());
      const height = (480 * picture.height) / picture.width;
      context.drawImage(picture, 0, (360 - height) / 2, 480, height);
      for (let frame = 0; frame < seconds * FPS; frame += 1) {
        await source.add(time, 1 / FPS);
        time += 1 / FPS;
      }
    }
    await output.finalize();
    const bytes = new Uint8Array(target.buffer ?? []);
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, shown);
  return Buffer.from(base64, 'base64');
}

/** What the list of events tells about faces, in order. */
async function comingAndGoing(): Promise<string[]> {
  const lines = await lab.page.locator('#events li').allTextContents();
  return lines.flatMap((line) => /facefound|facelost/.exec(line)?.[0] ?? []);
}

/** How many pixels are drawn over the picture. */
async function inked(): Promise<number> {
  return lab.page.locator('#overlay').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    return data?.filter((value, at) => at % 4 === 3 && value > 0).length ?? 0;
  });
}

/** Reads the begin of the video that is open. */
async function cancelBatchAt(frames: RegExp): Promise<void> {
  const { page } = lab;
  await page.click('#tab-batch');
  await lab.pressOnce('#batch-words', frames, '#batch-cancel');
  await page.click('#batch-run');
  await page.locator('#batch-run:not([disabled])', { hasText: 'Resume' }).waitFor();
}

describe.skipIf(!haveFaces)('a face that leaves a video and comes back', () => {
  it('is marked while the video plays, and when it is read in one go', async () => {
    const film = await filmOf([
      [face('happy_03.jpg'), 1.5],
      [face('noface/road-1072821_640.jpg'), 2.5],
      [face('happy_03.jpg'), 1.5],
    ]);
    const { page } = lab;
    const both = ['facefound', 'facelost', 'facefound'];
    await lab.openVideo(upload('back-again.webm', 'video/webm', film));
    await expect.poll(comingAndGoing).toEqual(both);

    const played = await page.locator('#events li').first().elementHandle();
    await page.click('#tab-batch');
    await page.fill('#batch-fps', '10');
    await page.click('#batch-run');
    await expect.poll(() => lab.text('#batch-words')).toMatch(/5\d frames/);
    await page.locator('#batch-run:not([disabled])').waitFor();
    await expect.poll(() => played?.evaluate(({ isConnected }) => isConnected)).toBe(false);
    expect(await comingAndGoing()).toEqual(both);
    await page.click('#events .facelost button');
    await expect.poll(inked).toBe(0);
    await page.click('#events .facefound button');
    await expect.poll(inked).toBeGreaterThan(500);
  });

  it('in a codec that the browser cannot play gets a clear word instead', async (context) => {
    const plays = await lab.page.evaluate(() =>
      document.createElement('video').canPlayType('video/mp4; codecs="hvc1.1.6.L93.B0"'),
    );
    if (plays !== '') return context.skip('this browser plays H.265');
    for (const name of ['face_noface.mov', 'noface_face.mov']) {
      await lab.page.setInputFiles('#files', face(`video/${name}`));
      await expect
        .poll(() => lab.text('#notice'))
        .toBe(
          `${name} is encoded as H.265 (HEVC), which this browser cannot play. Convert it to H.264 or VP9.`,
        );
    }
  });
});

describe.skipIf(!haveFaces)('what is drawn over the picture', () => {
  it('goes when a video is played past what was read', async () => {
    const { page } = lab;
    await lab.openVideo(face('video/WolfgangLanger_Pexels.mp4'));
    await cancelBatchAt(/(9|\d\d) frames/);
    const seek = async (share: number) =>
      page.locator('#video').evaluate((video: HTMLVideoElement, to) => {
        video.currentTime = to * video.duration;
      }, share);
    await seek(0.03);
    await expect.poll(inked).toBeGreaterThan(500);
    await seek(0.95);
    await expect.poll(inked).toBe(0);
    await seek(0.03);
    await expect.poll(inked).toBeGreaterThan(500);
  });

  it('goes with its source, also when pictures are still being read', async () => {
    const { page } = lab;
    const film = await filmOf([[face('noface/road-1072821_640.jpg'), 1.5]]);
    const portrait = uploadOf(face('happy_03.jpg'));
    const many = Array.from({ length: 20 }, (_, at) => ({ ...portrait, name: `${at}.jpg` }));
    await page.setInputFiles('#files', many);
    await expect.poll(() => lab.text('#faces')).toContain('happy');
    await expect.poll(inked).toBeGreaterThan(500);
    await page.setInputFiles('#files', upload('road.webm', 'video/webm', film));
    await expect.poll(() => lab.text('#vitals')).toContain('480×360');
    expect(await page.isHidden('#strip')).toBe(true);
    await expect.poll(inked).toBe(0);
    // The reader takes one picture after the other: with this one it is through with the others.
    await page.click('#tab-compare');
    await page.click('#compare-picture');
    await page.locator('#compare-picture:not([disabled])').waitFor();
    expect(await inked()).toBe(0);
    expect(await lab.text('#faces')).toBe('');
  });
});

describe('the webcam', () => {
  it('can be chosen among several by its name', async () => {
    const { page } = lab;
    await page.click('#webcam');
    const picker = page.locator('#camera');
    await picker.waitFor();
    const labels = await picker.locator('option').allInnerTexts();
    expect(labels).toHaveLength(2);
    const through = () =>
      page.locator('#video').evaluate((video: HTMLVideoElement) => {
        const stream = video.srcObject;
        return stream instanceof MediaStream ? stream.getVideoTracks()[0]?.label : undefined;
      });
    for (const label of [...labels].reverse()) {
      await picker.selectOption({ label });
      await expect.poll(through).toBe(label);
      await expect.poll(() => picker.evaluate((it: HTMLSelectElement) => it.value)).toBe(label);
    }
    await page.click('#stop');
  });

  it('is looked at for near faces, files for far ones too', () => {
    expect(detectors).toContain('short');
    if (haveFaces) expect(detectors).toContain('full');
  });
});
