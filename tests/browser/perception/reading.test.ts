import { afterEach, describe, expect, test } from 'vitest';
import { assetUrls } from '../../../plugin/assets';
import { PerceptionClient } from '../../../plugin/perception/PerceptionClient';
import type { LoadingProgress } from '../../../plugin/types';
import { frameOf } from './pictures';

const tiny = new URL('./models/tiny/model.json', import.meta.url);
let client: PerceptionClient | null = null;

afterEach(() => {
  client?.close();
  client = null;
});

describe('a worker with an own model', () => {
  test('loads, reads a face and gives seven probabilities', async () => {
    const steps: LoadingProgress[] = [];
    client = new PerceptionClient({
      urls: assetUrls({ modelUrl: tiny }),
      backend: 'auto',
      maxFaces: 1,
      onProgress: (progress) => steps.push(progress),
    });
    const info = await client.load();
    console.log(JSON.stringify(info), steps.length, JSON.stringify(steps.at(-1)));
    for (let i = 0; i < 20; i++) {
      const reading = await client.read(await frameOf('happy_01.jpg', i * 66), i * 66);
      if (i > 17) console.log(JSON.stringify(reading));
    }
    expect(steps.at(-1)?.progress).toBe(1);
  });
});
