import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { assetUrls } from '../../../plugin/assets';
import { Classifier } from '../../../plugin/perception/classifier';
import { fetchClassifier } from '../../../plugin/perception/classifier-files';
import { Download } from '../../../plugin/perception/download';

const SIDE = 48;
const folder = new URL('../../browser/perception/models/tiny/', import.meta.url);

/** Dark on one side, with a stripe: nothing like its mirror image. */
const face = Float32Array.from({ length: SIDE * SIDE }, (_, pixel) => {
  const [row, column] = [Math.floor(pixel / SIDE), pixel % SIDE];
  return column > 30 && row > 20 ? 1 : (column + row) / (4 * SIDE);
});
const turned = face.map((_, pixel) => face[pixel - 2 * (pixel % SIDE) + SIDE - 1] as number);

let classifier: Classifier;

beforeEach(async () => {
  vi.stubGlobal('fetch', async (url: string) => {
    const name = new URL(url).pathname.slice(1);
    return new Response(new Uint8Array(await readFile(new URL(name, folder))));
  });
  const urls = assetUrls({ modelUrl: 'https://game.example/model.json' });
  const files = await fetchClassifier(urls, new Download(() => undefined));
  classifier = await Classifier.create(files, 'cpu', 10);
});

afterEach(() => {
  classifier.dispose();
  vi.unstubAllGlobals();
});

const distance = (a: readonly number[] = [], b: readonly number[] = []) =>
  Math.max(...a.map((p, label) => Math.abs(p - (b[label] ?? 0))));

const sheet = (crops: readonly Float32Array[]) =>
  Float32Array.from(crops.flatMap((crop) => [...crop]));

/** The crops of a face under a card that looks twice, the second time at the mirror image. */
const twice = [face, turned];

test('one face and two are looked at twice: which way they look does not count', async () => {
  expect(classifier.looksAt(2)).toEqual([
    { side: 1, mirror: false },
    { side: 1, mirror: true },
  ]);
  const [alone] = await classifier.classify(sheet(twice), 1);
  const pair = await classifier.classify(sheet([face, turned, turned, face]), 2);
  expect(distance(pair[0], alone)).toBeLessThan(1e-5);
  expect(distance(pair[1], alone)).toBeLessThan(1e-5);
});

test('a crowd is looked at once', async () => {
  expect(classifier.looksAt(3)).toEqual([{ side: 1, mirror: false }]);
  const [alone] = await classifier.classify(sheet(twice), 1);
  const crowd = await classifier.classify(sheet([face, turned, face]), 3);
  expect(distance(crowd[0], crowd[1])).toBeGreaterThan(1e-3);
  expect(distance(crowd[0], crowd[2])).toBeLessThan(1e-5);
  expect(distance(crowd[0], alone)).toBeGreaterThan(1e-4);
});
