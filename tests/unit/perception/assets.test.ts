import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { assetUrls } from '../../../plugin/assets';
import { EmotionError } from '../../../plugin/errors';
import { servedUrl } from '../../../plugin/where-files-lie';

const page = 'https://game.example/play/';

describe('a published file is served', () => {
  const package_ = 'node_modules/phaser-emotion/dist';

  test.each([
    ['http://localhost:5173/node_modules/.vite/deps/', `http://localhost:5173/${package_}/`],
    ['http://localhost/base/node_modules/.vite/deps/', `http://localhost/base/${package_}/`],
    [
      'http://localhost/@fs/home/me/app/node_modules/.vite/deps/',
      `http://localhost/@fs/home/me/app/${package_}/`,
    ],
    ['http://localhost/node_modules/.cache/vite/client/deps/', `http://localhost/${package_}/`],
    ['http://localhost/.cache/deps/', `http://localhost/${package_}/`],
  ])('where the package lies, not in Vite’s prebundle %s', (prebundle, folder) => {
    for (const file of ['worker.js', 'assets/emotion/card.json?no-inline']) {
      expect(servedUrl(`${prebundle}${file}`)).toBe(`${folder}${file}`);
    }
  });

  test.each([
    'https://game.example/assets/model-1a2b.json',
    'https://game.example/.hidden/phaser-emotion/assets/emotion/model.json',
    'http://localhost/node_modules/.pnpm/phaser-emotion@1/node_modules/phaser-emotion/dist/worker.js',
  ])('where a bundler says: %s', (url) => {
    expect(servedUrl(url)).toBe(url);
  });

  test('under the page’s origin when a bundler leaves that out', () => {
    expect(servedUrl('/_next/static/media/model.1a2b.json', page)).toBe(
      'https://game.example/_next/static/media/model.1a2b.json',
    );
  });
});

test('the full-range detector is asked for by name, and says so', () => {
  const ask = () => assetUrls({ detector: 'full' });
  expect(ask).toThrow(EmotionError);
  expect(ask).toThrow("import 'phaser-emotion/full-range'");
  expect(assetUrls({ detector: 'full', assetsUrl: page }).detector).toBe(
    `${page}face-detector/full_range.tflite`,
  );
  expect(assetUrls({ detector: 'full', detectorUrl: `${page}mine.tflite` }).detector).toBe(
    `${page}mine.tflite`,
  );
});

describe('asset URLs', () => {
  beforeAll(async () => {
    await import('../../../plugin/full-range');
  });

  test('lie beside the module unless told otherwise', () => {
    const urls = assetUrls();
    for (const url of [
      urls.model,
      urls.detector,
      urls.visionWasm,
      urls.wholeVision,
      urls.tfjsWasm,
    ]) {
      expect(url).toMatch(/\/plugin\/assets\//);
    }
    expect(urls.weights).toHaveLength(1);
    expect(urls.cardRequired).toBe(true);
    expect(urls.detector).toMatch(/short_range/);
    expect(assetUrls({ detector: 'full' }).detector).toMatch(/full_range/);
    const light = assetUrls({ detector: 'light' });
    expect(light.detector).toMatch(/short_range/);
    expect(light.visionWasm).toBeNull();
    const own = assetUrls({ detectorUrl: 'https://game.example/own.tflite' });
    expect(own.startsLight).toBe(false);
    expect(own.visionWasm).toBe(urls.wholeVision);
  });

  test('name files that the asset scripts make', () => {
    const urls = assetUrls();
    const all = [urls.model, ...(urls.weights ?? []), urls.card, urls.detector];
    for (const url of [
      ...all,
      String(urls.visionWasm),
      urls.wholeVision,
      urls.tfjsWasm,
      assetUrls({ detector: 'full' }).detector,
    ]) {
      expect(existsSync(fileURLToPath(url)), url).toBe(true);
    }
  });

  test('are written out one by one, as bundlers need them', () => {
    const writtenIn = (file: string) =>
      readFileSync(new URL(`../../../plugin/${file}`, import.meta.url), 'utf8').match(
        /new URL\('\.\/assets\/[\w./?-]+', import\.meta\.url\)/g,
      );
    expect(writtenIn('assets.ts')).toHaveLength(7);
    expect(writtenIn('full-range.ts')).toHaveLength(1);
  });

  test.each([`${page}emotion-files`, `${page}emotion-files/`])('may move as a whole: %s', (url) => {
    const urls = assetUrls({ assetsUrl: url });
    expect(urls).toEqual({
      model: `${page}emotion-files/emotion/model.json`,
      weights: [`${page}emotion-files/emotion/weights.bin`],
      card: `${page}emotion-files/emotion/card.json`,
      cardRequired: true,
      detector: `${page}emotion-files/face-detector/short_range.tflite`,
      detectorConfidence: 0.5,
      visionWasm: `${page}emotion-files/wasm/mediapipe_face_detector.wasm`,
      wholeVision: `${page}emotion-files/wasm/vision_wasm_module_internal.wasm`,
      startsLight: true,
      tfjsWasm: `${page}emotion-files/wasm/tfjs-backend-wasm-simd.wasm`,
    });
  });

  test('of an own model: shards and card next to it, card optional', () => {
    const urls = assetUrls({ modelUrl: `${page}mine/model.json?v=2` });
    expect(urls).toMatchObject({
      model: `${page}mine/model.json?v=2`,
      weights: null,
      card: `${page}mine/card.json`,
      cardRequired: false,
    });
  });

  test('that cannot be parsed are a bad option', () => {
    const broken = () => assetUrls({ detectorUrl: 'http://[' });
    expect(broken).toThrow(EmotionError);
    expect(broken).toThrow(/detectorUrl/);
  });
});
