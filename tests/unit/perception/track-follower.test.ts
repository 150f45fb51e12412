import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TrackFollower } from '../../../plugin/perception/TrackFollower';
import { FakeFrame } from './fake-worker';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A camera's frames, one every 33 ms, of which nobody keeps more than the newest. */
function followed(fps: number, readMs: number) {
  let newest: FakeFrame | null = null;
  let wanted: ((frame: FakeFrame) => void) | null = null;
  let cancelled = false;
  const frames = new ReadableStream<FakeFrame>(
    {
      pull: (to) =>
        new Promise<void>((done) => {
          wanted = (frame) => {
            wanted = null;
            newest = null;
            to.enqueue(frame);
            done();
          };
          if (newest) wanted(newest);
        }),
      cancel: () => {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const all: FakeFrame[] = [];
  const read: number[] = [];
  let finish = (): void => undefined;
  let freeAt = -Infinity;
  let waited = 0;
  const follower = new TrackFollower(
    {
      frames: frames as unknown as ReadableStream<VideoFrame>,
      fps,
      origin: performance.timeOrigin,
    },
    {
      read: (frame, timestamp) => {
        frame.close();
        read.push(Math.round(timestamp));
        freeAt = performance.now() + readMs;
        return new Promise((done) => (finish = done));
      },
      waiting: () => (waited += 1),
    },
  );
  const show = () => {
    newest?.close();
    newest = new FakeFrame();
    all.push(newest);
    wanted?.(newest);
  };
  /** @param shows  whether the camera does */
  const pass = async (ms: number, shows = true) => {
    for (let step = 0; step < ms; step += 1) {
      vi.advanceTimersByTime(1);
      if (performance.now() >= freeAt) finish();
      if (shows && step % 33 === 0) show();
      for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
    }
  };
  return {
    follower,
    all,
    read,
    pass,
    told: () => ({ waited, cancelled, open: all.filter(({ closed }) => closed !== 1).length }),
  };
}

test('reads so many frames a second and lets those between go', async () => {
  const { follower, read, pass, told } = followed(10, 20);
  await pass(2000);
  expect(read.length).toBeGreaterThanOrEqual(19);
  expect(read.length).toBeLessThanOrEqual(21);
  follower.fps = 5;
  const before = read.length;
  await pass(2000);
  expect(read.length - before).toBeLessThanOrEqual(11);
  expect(told().open).toBeLessThanOrEqual(1);
});

test('reads one at a time, the newest next', async () => {
  const { read, pass, told } = followed(30, 200);
  await pass(1000);
  const steps = read.slice(1).map((at, index) => at - (read[index] ?? 0));
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(200);
  expect(Math.max(...steps)).toBeLessThan(240);
  expect(told()).toMatchObject({ waited: 0 });
});

test('says while nothing comes that it waits, until it is ended', async () => {
  const { follower, pass, told } = followed(15, 20);
  await pass(100);
  await pass(3000, false);
  expect(told()).toMatchObject({ waited: 3, cancelled: false });
  follower.end();
  await pass(3000, false);
  expect(told()).toMatchObject({ waited: 3, cancelled: true });
});
