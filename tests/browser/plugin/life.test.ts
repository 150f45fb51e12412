import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import portraits from '../../../demo-game/lab/samples/portraits.webm?url';
import { TrackFrames } from '../../../plugin/camera/TrackFrames';
import { EmotionEngine } from '../../../plugin/engine/EmotionEngine';
import { FakeClock } from '../../../plugin/testing/FakeClock';

/** One warm engine for all: what is tested is what its source does. */
let engine: EmotionEngine;
const streams: MediaStream[] = [];

beforeAll(async () => {
  engine = new EmotionEngine();
  await engine.preload();
});

afterEach(() => {
  setHidden(false);
  engine.stop({ keepLoaded: true });
  vi.restoreAllMocks();
  for (const stream of streams.splice(0)) expect(isLive(stream)).toBe(false);
});

afterAll(() => {
  engine.destroy();
});

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

const isLive = (stream: MediaStream): boolean =>
  stream.getTracks().some(({ readyState }) => readyState === 'live');

const status = () => engine.store.getState().status;
const code = () => engine.store.getState().error?.code;

/** Keeps every camera stream that is handed out; each must be dark at the end of its test. */
function watchCamera(wait: () => Promise<unknown> = () => Promise.resolve()) {
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  return vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async (wanted) => {
    await wait();
    const stream = await real(wanted);
    streams.push(stream);
    return stream;
  });
}

function later(): { readonly promise: Promise<void>; readonly come: () => void } {
  let come: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { promise, come };
}

