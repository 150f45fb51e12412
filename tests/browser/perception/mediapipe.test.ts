import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { trimmed } from '../../../models/face-detector/wasm-file.mjs';
import { assetUrls } from '../../../plugin/assets';
import '../../../plugin/full-range';
import type { Detector } from '../../../plugin/perception/Detector';
import { FrameReader } from '../../../plugin/perception/frame-reader';
import { MediaPipeDetector } from '../../../plugin/perception/MediaPipeDetector';
import { closeClients, modelUrl, openClient, readingOf } from './clients';
import { frameOf, samples } from './pictures';

const bytesAt = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());
const whole = await bytesAt(assetUrls().wholeVision);

describe.each(['short', 'full'] as const)('with what was kept of MediaPipe, %s', (detector) => {
  const reader = new FrameReader();
  let kept: Detector;
  let all: Detector;

  beforeAll(async () => {
    const urls = assetUrls({ detector });
    const model = await bytesAt(urls.detector);
    const open = async (wasm: Uint8Array<ArrayBuffer>) =>
      MediaPipeDetector.create(model, await WebAssembly.compile(wasm), urls.detectorConfidence);
    const small = await bytesAt(String(urls.visionWasm));
    expect(small.length).toBeLessThan(whole.length / 2);
    kept = await open(small);
    all = await open(whole);
  });

  afterAll(() => {
    kept.close();
    all.close();
  });

  test.each([1, 2, 3, 4, 5, 6])(
    'are found the faces that all of it finds, sample %i',
    async (at) => {
      const { thumbnail } = await reader.read(await frameOf(`${samples}/sample${at}.jpg`));
      const faces = await all.detect(thumbnail);
      expect(faces.length).toBeGreaterThan(0);
      expect(await kept.detect(thumbnail)).toEqual(faces);
    },
  );
});

test('a module that is not MediaPipe’s is refused', async () => {
  const model = await bytesAt(assetUrls().detector);
  const empty = await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  await expect(MediaPipeDetector.create(model, empty, 0.5)).rejects.toMatchObject({
    code: 'model-invalid',
  });
});

describe('a processor that calls what was left out of MediaPipe', () => {
  afterEach(closeClients);

  test.each([
    ['at its start', 0],
    ['with the first picture', 9000],
  ])('gets all of it: %s', async (_, first) => {
    const lacking = trimmed(whole, (index) => index < first);
    const visionWasm = URL.createObjectURL(new Blob([lacking], { type: 'application/wasm' }));
    const urls = assetUrls({ detector: 'full', modelUrl: modelUrl('tiny') });
    const client = openClient({ urls: { ...urls, visionWasm } });
    await client.load();
    const { faces } = await readingOf(client, await frameOf(`${samples}/sample1.jpg`));
    expect(faces).not.toEqual([]);
  });
});
