import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { assetUrls } from '../../../plugin/assets';
import { PerceptionClient } from '../../../plugin/perception/PerceptionClient';
import type { EmotionError } from '../../../plugin/errors';
import { FakeFrame, FakeWorker, ManualClock } from './fake-worker';

let clock: ManualClock;
let restarts: number[];
let failures: EmotionError[];
let progress: number[];
let client: PerceptionClient;
/** Of each file that the page asks for. */
let asking: AbortSignal[];

beforeEach(() => {
  FakeWorker.all.length = 0;
  vi.stubGlobal('Worker', FakeWorker);
  asking = [];
  vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) => {
    asking.push(signal);
    return new Promise<Response>(() => undefined);
  });
  clock = new ManualClock();
  restarts = [];
  failures = [];
  progress = [];
  client = new PerceptionClient({
    urls: assetUrls({ assetsUrl: 'https://game.example/' }),
    backend: 'auto',
    maxFaces: 2,
    clock,
    onProgress: (step) => progress.push(step.progress),
    onRestart: (attempt) => restarts.push(attempt),
  });
  client.onFailure((error) => failures.push(error));
});

afterEach(() => {
  client.close();
  vi.unstubAllGlobals();
});

async function loaded(): Promise<void> {
  const ready = client.load();
  FakeWorker.last.becomeReady();
  await ready;
}

function read(frame: FakeFrame, timestamp: number) {
  return client.read(frame as unknown as VideoFrame, timestamp);
}

describe('loading', () => {
  test('happens once, however often it is asked for', async () => {
    const first = client.load();
    expect(client.load()).toBe(first);
    FakeWorker.last.becomeReady();
    await expect(first).resolves.toMatchObject({ backend: 'wasm' });
    await expect(client.load()).resolves.toMatchObject({ backend: 'wasm' });
    expect(FakeWorker.all).toHaveLength(1);
  });

  test('asks for files at once, until it is closed', async () => {
    const ready = client.load();
    expect(asking.map(({ aborted }) => aborted)).toEqual([false, false, false, false, false]);
    client.close();
    await expect(ready).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(asking.every(({ aborted }) => aborted)).toBe(true);
  });

  test('reports progress that never falls and ends at 1', async () => {
    const ready = client.load();
    for (const share of [0.2, 0.5, 0.3]) {
      FakeWorker.last.say({
        type: 'progress',
        progress: { loadedBytes: 1, totalBytes: 2, progress: share },
      });
    }
    FakeWorker.last.becomeReady();
    await ready;
    expect(progress).toEqual([0.2, 0.5, 0.5, 1]);
  });

  test('rejects with the code the worker gave and can be tried again', async () => {
    const first = client.load();
    FakeWorker.last.say({ type: 'failed', code: 'model-missing', message: '404' });
    await expect(first).rejects.toMatchObject({ code: 'model-missing', message: '404' });
    expect(FakeWorker.last.terminated).toBe(true);
    await loaded();
    expect(FakeWorker.all).toHaveLength(2);
    expect(failures).toEqual([]);
  });

  test('where there are no workers is unsupported', async () => {
    vi.stubGlobal('Worker', undefined);
    await expect(client.load()).rejects.toMatchObject({ code: 'unsupported' });
  });

  test('rejects when it is closed meanwhile', async () => {
    const first = client.load();
    client.close();
    await expect(first).rejects.toMatchObject({ code: 'worker-crashed' });
  });
});

