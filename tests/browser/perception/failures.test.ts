import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { assetUrls } from '../../../plugin/assets';
import type { EmotionError } from '../../../plugin/errors';
import type { PerceptionOptions } from '../../../plugin/perception/PerceptionClient';
import { FakeClock } from '../../../plugin/testing/FakeClock';
import { patience } from '../../harness/pace';
import { closeClients, modelUrl, openClient, readingOf } from './clients';
import type { Counts, Fault } from './fault-worker';
import { patchedWeights } from './patchedWeights';
import { canvasOf, frameOf, samples } from './pictures';

const portrait = `${samples}/sample1.jpg`;
const faultWorker = new URL('./fault-worker.ts', import.meta.url);
let channel: BroadcastChannel;

beforeEach(() => {
  channel = new BroadcastChannel('perception-faults');
});

afterEach(() => {
  closeClients();
  channel.close();
});

/** Resolves when the worker is about to suffer it. */
function cause(fault: Fault): Promise<void> {
  return new Promise((resolve) => {
    channel.onmessage = () => resolve();
    channel.postMessage(fault);
  });
}

function counts(): Promise<Counts> {
  return new Promise((resolve) => {
    channel.onmessage = ({ data }: MessageEvent<Counts>) => resolve(data);
    channel.postMessage('count' satisfies Fault);
  });
}

/** A worker that can be hurt; the client's patience and pauses pass when the test says so. */
async function openFaulty(options: Partial<PerceptionOptions> = {}) {
  const clock = new FakeClock();
  const restarts: number[] = [];
  const client = openClient({
    workerUrl: faultWorker,
    onRestart: (attempt) => restarts.push(attempt),
    clock,
    ...options,
  });
  await client.load();
  const restarted = (times: number) =>
    vi.waitFor(() => expect(restarts).toHaveLength(times), patience(60_000));
  /** The first reading of the worker that took the place of another. */
  const revived = async (timestamp: number) => {
    await clock.advance(1000);
    return vi.waitUntil(async () => client.read(await frameOf(portrait), timestamp), {
      timeout: patience(60_000),
      interval: 100,
    });
  };
  return { client, clock, restarts, restarted, revived };
}

describe('model files', () => {
  test.each([
    ['not there', modelUrl('nowhere'), 'model-missing', /nowhere\/model\.json/],
    ['cut short', modelUrl('truncated'), 'model-invalid', /expected 1084 bytes, found 984/],
    [
      'for another input',
      modelUrl('wrong-input'),
      'model-invalid',
      /\[N, 48, 48, 1\], found \[N, 64, 64, 3\]/,
    ],
    ['with other classes', modelUrl('wrong-classes'), 'model-invalid', /\[N, 7\], found \[N, 8\]/],
    ['without a softmax', modelUrl('no-softmax'), 'model-invalid', /sum to 1/],
    [
      'with a card of another model',
      modelUrl('wrong-card'),
      'model-invalid',
      /card\.json, default/,
    ],
    [
      'that are no model',
      new URL('./models/tiny/card.json', import.meta.url),
      'model-invalid',
      /layers-model/,
    ],
    [
      'that are no JSON',
      new URL('./models/tiny/weights.bin', import.meta.url),
      'model-invalid',
      /not JSON/,
    ],
  ])('%s: the load says what is wrong', async (_, url, code, message) => {
    const client = openClient({ urls: assetUrls({ modelUrl: url }) });
    const error = await client.load().catch((reason: unknown) => reason as EmotionError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) as string });
  });

  test('can be mended: the same client loads once the files are there', async () => {
    const urls = { ...assetUrls({ modelUrl: modelUrl('tiny') }), detector: '/nowhere.tflite' };
    const client = openClient({ urls });
    await expect(client.load()).rejects.toMatchObject({ code: 'model-missing' });
    urls.detector = assetUrls().detector;
    await expect(client.load()).resolves.toMatchObject({ backend: 'wasm' });
  });

  test('of the detector that are damaged are refused', async () => {
    const urls = { ...assetUrls({ modelUrl: modelUrl('tiny') }), detector: portrait };
    await expect(openClient({ urls }).load()).rejects.toMatchObject({ code: 'model-invalid' });
  });
});

test('a damaged WebAssembly of tfjs is a backend that the browser lacks', async () => {
  const urls = { ...assetUrls({ modelUrl: modelUrl('tiny') }), tfjsWasm: portrait };
  await expect(openClient({ urls }).load()).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('wasm') as string,
  });
});

