import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assetUrls } from '../../../plugin/assets';
import '../../../plugin/full-range';
import type { PerceptionClient } from '../../../plugin/perception/PerceptionClient';
import { EMOTIONS, type Box, type FaceReading } from '../../../plugin/types';
import { closeClients, openClient, readingOf } from './clients';
import { frameOf, havePhotos, photos, wholeFrame } from './pictures';

let client: PerceptionClient;
let time = 0;

function emotionOf({ probabilities }: FaceReading): string {
  return EMOTIONS[probabilities.indexOf(Math.max(...probabilities))] as string;
}

async function facesIn(name: string): Promise<readonly FaceReading[]> {
  time += 10_000;
  return (await readingOf(client, await wholeFrame(`${photos}/${name}`), time)).faces;
}

/** Of the photo what a camera sees when the player's face is 1.4 times as wide as its picture. */
async function closeUp(name: string): Promise<VideoFrame> {
  const url = `${photos}/${name}`;
  const { width, height, x, y } = (await facesIn(name))[0]?.box as Box;
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(640, 480);
  const [wide, high] = [width * 0.7, width * 0.7 * 0.75];
  const [left, top] = [x + (width - wide) / 2, y + (height - high) / 2];
  canvas.getContext('2d')?.drawImage(bitmap, left, top, wide, high, 0, 0, 640, 480);
  return new VideoFrame(canvas, { timestamp: 0 });
}

const plain = [
  'happy_01.jpg',
  'happy_03.jpg',
  'neutral_01.jpg',
  'neutral_02.jpg',
  'surprise_01.jpg',
];

afterAll(closeClients);

describe.runIf(havePhotos)('the short-range detector on the labelled photos', () => {
  beforeAll(async () => {
    client = openClient({ urls: assetUrls(), backend: 'auto' });
    await client.load();
  });

  test.each([
    ['happy', ['happy_01', 'happy_02', 'happy_03', 'happy_04', 'happy_05']],
    ['neutral', ['neutral_01', 'neutral_02', 'neutral_03', 'neutral_04', 'neutral_05']],
    ['surprise', ['surprise_01', 'surprise_02']],
  ])('reads the plain portraits rightly: %s', async (label, names) => {
    for (const name of names) {
      const faces = await facesIn(`${name}.jpg`);
      expect(faces, name).toHaveLength(1);
      expect(emotionOf(faces[0] as FaceReading), name).toBe(label);
    }
  });

  test.each(['road-1072821_640.jpg', 'forest-5524569_640.jpg', 'butterfly-142506_640.jpg'])(
    'sees nobody in %s',
    async (name) => {
      expect(await facesIn(`noface/${name}`)).toEqual([]);
    },
  );

  test('reads a face alike at webcam size and at full size', async () => {
    const [large] = await facesIn('happy_01.jpg');
    const webcam = await readingOf(
      client,
      await frameOf(`${photos}/happy_01.jpg`),
      (time += 10_000),
    );
    const [small] = webcam.faces;
    for (const [label, p] of (large as FaceReading).probabilities.entries()) {
      expect(Math.abs((small?.probabilities[label] ?? 1) - p)).toBeLessThan(0.15);
    }
  });

  test('finds a face that is tilted, and reads it alike', async () => {
    const bitmap = await createImageBitmap(await (await fetch(`${photos}/happy_03.jpg`)).blob());
    for (const degrees of [-25, 25]) {
      const canvas = new OffscreenCanvas(640, 480);
      const context = canvas.getContext('2d');
      context?.translate(320, 240);
      context?.rotate((degrees * Math.PI) / 180);
      context?.drawImage(bitmap, -240, -240, 480, 480);
      const frame = new VideoFrame(canvas, { timestamp: 0 });
      const [face] = (await readingOf(client, frame, (time += 10_000))).faces;
      expect(((face?.roll ?? 0) * 180) / Math.PI).toBeGreaterThan(degrees - 10);
      expect(((face?.roll ?? 0) * 180) / Math.PI).toBeLessThan(degrees + 10);
      expect(emotionOf(face as FaceReading)).toBe('happy');
    }
  });

  test('finds faces that are larger than the picture', async () => {
    for (const name of plain) {
      const { faces } = await readingOf(client, await closeUp(name), (time += 10_000));
      expect(faces, name).toHaveLength(1);
      expect(faces[0]?.box.width, name).toBeGreaterThan(500);
    }
  });
});

describe.runIf(havePhotos)('the full-range detector on group photos', () => {
  beforeAll(async () => {
    client = openClient({ urls: assetUrls({ detector: 'full' }), backend: 'auto' });
    await client.load();
  });

  test.each([
    ['max_group_4.jpeg', 3],
    ['human_group-3_4.jpg', 4],
    ['pyfeat_multi_5.jpg', 5],
    ['human_stock-group-1_8.jpg', 8],
  ])('finds the people of %s and classifies them in one batch', async (name, atLeast) => {
    const faces = await facesIn(`multi/${name}`);
    expect(faces.length).toBeGreaterThanOrEqual(atLeast);
    expect(faces.length).toBeLessThanOrEqual(10);
    expect(new Set(faces.map((face) => face.id)).size).toBe(faces.length);
    for (const face of faces) {
      expect(face.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 4);
    }
  });

  test('finds faces that are larger than the picture', async () => {
    for (const name of plain) {
      const { faces } = await readingOf(client, await closeUp(name), (time += 10_000));
      expect(faces, name).toHaveLength(1);
    }
  });
});