describe('reading', () => {
  test('has one frame under way; the newest waits, older ones resolve null and are closed', async () => {
    await loaded();
    const frames = [1, 2, 3].map(() => new FakeFrame());
    const [first, second, third] = frames.map((frame, index) => read(frame, index));
    expect(client.busy).toBe(true);
    expect(FakeWorker.last.frames).toEqual([1]);
    await expect(second).resolves.toBeNull();
    expect(frames[1]?.closed).toBe(1);
    FakeWorker.last.answer(0, 7);
    await expect(first).resolves.toMatchObject({ timestamp: 0, faces: [{ id: 7 }] });
    expect(FakeWorker.last.frames).toEqual([1, 2]);
    FakeWorker.last.answer(2);
    await expect(third).resolves.toMatchObject({ timestamp: 2 });
    expect(client.busy).toBe(false);
  });

  test('before the worker is ready, and after close, gives null and closes the frame', async () => {
    const frame = new FakeFrame();
    await expect(read(frame, 0)).resolves.toBeNull();
    expect(frame.closed).toBe(1);
    await loaded();
    client.close();
    await expect(read(frame, 1)).resolves.toBeNull();
    expect(frame.closed).toBe(2);
  });

  test('of a frame the worker could not read gives null and goes on', async () => {
    await loaded();
    const first = read(new FakeFrame(), 0);
    FakeWorker.last.say({ type: 'frame-failed', sequence: 1, followed: false, message: '0×0' });
    await expect(first).resolves.toBeNull();
    const second = read(new FakeFrame(), 1);
    FakeWorker.last.answer(1);
    await expect(second).resolves.toMatchObject({ timestamp: 1 });
    expect(restarts).toEqual([]);
  });

  test('of a frame that cannot be transferred gives null and closes it', async () => {
    await loaded();
    vi.spyOn(FakeWorker.last, 'postMessage').mockImplementation(() => {
      throw new DOMException('detached', 'DataCloneError');
    });
    const frame = new FakeFrame();
    await expect(read(frame, 0)).resolves.toBeNull();
    expect(frame.closed).toBe(1);
    expect(client.busy).toBe(false);
  });

  test('ignores an answer to another frame than the one under way', async () => {
    await loaded();
    const first = read(new FakeFrame(), 0);
    FakeWorker.last.say({ type: 'frame-failed', sequence: 99, followed: false, message: '' });
    expect(client.busy).toBe(true);
    FakeWorker.last.answer(0);
    await expect(first).resolves.not.toBeNull();
  });
});

describe('a track that the worker follows by itself', () => {
  const frames = { open: () => new ReadableStream<VideoFrame>(), fps: () => 15 };
  const asked = () => FakeWorker.last.received.filter(({ type }) => type === 'follow');

  test('is read until it is let go, and asked for anew of a worker that was started again', async () => {
    await loaded();
    const times: (number | null)[] = [];
    client.follow({ ...frames, hear: (reading) => times.push(reading?.timestamp ?? null) });
    expect(asked()).toMatchObject([{ fps: 15, origin: performance.timeOrigin }]);
    FakeWorker.last.tell(1, 40, 3);
    FakeWorker.last.say({ type: 'frame-failed', sequence: 1, followed: true, message: '' });
    FakeWorker.last.emit('error', { message: 'boom' });
    clock.advance(250);
    expect(FakeWorker.last.received[0]).toMatchObject({ type: 'load', firstId: 4 });
    FakeWorker.last.becomeReady();
    expect(asked()).toHaveLength(1);
    FakeWorker.last.tell(1, 60);
    FakeWorker.last.tell(2, 80);
    client.follow(null);
    expect(FakeWorker.last.received.at(-1)).toEqual({ type: 'unfollow' });
    FakeWorker.last.tell(2, 100);
    expect(times).toEqual([40, null, 80]);
    expect(restarts).toEqual([1]);
  });

  test('is read at another rate once that is wished', async () => {
    await loaded();
    let fps = 15;
    client.follow({ ...frames, fps: () => fps, hear: () => (fps = 8) });
    FakeWorker.last.tell(1, 0);
    FakeWorker.last.tell(1, 100);
    expect(FakeWorker.last.received.filter(({ type }) => type === 'pace')).toEqual([
      { type: 'pace', fps: 8 },
    ]);
  });

  test('may send nothing, if only the worker says so', async () => {
    await loaded();
    client.follow({ ...frames, hear: () => undefined });
    for (let second = 0; second < 20; second += 1) {
      clock.advance(1000);
      FakeWorker.last.say({ type: 'waiting' });
    }
    expect(restarts).toEqual([]);
    clock.advance(8000);
    expect(restarts).toEqual([1]);
  });

  test('owes nothing when it is let go', async () => {
    await loaded();
    client.follow({ ...frames, hear: () => undefined });
    client.follow(null);
    clock.advance(60_000);
    expect(restarts).toEqual([]);
  });
});