describe('damaged weights', () => {
  const beyond = { infinite: 0x7c00, 'minus infinite': 0xfc00, 'no number': 0x7e00 };

  test.each(Object.entries(beyond))(
    'of the shipped classifier are refused: %s',
    async (_, half) => {
      const urls = assetUrls();
      const weights = await patchedWeights(urls.model, urls.weights?.[0], 'stem/bias', (view) =>
        view.setUint16(10, half, true),
      );
      const client = openClient({ urls: { ...urls, weights: [weights] } });
      await expect(client.load()).rejects.toMatchObject({
        code: 'model-invalid',
        message: expect.stringMatching(/stem\/bias/) as string,
      });
    },
  );

  test('that only faces make overflow end the reading with model-invalid', async () => {
    const urls = assetUrls({ modelUrl: modelUrl('single') });
    const shard = new URL('weights.bin', urls.model).href;
    // Finds horizontal edges, which the warm-up's pictures lack, and is far too fond of them.
    const weights = await patchedWeights(
      urls.model,
      shard,
      'conv2d',
      (view, [rows, columns, , filters]) => {
        for (let row = 0; row < rows; row++) {
          for (let column = 0; column < columns; column++) {
            const at = (row * columns + column) * filters * 4;
            view.setFloat32(at, 2e37 * Math.sign(2 - row), true);
          }
        }
      },
    );
    const client = openClient({ urls: { ...urls, weights: [weights] } });
    await client.load();
    const failures: EmotionError[] = [];
    client.onFailure((error) => failures.push(error));
    await expect(client.read(await frameOf(portrait), 0)).resolves.toBeNull();
    expect(failures).toEqual([expect.objectContaining({ code: 'model-invalid' })]);
  });
});

describe('a worker', () => {
  test('that throws is replaced and reads on with new ids', async () => {
    const { client, restarts, restarted, revived } = await openFaulty();
    const before = await readingOf(client, await frameOf(portrait), 0);
    const highest = Math.max(...before.faces.map((face) => face.id));
    await cause('throw');
    await restarted(1);
    const after = await revived(5000);
    expect(restarts).toEqual([1]);
    expect(after.faces.length).toBe(before.faces.length);
    expect(Math.min(...after.faces.map((face) => face.id))).toBeGreaterThan(highest);
  });

  test.each<Fault>(['vanish', 'hang'])('that does not answer is found out: %s', async (fault) => {
    const { client, clock, restarts, revived } = await openFaulty();
    await cause(fault);
    const unanswered = client.read(await frameOf(portrait), 0);
    await clock.advance(7900);
    expect(restarts).toEqual([]);
    await clock.advance(100);
    await expect(unanswered).resolves.toBeNull();
    expect(restarts).toEqual([1]);
    await revived(9000);
  });

  test('that keeps dying is given up with worker-crashed', async () => {
    const { client, restarted, revived } = await openFaulty();
    const failure = new Promise<EmotionError>((resolve) => client.onFailure(resolve));
    for (let death = 1; death <= 4; death++) {
      await revived(death * 1000);
      await cause('throw');
      if (death < 4) await restarted(death);
    }
    await expect(failure).resolves.toMatchObject({ code: 'worker-crashed' });
    await expect(client.read(await frameOf(portrait), 9000)).resolves.toBeNull();
  });

  test('whose script is not there fails the load with worker-crashed', async () => {
    const client = openClient({ workerUrl: '/nowhere/worker.js' });
    await expect(client.load()).rejects.toMatchObject({ code: 'worker-crashed' });
  });

  test('that loses its graphics is replaced', async () => {
    const { client, restarted, revived } = await openFaulty({ backend: 'webgl' });
    await readingOf(client, await frameOf(portrait), 0);
    await cause('lose-contexts');
    await restarted(1);
    expect((await revived(5000)).faces.length).toBeGreaterThan(0);
  });

  test('whose browser hands out noise in place of pixels is unsupported', async () => {
    const client = openClient({ workerUrl: faultWorker });
    await client.load();
    const failure = new Promise<EmotionError>((resolve) => client.onFailure(resolve));
    await cause('noise');
    // Answered after the fault was caused.
    await counts();
    const bitmap = (await canvasOf(portrait)).transferToImageBitmap();
    await expect(client.read(bitmap, 0)).resolves.toBeNull();
    await expect(failure).resolves.toMatchObject({
      code: 'unsupported',
      message: expect.stringMatching(/noise/) as string,
    });
  });

  test('on wasm has no graphics to lose', async () => {
    const client = openClient({ workerUrl: faultWorker });
    await client.load();
    await readingOf(client, await frameOf(portrait), 0);
    expect((await counts()).contexts).toBe(0);
  });
});

describe('over many frames', () => {
  test.each(['wasm', 'webgl'] as const)('nothing is left behind: %s', async (backend) => {
    // The detector of the first is tfjs', that of the second MediaPipe's from the start.
    const detector = backend === 'wasm' ? 'light' : 'short';
    const urls = assetUrls({ modelUrl: modelUrl('tiny'), detector });
    const client = openClient({ backend, urls, workerUrl: faultWorker });
    await client.load();
    await readingOf(client, await frameOf(portrait), 0);
    const before = await counts();
    for (let frame = 1; frame <= 20; frame++) {
      const file = frame % 2 ? 'sample1.jpg' : 'sample6.jpg';
      await readingOf(client, await frameOf(`${samples}/${file}`, frame * 66), frame * 66);
    }
    const after = await counts();
    expect(after.tensors).toBe(before.tensors);
    expect(after.bytes).toBe(before.bytes);
    expect(after.framesClosed).toBe(before.framesClosed + 20);
  });
});