/** A canvas as a stream; it sends pictures while it is drawn on. */
function painting() {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  let drawing = true;
  const timer = setInterval(() => {
    if (drawing) context?.fillRect(0, 0, 9, 9);
  }, 50);
  const stream = canvas.captureStream(20);
  return {
    stream,
    draw: (on: boolean) => {
      drawing = on;
    },
    end: () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

describe('a hidden page', () => {
  it('opens nothing, whoever asks; the call waits and is told the truth', async () => {
    const asked = watchCamera();
    await engine.start();
    engine.stop({ keepLoaded: true });
    asked.mockClear();
    setHidden(true);
    const starting = engine.start();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(status()).toBe('paused');
    expect(asked).not.toHaveBeenCalled();
    setHidden(false);
    expect(await starting).toBe(true);
  });

  it('keeps a start waiting that was pending, and lets no late camera stay on', async () => {
    const prompt = later();
    watchCamera(() => prompt.promise);
    const starting = engine.start();
    setHidden(true);
    prompt.come();
    await expect.poll(() => streams.length).toBe(1);
    await expect.poll(() => streams.some(isLive)).toBe(false);
    expect(status()).toBe('paused');
    setHidden(false);
    expect(await starting).toBe(true);
  });
});

describe('a camera that was pulled out', () => {
  const pull = () => {
    const [track] = streams.at(-1)?.getTracks() ?? [];
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  };
  const plugged = (...ids: string[]) => {
    vi.spyOn(navigator.mediaDevices, 'enumerateDevices').mockResolvedValue(
      ids.map((deviceId) => ({ deviceId, label: '', kind: 'videoinput', groupId: '' })) as never,
    );
    for (let times = 0; times < 3; times += 1)
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    return new Promise((resolve) => setTimeout(resolve, 100));
  };

  it('comes on again when it is back, and no other in its place', async () => {
    watchCamera();
    expect(await engine.start()).toBe(true);
    const own = engine.store.getState().camera?.deviceId ?? '';
    pull();
    expect(code()).toBe('camera-ended');
    await plugged();
    await plugged('another');
    expect(status()).toBe('failed');
    expect(streams).toHaveLength(1);
    await plugged('another', own);
    await expect.poll(status).toMatch(/searching|watching/);
    expect(streams).toHaveLength(2);
  });

  it('is not a stream of the game’s own', async () => {
    const { stream, end } = painting();
    expect(await engine.start({ source: stream })).toBe(true);
    end();
    await expect.poll(code).toBe('camera-ended');
    await plugged();
    await plugged('another');
    expect(status()).toBe('failed');
  });
});

describe('a camera that a call takes', () => {
  const taken = () => streams.at(-1)?.getTracks()[0];
  const say = (name: 'mute' | 'unmute' | 'ended') => taken()?.dispatchEvent(new Event(name));
  const allowed = (state: PermissionState) =>
    vi.spyOn(navigator.permissions, 'query').mockResolvedValue({ state } as PermissionStatus);

  it('comes on again by itself where the browser does not ask anew', async () => {
    allowed('granted');
    watchCamera();
    expect(await engine.start()).toBe(true);
    const asked: boolean[] = [];
    const undo = engine.on('status', ({ status }) => asked.push(status === 'failed'));
    taken()?.stop();
    say('ended');
    expect(code()).toBe('camera-ended');
    await expect.poll(status).toMatch(/searching|watching/);
    undo();
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(streams).toHaveLength(2);
  });

  it('waits for the player where the browser would ask, and where it is still taken', async () => {
    const permission = allowed('prompt');
    const asked = watchCamera();
    expect(await engine.start()).toBe(true);
    taken()?.stop();
    say('ended');
    await expect.poll(() => permission.mock.calls.length).toBe(1);
    expect([status(), code()]).toEqual(['failed', 'camera-ended']);
    permission.mockResolvedValue({ state: 'granted' } as PermissionStatus);
    asked.mockRejectedValueOnce(new DOMException('in a call', 'NotReadableError'));
    setHidden(true);
    setHidden(false);
    await expect.poll(code).toBe('camera-busy');
    expect(streams).toHaveLength(1);
    setHidden(true);
    setHidden(false);
    await expect.poll(status).toMatch(/searching|watching/);
    expect(streams).toHaveLength(2);
  });

  it('is read on when it comes back', async () => {
    watchCamera();
    expect(await engine.start()).toBe(true);
    const { video } = engine;
    // What a phone does, and the browser nobody tells of.
    const rest = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
    say('mute');
    video?.pause();
    await expect.poll(status).toBe('stalled');
    rest.mockRestore();
    say('unmute');
    await expect.poll(status).toMatch(/searching|watching/);
    await expect.poll(() => video?.paused).toBe(false);
    expect(streams).toHaveLength(1);
  });

  it('and gives back frozen is opened afresh', async () => {
    allowed('granted');
    watchCamera();
    const frozen = vi
      .spyOn(TrackFrames.prototype, 'open')
      .mockReturnValueOnce(new ReadableStream());
    expect(await engine.start()).toBe(true);
    const { video } = engine;
    if (video) vi.spyOn(video, 'play').mockResolvedValue();
    await expect.poll(() => frozen.mock.calls.length).toBe(1);
    video?.pause();
    say('mute');
    await expect.poll(status).toBe('stalled');
    say('unmute');
    await expect.poll(() => streams.length).toBe(2);
    await expect.poll(status).toMatch(/searching|watching/);
  });
});

describe('a source', () => {
  it('that is over before it is listened to fails the start', async () => {
    const cold = new EmotionEngine();
    const { stream, end } = painting();
    cold.on('status', ({ status }) => {
      if (status === 'loading') end();
    });
    expect(await cold.start({ source: stream })).toBe(false);
    expect(cold.store.getState()).toMatchObject({ status: 'failed' });
    cold.destroy();
  });

  it('that sends nothing stalls, and goes on when pictures come', async () => {
    const { stream, draw, end } = painting();
    expect(await engine.start({ source: stream })).toBe(true);
    draw(false);
    await expect.poll(status).toBe('stalled');
    expect(code()).toBe('source-stalled');
    draw(true);
    await expect.poll(status).toBe('searching');
    expect(code()).toBeUndefined();
    end();
  });

  it('whose pixels belong to another origin is told of', async () => {
    const elsewhere = new URL(portraits, location.href);
    elsewhere.hostname = 'elsewhere.localhost';
    const video = document.createElement('video');
    Object.assign(video, { src: elsewhere.href, muted: true, loop: true });
    await video.play();
    expect(await engine.start({ source: video })).toBe(true);
    await expect.poll(code).toBe('source-failed');
    expect(engine.store.getState().error?.message).toMatch(/crossOrigin/);
    video.removeAttribute('src');
    video.load();
  });

  it('that never answers is let go by stop()', async () => {
    const never = URL.createObjectURL(new MediaSource());
    const starting = engine.start({ source: never });
    await expect.poll(status).toBe('requesting');
    engine.stop({ keepLoaded: true });
    expect(await starting).toBe(false);
    watchCamera(() => new Promise(() => undefined));
    const ignored = engine.start();
    engine.stop({ keepLoaded: true });
    expect(await ignored).toBe(false);
  });

  it('leaves no camera on in a browser that cannot tell of its frames', async () => {
    watchCamera();
    const { prototype } = HTMLVideoElement;
    const known = Object.getOwnPropertyDescriptor(prototype, 'requestVideoFrameCallback');
    Reflect.deleteProperty(prototype, 'requestVideoFrameCallback');
    expect(await engine.start()).toBe(false);
    expect(code()).toBe('unsupported');
    expect(streams.some(isLive)).toBe(false);
    if (known) Object.defineProperty(prototype, 'requestVideoFrameCallback', known);
  });
});

describe('a listening window', () => {
  it('takes no time before the first picture could come, and runs out where none will', async () => {
    const clock = new FakeClock();
    const silent = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
    const slow = new EmotionEngine({ workerUrl: silent }, clock);
    const allowed = later();
    watchCamera(() => allowed.promise);
    const starting = slow.start();
    const answer = slow.listen({ for: ['happy'], timeoutMs: 1000 });
    for (const at of ['requesting', 'loading']) {
      await expect.poll(() => slow.store.getState().status).toBe(at);
      await clock.advance(5000);
      expect(slow.store.getState().listening).toMatchObject({ phase: 'held', elapsedMs: 0 });
      allowed.come();
    }
    slow.stop();
    expect(await starting).toBe(false);
    await clock.advance(1100);
    expect(await answer).toMatchObject({ emotion: null, by: 'timeout' });
    slow.destroy();
  });
});

describe('the camera', () => {
  it('refused is refused to everybody who asked', async () => {
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(
      new DOMException('no', 'NotAllowedError'),
    );
    expect(await Promise.all([engine.start(), engine.start(), engine.start()])).toEqual([
      false,
      false,
      false,
    ]);
    expect(code()).toBe('camera-denied');
  });

  it('that is gone is stood in for by another, which says so', async () => {
    watchCamera();
    expect(await engine.start({ deviceId: 'left at home' })).toBe(true);
    expect(engine.store.getState().camera).toMatchObject({ substitute: true });
  });
});