describe('configuring', () => {
  test('reaches a ready worker at once and a later one on its start', async () => {
    client.configure({ maxFaces: 4 });
    await loaded();
    expect(FakeWorker.last.received[0]).toMatchObject({ config: { maxFaces: 4, crops: false } });
    client.configure({ crops: true });
    expect(FakeWorker.last.received.at(-1)).toEqual({
      type: 'configure',
      config: { maxFaces: 4, crops: true },
    });
  });
});

describe('a worker that dies', () => {
  test('is replaced after a pause; the frames it held resolve null', async () => {
    await loaded();
    const frames = [new FakeFrame(), new FakeFrame()];
    const reads = frames.map((frame, index) => read(frame, index));
    FakeWorker.last.emit('error', { message: 'boom' });
    await expect(Promise.all(reads)).resolves.toEqual([null, null]);
    expect(frames.map((frame) => frame.closed)).toEqual([1, 1]);
    expect(restarts).toEqual([1]);
    expect(FakeWorker.all).toHaveLength(1);
    clock.advance(250);
    expect(FakeWorker.all).toHaveLength(2);
    FakeWorker.last.becomeReady();
    const next = read(new FakeFrame(), 2);
    FakeWorker.last.answer(2);
    await expect(next).resolves.toMatchObject({ timestamp: 2 });
  });

  test('never has its ids given again', async () => {
    await loaded();
    const first = read(new FakeFrame(), 0);
    FakeWorker.last.answer(0, 3, 12);
    await first;
    FakeWorker.last.emit('error', { message: 'boom' });
    clock.advance(250);
    expect(FakeWorker.last.received[0]).toMatchObject({ type: 'load', firstId: 13 });
  });

  test('a fourth time fails for good, with longer pauses before', async () => {
    await loaded();
    for (const pause of [250, 500, 1000]) {
      FakeWorker.last.emit('error', { message: 'boom' });
      clock.advance(pause - 1);
      const count = FakeWorker.all.length;
      clock.advance(1);
      expect(FakeWorker.all).toHaveLength(count + 1);
      FakeWorker.last.becomeReady();
    }
    FakeWorker.last.emit('error', { message: 'boom' });
    expect(restarts).toEqual([1, 2, 3]);
    expect(failures).toMatchObject([{ code: 'worker-crashed' }]);
    expect(failures[0]?.message).toMatch(/boom/);
    clock.advance(60_000);
    expect(FakeWorker.all).toHaveLength(4);
    expect(FakeWorker.last.terminated).toBe(true);
  });

  test('after a minute of good work has its restarts back', async () => {
    await loaded();
    for (let death = 0; death < 6; death++) {
      clock.advance(60_001);
      FakeWorker.last.emit('error', { message: 'boom' });
      clock.advance(250);
      FakeWorker.last.becomeReady();
    }
    expect(restarts).toEqual([1, 1, 1, 1, 1, 1]);
    expect(failures).toEqual([]);
  });

  test('while loading is replaced too, and the load still succeeds', async () => {
    const ready = client.load();
    FakeWorker.last.emit('error', {});
    clock.advance(250);
    FakeWorker.last.becomeReady();
    await expect(ready).resolves.toMatchObject({ backend: 'wasm' });
  });

  test('whose script was kept from loading says what may keep it', async () => {
    await loaded();
    for (const pause of [250, 500, 1000, 0]) {
      FakeWorker.last.emit('error', { message: '' });
      clock.advance(pause);
    }
    expect(failures[0]?.message).toMatch(/Cross-Origin-Embedder-Policy/);
  });

  test('with a lost graphics context is replaced, and at last fails as gpu-lost', async () => {
    await loaded();
    for (let loss = 0; loss < 4; loss++) {
      FakeWorker.last.say({ type: 'failed', code: 'gpu-lost', message: 'lost' });
      clock.advance(1000);
      FakeWorker.last.becomeReady();
    }
    expect(failures).toMatchObject([{ code: 'gpu-lost' }]);
  });

  test('that lost its graphics while nobody looked is replaced once somebody does, and no restart is used up', async () => {
    client.close();
    const page = Object.assign(new EventTarget(), { hidden: false });
    vi.stubGlobal('document', page);
    client = new PerceptionClient({
      urls: assetUrls({ assetsUrl: 'https://game.example/' }),
      backend: 'webgl',
      maxFaces: 2,
      clock,
      onProgress: () => undefined,
      onRestart: (attempt) => restarts.push(attempt),
    });
    client.onFailure((error) => failures.push(error));
    const hide = (hidden: boolean) => {
      page.hidden = hidden;
      page.dispatchEvent(new Event('visibilitychange'));
    };
    const lose = () => FakeWorker.last.say({ type: 'failed', code: 'gpu-lost', message: 'lost' });
    await loaded();
    for (let call = 1; call <= 5; call++) {
      hide(true);
      if (call % 2) lose();
      clock.advance(5000);
      expect(FakeWorker.all).toHaveLength(call);
      hide(false);
      // Some browsers tell of it only then.
      if (call % 2 === 0) lose();
      expect(FakeWorker.all).toHaveLength(call + 1);
      FakeWorker.last.becomeReady();
      clock.advance(5000);
    }
    expect([restarts, failures]).toEqual([[], []]);
    lose();
    expect(restarts).toEqual([1]);
  });

  test('in spirit, failing at every frame, is replaced and at last given up', async () => {
    await loaded();
    for (let death = 1; death <= 4; death++) {
      expect(failures).toEqual([]);
      for (let frame = 0; frame < 30; frame++) {
        const answer = read(new FakeFrame(), frame);
        const sequence = FakeWorker.last.frames.at(-1) ?? 0;
        FakeWorker.last.say({
          type: 'frame-failed',
          sequence,
          followed: false,
          message: 'no detector',
        });
        await expect(answer).resolves.toBeNull();
      }
      clock.advance(1000);
      if (death < 4) FakeWorker.last.becomeReady();
    }
    expect(restarts).toEqual([1, 2, 3]);
    expect(failures).toMatchObject([{ code: 'worker-crashed' }]);
  });

  test('is not suspected for single frames that fail', async () => {
    await loaded();
    for (let frame = 0; frame < 90; frame++) {
      const answer = read(new FakeFrame(), frame);
      const sequence = FakeWorker.last.frames.at(-1) ?? 0;
      if (frame % 29 === 0) FakeWorker.last.answer(frame);
      else
        FakeWorker.last.say({
          type: 'frame-failed',
          sequence,
          followed: false,
          message: 'no pixels',
        });
      await answer;
    }
    expect(restarts).toEqual([]);
  });

  test('silently is found out by the time it owes an answer', async () => {
    await loaded();
    const frame = read(new FakeFrame(), 0);
    clock.advance(7999);
    expect(restarts).toEqual([]);
    clock.advance(1);
    expect(restarts).toEqual([1]);
    await expect(frame).resolves.toBeNull();
  });

  test('is not suspected while it owes nothing', async () => {
    await loaded();
    clock.advance(3_600_000);
    expect(restarts).toEqual([]);
  });
});

describe('closing', () => {
  test('ends the worker, a pending restart and all reads', async () => {
    await loaded();
    const frame = new FakeFrame();
    const pending = read(frame, 0);
    client.close();
    await expect(pending).resolves.toBeNull();
    expect(frame.closed).toBe(1);
    expect(FakeWorker.last.terminated).toBe(true);
  });

  test('while a restart is due leaves no worker behind', async () => {
    await loaded();
    FakeWorker.last.emit('error', { message: 'boom' });
    client.close();
    clock.advance(10_000);
    expect(FakeWorker.all).toHaveLength(1);
  });
});
