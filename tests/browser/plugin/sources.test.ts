import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { EmotionEngine } from '../../../plugin/engine/EmotionEngine';

let engine: EmotionEngine | null = null;

afterEach(() => {
  engine?.destroy();
  engine = null;
  vi.unstubAllGlobals();
});

/** A canvas that shows one of the photos, as a stream. */
async function photoStream(
  url: string,
): Promise<{ stream: MediaStream; rest: () => void; end: () => void }> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d');
  // The stream carries a frame only when something is drawn.
  const timer = setInterval(() => context?.drawImage(bitmap, 0, 0), 40);
  const stream = canvas.captureStream(25);
  const rest = () => {
    clearInterval(timer);
  };
  return {
    stream,
    rest,
    end: () => {
      rest();
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

const faces = inject('facesUrl');
const clip = `${faces}/video/single_face.mp4`;
const canPlayClip = await (async () => {
  const answer = await fetch(clip, { method: 'HEAD' });
  return answer.ok && answer.headers.get('content-type')?.startsWith('video/') === true;
})();

describe.skipIf(!canPlayClip)('a video file', () => {
  it('is read in its own time, also at double speed and after a seek', async () => {
    engine = new EmotionEngine({ targetFps: 15 });
    const times: number[] = [];
    engine.on('reading', ({ frame }) => times.push(frame.mediaTime ?? -1));
    expect(await engine.start({ source: clip, loop: true })).toBe(true);
    expect(engine.store.getState().source).toBe('video');
    await expect.poll(() => engine?.store.getState().status).toBe('watching');

    const { video } = engine;
    if (!video) throw new Error('no video');
    video.currentTime = 0.5;
    await expect.poll(() => times.at(-1)).toBeLessThan(2500);
    video.playbackRate = 2;
    video.pause();
    // What is on its way is read still, and nothing after that.
    await expect
      .poll(async () => {
        const before = times.length;
        await new Promise((resolve) => setTimeout(resolve, 600));
        return times.length - before;
      })
      .toBe(0);
    const paused = times.length;
    await video.play();
    await expect.poll(() => times.length).toBeGreaterThan(paused + 5);
  });

  it('ends when it is over, and the game is told', async () => {
    engine = new EmotionEngine();
    const statuses: string[] = [];
    engine.on('status', ({ status }) => statuses.push(status));
    await engine.start({ source: clip });
    if (engine.video) engine.video.currentTime = engine.video.duration - 0.3;
    await expect.poll(() => statuses.at(-1)).toBe('off');
    expect(engine.store.getState().error).toBeNull();
  });

  it('can be an element that the game owns, which stays the game’s', async () => {
    const video = document.createElement('video');
    video.muted = true;
    // Else it may be over before the models are loaded.
    video.loop = true;
    video.src = clip;
    await video.play();
    engine = new EmotionEngine();
    await engine.start({ source: video });
    await expect.poll(() => engine?.store.getState().faces.length).toBe(1);
    engine.stop();
    expect(video.paused).toBe(false);
    video.pause();
  });

  it('can be a chosen file, and begins again at its end', async () => {
    const file = await (await fetch(clip)).blob();
    engine = new EmotionEngine();
    const statuses: string[] = [];
    engine.on('status', ({ status }) => statuses.push(status));
    await engine.start({ source: file, loop: true });
    await expect.poll(() => engine?.store.getState().faces.length).toBe(1);
    const { video } = engine;
    if (!video) throw new Error('no video');
    // The element's own looping hung WebKitGTK.
    expect(video.loop).toBe(false);
    let ends = 0;
    video.addEventListener('ended', () => (ends += 1));
    video.currentTime = video.duration - 0.3;
    await expect.poll(() => ends > 0 && !video.paused && video.currentTime < 1).toBe(true);
    await expect.poll(() => engine?.store.getState().faces.length).toBe(1);
    expect(statuses).not.toContain('off');
  });

  it('is read where the browser knows neither streams nor VideoFrame', async () => {
    vi.stubGlobal('MediaStream', undefined);
    vi.stubGlobal('VideoFrame', undefined);
    engine = new EmotionEngine();
    expect(await engine.start({ source: clip, loop: true })).toBe(true);
    await expect.poll(() => engine?.store.getState().faces.length).toBe(1);
  });
});

describe('a video that is none', () => {
  it.each([
    ['missing', 'nowhere.mp4'],
    ['empty', new Blob([], { type: 'video/mp4' })],
    ['text', new Blob(['not a video'], { type: 'video/mp4' })],
  ])('is refused when %s', async (_, source) => {
    engine = new EmotionEngine();
    expect(await engine.start({ source })).toBe(false);
    expect(engine.store.getState()).toMatchObject({
      status: 'failed',
      error: { code: 'source-failed' },
    });
    expect(document.querySelector('video')).toBeNull();
  });
});

describe.skipIf(!canPlayClip)('a video in a browser that starts none by itself', () => {
  it('is refused in a sentence that says what to do, and plays from an element that the player started', async () => {
    const play = vi
      .spyOn(HTMLMediaElement.prototype, 'play')
      .mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
    engine = new EmotionEngine();
    const file = await (await fetch(clip)).blob();
    expect(await engine.start({ source: file })).toBe(false);
    const { error } = engine.store.getState();
    expect(error).toMatchObject({ code: 'source-failed' });
    expect(error?.message).toMatch(/from their click/);
    expect(document.querySelector('video')).toBeNull();

    const video = Object.assign(document.createElement('video'), { src: clip, muted: true });
    video.loop = true;
    expect(await engine.start({ source: video })).toBe(true);
    play.mockRestore();
    await video.play();
    await expect.poll(() => engine?.store.getState().faces.length).toBe(1);
    video.pause();
  });
});

describe.skipIf(!canPlayClip)('a stream of the game’s own', () => {
  it('is read past the page after its first picture, and its end is told as the camera’s would be', async () => {
    const { stream, end } = await photoStream(`${faces}/happy_03.jpg`);
    engine = new EmotionEngine();
    const errors: string[] = [];
    engine.on('error', ({ code }) => errors.push(code));
    const posted = vi.spyOn(Worker.prototype, 'postMessage');
    expect(await engine.start({ source: stream })).toBe(true);
    await expect.poll(() => engine?.store.getState().primary?.emotion).toBe('happy');
    const told = posted.mock.calls.map(([request]) => (request as { type: string }).type);
    posted.mockRestore();
    expect(told.filter((type) => type === 'frame')).toHaveLength(1);
    engine.stop({ keepLoaded: true });
    expect(stream.getVideoTracks()[0]?.readyState).toBe('live');

    await engine.start({ source: stream });
    end();
    stream.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
    await expect.poll(() => errors).toEqual(['camera-ended']);
    expect(await engine.start({ source: stream })).toBe(false);
    expect(engine.store.getState().error?.code).toBe('source-failed');
  });

  it('follows another source at once, without another worker', async () => {
    const first = await photoStream(`${faces}/happy_03.jpg`);
    const second = await photoStream(`${faces}/noface/road-1072821_640.jpg`);
    engine = new EmotionEngine();
    await engine.start({ source: first.stream });
    await expect.poll(() => engine?.store.getState().faces.length).toBe(1);
    const loads: number[] = [];
    engine.store.subscribe(({ loading }) => loads.push(loading.loadedBytes));
    const told: string[] = [];
    engine.on('status', ({ status }) => told.push(status));
    const before = loads.length;
    const reading = new Promise((resolve) => engine?.on('reading', resolve));
    await engine.start({ source: second.stream });
    expect(engine.store.getState().faces).toEqual([]);
    await reading;
    expect(told).toEqual(['requesting', 'searching']);
    expect(new Set(loads.slice(before)).size).toBe(1);
    first.end();
    second.end();
  });
});

describe.skipIf(!canPlayClip)('a stream that stands still', () => {
  it('is read as it was when the models came', async () => {
    const { stream, rest, end } = await photoStream(`${faces}/happy_03.jpg`);
    engine = new EmotionEngine();
    engine.on('status', ({ status }) => {
      if (status === 'loading') rest();
    });
    const seen: number[] = [];
    engine.on('reading', ({ frame }) => seen.push(frame.faces.length));
    expect(await engine.start({ source: stream })).toBe(true);
    await expect.poll(() => seen[0]).toBe(1);
    end();
  });
});

describe('a stream that never sends a picture', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  const silence = () => document.createElement('canvas').captureStream(0);

  it.each([
    ['the game’s own', 'source-failed', () => ({ source: silence() })],
    [
      'a camera’s',
      'camera-busy',
      () => {
        vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(silence());
        return {};
      },
    ],
  ])('is given up: %s', async (_, code, options) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    engine = new EmotionEngine();
    const starting = engine.start(options());
    await vi.advanceTimersByTimeAsync(9000);
    expect(engine.store.getState().status).toBe('requesting');
    await vi.advanceTimersByTimeAsync(2000);
    expect(await starting).toBe(false);
    expect(engine.store.getState()).toMatchObject({
      status: 'failed',
      error: { code, message: expect.stringMatching(/no picture came for 10 s/) as string },
    });
  });

  it('is let go at once by stop()', async () => {
    engine = new EmotionEngine();
    const starting = engine.start({ source: silence() });
    await expect.poll(() => engine?.store.getState().status).toBe('requesting');
    engine.stop();
    expect(await starting).toBe(false);
    expect(engine.store.getState()).toMatchObject({ status: 'off', error: null });
  });
});

describe('starting and stopping', () => {
  it('survives being stopped while it starts', async () => {
    engine = new EmotionEngine();
    const starting = engine.start();
    engine.stop();
    expect(await starting).toBe(false);
    expect(engine.store.getState().status).toBe('off');
    expect(await engine.start()).toBe(true);
  });

  it('is instant after a preload, which asks for no camera', async () => {
    engine = new EmotionEngine();
    const statuses: string[] = [];
    engine.on('status', ({ status }) => statuses.push(status));
    expect(await engine.preload()).toBe(true);
    expect(statuses).toEqual(['loading', 'off']);
    expect(engine.store.getState().loading.progress).toBe(1);
    expect(engine.store.getState().loading.loadedBytes).toBeGreaterThan(1e6);
    await engine.start();
    expect(statuses).toEqual(['loading', 'off', 'requesting', 'searching']);
  });
});
