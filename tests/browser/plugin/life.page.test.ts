import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cameraClip } from '../../fixtures/clips';
import { shots } from '../../fixtures/faces';
import { cameraArgs } from '../../harness/launch-args';
import { openGame } from '../../harness/openGame';
import { patience } from '../../harness/pace';
import { visit, type Site, type Visit } from '../../harness/site';

let site: Site;
const clip = await cameraClip([{ shot: shots.happy, seconds: 5 }]);

beforeAll(async () => {
  site = await openGame('testGame', cameraArgs(clip));
});

afterAll(async () => {
  await site.close();
});

async function watch(path = ''): Promise<Visit> {
  const visited = await visit(site, path);
  const { page } = visited;
  await page.waitForFunction(() => document.title === 'ready');
  expect(await page.evaluate(() => window.emotion.start())).toBe(true);
  await page.waitForFunction(() => window.told.includes('happy'));
  return visited;
}

/** The state of the camera's track as a listener outside the plugin sees it. */
const keepTrack = () => {
  const stream = window.emotion.video?.srcObject;
  if (!(stream instanceof MediaStream)) throw new Error('no camera is open');
  const [track] = stream.getVideoTracks();
  if (!track) throw new Error('no track');
  Object.assign(window, { track });
};
const trackState = () => (window as unknown as { track: MediaStreamTrack }).track.readyState;

/** Headless Chromium never hides a tab: the page is told what it would be told. */
const setHidden = (hidden: boolean) => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    value: hidden ? 'hidden' : 'visible',
  });
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('with the camera on', () => {
  it('a hidden game lets go of the camera and takes it up on return', async () => {
    const { page, offOrigin, errors } = await watch();
    await page.evaluate(keepTrack);
    await page.evaluate(setHidden, true);
    expect(await page.evaluate(trackState)).toBe('ended');
    expect(await page.evaluate(() => window.emotion.store.getState().status)).toBe('paused');

    const waiting = page.evaluate((timeoutMs) => {
      return window.emotion.listen({ for: ['happy'], timeoutMs });
    }, patience(60_000));
    const frame = await page.evaluate(() => window.game.loop.frame);
    await page.waitForFunction((before) => window.game.loop.frame > before + 5, frame);
    expect(await page.evaluate(() => window.emotion.store.getState().listening)).toMatchObject({
      elapsedMs: 0,
    });
    await page.evaluate(setHidden, false);
    expect(await waiting).toMatchObject({ emotion: 'happy', by: 'face' });
    await page.waitForFunction(() => window.emotion.store.getState().status === 'watching');
    expect(offOrigin).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('a hidden game that never had the camera does not ask for it on return', async () => {
    const { page } = await visit(site);
    await page.waitForFunction(() => document.title === 'ready');
    await page.evaluate(setHidden, true);
    await page.evaluate(setHidden, false);
    expect(await page.evaluate(() => window.emotion.store.getState().status)).toBe('off');
    await page.context().close();
  });

  it('leaving the page lets go of the camera', async () => {
    const { page } = await watch();
    await page.evaluate(keepTrack);
    await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    expect(await page.evaluate(trackState)).toBe('ended');
    await page.context().close();
  });

  it('a game destroyed in a hidden tab, where no step runs, holds no camera', async () => {
    const { page } = await watch();
    await page.evaluate(keepTrack);
    await page.evaluate(setHidden, true);
    await page.evaluate(() => {
      window.game.loop.sleep();
      window.game.destroy(true);
    });
    expect(await page.evaluate(trackState)).toBe('ended');
    await page.evaluate(setHidden, false);
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => window.emotion.video)).toBeNull();
    await page.context().close();
  });

  it('a camera that is taken away is told of, and taken up again when it returns', async () => {
    // Without the automatic yes, taking back the permission takes away the camera.
    const asking = await openGame(
      'testGame',
      cameraArgs(clip).filter((arg) => arg !== '--use-fake-ui-for-media-stream'),
    );
    const { page } = await visit(asking);
    const context = page.context();
    await context.grantPermissions(['camera']);
    await page.waitForFunction(() => document.title === 'ready');
    expect(await page.evaluate(() => window.emotion.start())).toBe(true);
    await context.clearPermissions();
    await page.waitForFunction(() => window.told.some((line) => line.startsWith('camera-ended')));
    expect(await page.evaluate(() => window.emotion.store.getState())).toMatchObject({
      status: 'failed',
      primary: null,
    });
    await context.grantPermissions(['camera']);
    await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
    await page.waitForFunction(() => window.emotion.store.getState().status === 'watching');
    expect(await page.evaluate(() => window.emotion.store.getState().error)).toBeNull();
    await asking.close();
  });

  it('a window that lost the focus is read at a lower rate, which the store says', async () => {
    const { page } = await watch();
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await page.waitForFunction(() => window.emotion.store.getState().performance.targetFps <= 5);
    const { targetFps, throttledBy } = await page.evaluate(
      () => window.emotion.store.getState().performance,
    );
    // A machine too slow for even that rate has a lower one, and that is the reason given.
    if (targetFps < 5) expect(throttledBy).toMatch(/game|worker/);
    else expect(throttledBy).toBe('blur');
    await page.context().close();
  });

  it('a worker that is killed is replaced, and the story’s window goes on', async () => {
    const { page, errors } = await watch();
    const cdp = await page.context().newCDPSession(page);
    const workers = page.workers();
    expect(workers).toHaveLength(1);
    const waiting = page.evaluate(() =>
      window.emotion.listen({ for: ['sad', 'disgust'], timeoutMs: Infinity, minConfidence: 1 }),
    );
    await cdp.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: true,
    });
    await workers[0]?.evaluate(() => {
      close();
    });
    await page.waitForFunction(() => window.emotion.store.getState().performance.fps === 0);
    await page.waitForFunction(() => window.emotion.store.getState().performance.fps > 0);
    await page.evaluate(() => window.emotion.chooseManually('sad'));
    expect(await waiting).toMatchObject({ emotion: 'sad', by: 'manual' });
    // A frame on its way to the worker dies with it, where nobody can close it any more.
    const lostWithTheWorker = /VideoFrame was garbage collected without being closed/;
    expect(errors.filter((text) => !lostWithTheWorker.test(text))).toEqual([]);
    await page.context().close();
  });
});
