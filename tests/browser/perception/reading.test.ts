import { afterEach, describe, expect, test } from 'vitest';
import { assetUrls } from '../../../plugin/assets';
import '../../../plugin/full-range';
import { FrameReader } from '../../../plugin/perception/frame-reader';
import { EMOTIONS, type Backend, type LoadingProgress, type Point } from '../../../plugin/types';
import { enlargeI420, toI420 } from '../../fixtures/i420';
import { closeClients, modelUrl, openClient, readingOf } from './clients';
import { canvasOf, frameOf, samples, tiledOf, wholeFrame } from './pictures';

const portrait = `${samples}/sample1.jpg`;

afterEach(closeClients);

function expectDistribution(probabilities: readonly number[]): void {
  expect(probabilities).toHaveLength(EMOTIONS.length);
  expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 4);
  for (const p of probabilities) expect(p).toBeGreaterThanOrEqual(0);
}

describe('the shipped worker and models', () => {
  test('load with progress, tell what they are, and read a face', async () => {
    const steps: LoadingProgress[] = [];
    const client = openClient({
      urls: assetUrls(),
      backend: 'auto',
      onProgress: (step) => steps.push(step),
    });
    const info = await client.load();
    expect(info.backend).toBe('wasm');
    expect(info.model).toMatch(/^phaser-emotion \d{4}-\d\d-\d\d #[0-9a-f]{8}$/);
    expect(info.warmupMs).toBeGreaterThan(0);
    const last = steps.at(-1);
    expect(last?.progress).toBe(1);
    expect(last?.loadedBytes).toBe(last?.totalBytes);
    expect(last?.loadedBytes).toBeGreaterThan(1_500_000);
    for (const [index, step] of steps.entries()) {
      expect(step.progress).toBeGreaterThanOrEqual(steps[index - 1]?.progress ?? 0);
    }
    const reading = await readingOf(client, await frameOf(portrait, 40), 40);
    expect(reading).toMatchObject({ timestamp: 40, width: 640, height: 480 });
    const [face] = reading.faces;
    expect(face?.id).toBe(1);
    expect(face?.quality.sizePx).toBeGreaterThan(30);
    expectDistribution(face?.probabilities ?? []);
    const timing = reading.timing;
    expect(timing?.totalMs).toBeGreaterThan(0);
  });
});

describe('the light detector', () => {
  const lightClient = (changes = {}) =>
    openClient({
      urls: { ...assetUrls({ modelUrl: modelUrl('tiny'), detector: 'light' }), ...changes },
    });

  test('finds the faces that MediaPipe finds, at the same places', async () => {
    const [reference, light] = [openClient(), lightClient()];
    await Promise.all([reference.load(), light.load()]);
    const [one, crowd] = [`${samples}/sample1.jpg`, `${samples}/sample6.jpg`];
    const canvases = [
      await canvasOf(one),
      await canvasOf(`${samples}/sample3.jpg`),
      await canvasOf(crowd),
      await tiledOf(crowd, 2),
      await tiledOf(one, 3),
      await tiledOf(one, 2),
    ];
    let all = 0;
    for (const [index, canvas] of canvases.entries()) {
      const frame = new VideoFrame(canvas, { timestamp: index });
      const wanted = await readingOf(reference, frame.clone(), index * 10_000);
      const found = await readingOf(light, frame, index * 10_000);
      expect(found.faces.length, `faces in picture ${index}`).toBe(wanted.faces.length);
      all += found.faces.length;
      for (const { box, keypoints } of wanted.faces) {
        const middle = ({ x, y }: Point) =>
          keypoints ? Math.hypot(x - keypoints.nose.x, y - keypoints.nose.y) : 0;
        const face = found.faces.find(
          (other) => other.keypoints && middle(other.keypoints.nose) < 5,
        );
        for (const edge of ['x', 'y', 'width', 'height'] as const) {
          expect(face?.box[edge], edge).toBeCloseTo(box[edge], 1);
        }
        for (const point of ['leftEye', 'rightEye', 'nose', 'mouth'] as const) {
          const [mine, theirs] = [face?.keypoints?.[point], keypoints?.[point]];
          const apart = Math.hypot(
            (mine?.x ?? 0) - (theirs?.x ?? 0),
            (mine?.y ?? 0) - (theirs?.y ?? 0),
          );
          expect(apart, point).toBeLessThan(0.1);
        }
      }
    }
    expect(all).toBeGreaterThan(8);
  });

  test.each<Backend>(['webgl', 'cpu'])('finds the same on %s', async (backend) => {
    const urls = assetUrls({ modelUrl: modelUrl('tiny'), detector: 'light' });
    const [reference, other] = [lightClient(), openClient({ urls, backend })];
    await Promise.all([reference.load(), other.load()]);
    const crowd = `${samples}/sample6.jpg`;
    const wanted = await readingOf(reference, await wholeFrame(crowd));
    expect(wanted.faces.length).toBeGreaterThan(1);
    // More than once, as what a step made is given back meanwhile.
    for (let look = 0; look < 3; look += 1) {
      const { faces } = await readingOf(other, await wholeFrame(crowd), look * 10_000);
      expect(faces).toHaveLength(wanted.faces.length);
      for (const [index, { box }] of wanted.faces.entries()) {
        expect(Math.abs((faces[index]?.box.x ?? 0) - box.x)).toBeLessThan(4);
      }
    }
  });

  test('refuses any other net', async () => {
    const { detector } = assetUrls({ detector: 'full' });
    await expect(lightClient({ detector }).load()).rejects.toMatchObject({ code: 'model-invalid' });
  });
});

describe.each<Backend>(['wasm', 'webgl', 'cpu'])('an own model on %s', (backend) => {
  test('answers as it does on every other backend, for one face and for several', async () => {
    const client = openClient({ backend });
    await expect(client.load()).resolves.toMatchObject({ backend });
    const reference = openClient({ backend: 'wasm' });
    await reference.load();
    const crowd = `${samples}/sample6.jpg`;
    const same = await readingOf(reference, await wholeFrame(crowd));
    expect(same.faces.length).toBeGreaterThan(1);
    // More than once: a net's first runs are tfjs', those that follow are planned.
    for (let look = 0; look < 4; look += 1) {
      const { faces } = await readingOf(client, await wholeFrame(crowd), look * 10_000);
      for (const face of faces) expectDistribution(face.probabilities);
      for (const [index, face] of same.faces.entries()) {
        for (const [label, p] of face.probabilities.entries()) {
          expect(faces[index]?.probabilities[label]).toBeCloseTo(p, 2);
        }
      }
    }
  });
});

describe('an own model', () => {
  test('without a card is taken as it answers', async () => {
    const client = openClient({ urls: assetUrls({ modelUrl: modelUrl('single') }) });
    await expect(client.load()).resolves.toMatchObject({
      model: expect.stringMatching(/^custom #/) as string,
    });
    const reading = await readingOf(client, await frameOf(portrait));
    expectDistribution(reading.faces[0]?.probabilities ?? []);
  });
});

describe('frames', () => {
  test('of every kind show the same face: VideoFrame, ImageBitmap, video planes, 4K, 8K', async () => {
    const client = openClient();
    await client.load();
    const canvas = await canvasOf(portrait);
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, 640, 480);
    if (!pixels) throw new Error('no pixels');
    const planes = toI420(pixels);
    const { faces } = await readingOf(client, new VideoFrame(canvas, { timestamp: 0 }));
    const [face] = faces;
    if (!face) throw new Error('no face');
    const eightK = planarFrame(enlargeI420(planes, 640, 480, 12), 7680, 5760);
    const others: readonly (readonly [VideoFrame | ImageBitmap, number])[] = [
      [await createImageBitmap(canvas), 1],
      [planarFrame(planes, 640, 480), 1],
      [await frameOf(portrait, 0, 3840, 2880), 6],
      [eightK, 12],
    ];
    for (const [index, [frame, scale]] of others.entries()) {
      const reading = await readingOf(client, frame, 66 * (index + 1));
      expect(reading).toMatchObject({ width: 640 * scale, height: 480 * scale });
      const [other] = reading.faces;
      expect(Math.abs((other?.box.x ?? 0) / scale - face.box.x)).toBeLessThan(6);
      expect(Math.abs((other?.box.width ?? 0) / scale - face.box.width)).toBeLessThan(10);
      for (const [label, p] of face.probabilities.entries()) {
        expect(other?.probabilities[label]).toBeCloseTo(p, 1);
      }
    }
  });

  test('of a camera that lacks the wished size are read as they lie, not through a canvas', async () => {
    const canvas = await canvasOf(portrait);
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, 640, 480);
    if (!pixels) throw new Error('no pixels');
    const shown = { displayWidth: 320, displayHeight: 240 };
    const shrunk = () => planarFrame(toI420(pixels), 640, 480, shown);
    const picture = await new FrameReader().read(shrunk());
    expect([picture.width, picture.height]).toEqual([640, 480]);

    const client = openClient();
    await client.load();
    const full = await readingOf(client, planarFrame(toI420(pixels), 640, 480), 0);
    const half = await readingOf(client, shrunk(), 66);
    expect(half).toMatchObject({ width: 320, height: 240 });
    const [[face], [small]] = [full.faces, half.faces];
    expect(small?.box.x).toBeCloseTo((face?.box.x ?? 0) / 2, 3);
    expect(small?.box.width).toBeCloseTo((face?.box.width ?? 0) / 2, 3);
    expect(small?.probabilities).toEqual(face?.probabilities);
  });

  test('without a face give none', async () => {
    const client = openClient({
      urls: assetUrls({ modelUrl: modelUrl('tiny'), detector: 'full' }),
    });
    await client.load();
    const blank = new OffscreenCanvas(640, 480);
    blank.getContext('2d')?.fillRect(0, 0, 640, 480);
    const reading = await readingOf(client, new VideoFrame(blank, { timestamp: 0 }));
    expect(reading.faces).toEqual([]);
  });

  test('are read at most maxFaces faces each, the largest first, ids kept', async () => {
    const client = openClient({ maxFaces: 10 });
    await client.load();
    const url = `${samples}/sample6.jpg`;
    const all = await readingOf(client, await wholeFrame(url), 0);
    const sizes = all.faces.map((face) => face.box.width * face.box.height);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    client.configure({ maxFaces: 1 });
    const one = await readingOf(client, await wholeFrame(url), 66);
    expect(one.faces.map((face) => face.id)).toEqual([all.faces[0]?.id]);
  });

  test('carry crops only where asked for', async () => {
    const client = openClient();
    await client.load();
    const without = await readingOf(client, await frameOf(portrait), 0);
    expect(without.faces[0]).not.toHaveProperty('crop');
    client.configure({ crops: true });
    const withCrop = await readingOf(client, await frameOf(portrait), 66);
    const crop = withCrop.faces[0]?.crop;
    expect(crop?.length).toBe(48 * 48);
    const mean = [...(crop ?? [])].reduce((sum, gray) => sum + gray, 0) / (48 * 48);
    expect(mean / 255).toBeCloseTo(withCrop.faces[0]?.quality.brightness ?? 0, 1);
  });
});

/** Bare planes as a video frame. */
function planarFrame(
  planes: Uint8Array<ArrayBuffer>,
  width: number,
  height: number,
  shown: { displayWidth?: number; displayHeight?: number } = {},
): VideoFrame {
  return new VideoFrame(planes, {
    format: 'I420',
    codedWidth: width,
    codedHeight: height,
    timestamp: 0,
    ...shown,
  });
}
