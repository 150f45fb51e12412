import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facesFolder, haveFaces } from '../../fixtures/faces';
import { noCameraArgs } from '../../harness/launch-args';
import { openLab, upload, uploadOf, type OpenLab } from './openLab';

const face = (path: string) => join(facesFolder, path);
let lab: OpenLab;
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

/** Photos one after the other, recorded by the browser as it records a canvas: WebM, no index. */
async function filmOf(takes: readonly (readonly [photo: string, ms: number])[]): Promise<Buffer> {
  const shown = takes.map(([photo, ms]) => {
    return { url: `data:image/jpeg;base64,${readFileSync(photo).toString('base64')}`, ms };
  });
  const base64 = await lab.page.evaluate(async (all) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 360 });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    const pictures = await Promise.all(
      all.map(async ({ url }) => createImageBitmap(await (await fetch(url)).blob())),
    );
    const recorder = new MediaRecorder(canvas.captureStream(15), { mimeType: 'video/webm' });
    const chunks: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
    recorder.start();
    for (const [index, { ms }] of all.entries()) {
      const picture = pictures[index];
      if (!picture) continue;
      const until = performance.now() + ms;
      while (performance.now() < until) {
        const height = (480 * picture.height) / picture.width;
        context.drawImage(picture, 0, (360 - height) / 2, 480, height);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    }
    await new Promise((resolve) => {
      recorder.addEventListener('stop', resolve);
      recorder.stop();
    });
    const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
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

async function cancelBatchAfter(frames: number): Promise<void> {
  const { page, text } = lab;
  await page.click('#tab-batch');
  await page.click('#batch-run');
  const read = async () => Number(/(\d+) frames/.exec(await text('#batch-words'))?.[1] ?? 0);
  await expect.poll(read, { interval: 20 }).toBeGreaterThan(frames);
  await page.click('#batch-cancel');
  await page.locator('#batch-run:not([disabled])').waitFor();
}

describe.skipIf(!haveFaces)('a face that leaves a video and comes back', () => {
  it('is marked while the video plays, and when it is read in one go', async () => {
    const film = await filmOf([
      [face('happy_03.jpg'), 1500],
      [face('noface/road-1072821_640.jpg'), 2500],
      [face('happy_03.jpg'), 1500],
    ]);
    const { page } = lab;
    const both = ['facefound', 'facelost', 'facefound'];
    await page.setInputFiles('#files', upload('back-again.webm', 'video/webm', film));
    await expect.poll(comingAndGoing).toEqual(both);

    await page.click('#tab-batch');
    await page.fill('#batch-fps', '10');
    await page.click('#batch-run');
    await expect.poll(() => lab.text('#batch-words')).toMatch(/[4-9]\d frames/);
    await page.locator('#batch-run:not([disabled])').waitFor();
    await expect.poll(comingAndGoing).toEqual(both);
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
    await page.setInputFiles('#files', face('video/WolfgangLanger_Pexels.mp4'));
    await cancelBatchAfter(8);
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
    const film = await filmOf([[face('noface/road-1072821_640.jpg'), 1500]]);
    const portrait = uploadOf(face('happy_03.jpg'));
    const many = Array.from({ length: 20 }, (_, at) => ({ ...portrait, name: `${at}.jpg` }));
    await page.setInputFiles('#files', many);
    await expect.poll(inked).toBeGreaterThan(500);
    await page.setInputFiles('#files', upload('road.webm', 'video/webm', film));
    await expect.poll(() => lab.text('#vitals')).toContain('480×360');
    expect(await page.isHidden('#strip')).toBe(true);
    await expect.poll(inked).toBe(0);
    await page.waitForTimeout(500);
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
