import { afterEach, describe, expect, it } from 'vitest';
import { cameraClip } from '../../fixtures/clips';
import { shots } from '../../fixtures/faces';
import { cameraArgs, noCameraArgs, noWebglArgs } from '../../harness/launch-args';
import { openGame } from '../../harness/openGame';
import { patience } from '../../harness/pace';
import { visit, type Site, type Visit } from '../../harness/site';

const clip = await cameraClip([{ shot: shots.happy, seconds: 5 }]);
const FAKE_UI = '--use-fake-ui-for-media-stream';

let site: Site | null = null;

afterEach(async () => {
  await site?.close();
  site = null;
});

async function play(args: readonly string[], path = ''): Promise<Visit> {
  site = await openGame('testGame', args);
  const visited = await visit(site, path);
  await visited.page.waitForFunction(() => document.title === 'ready');
  return visited;
}

/** The game goes on: its loop turns, and a window is answered by hand. */
async function expectGameGoesOn({ page, errors }: Visit): Promise<void> {
  const answer = await page.evaluate(async () => {
    const frame = window.game.loop.frame;
    const answered = window.emotion.listen({ for: ['happy', 'sad'] });
    window.emotion.chooseManually('sad');
    const { emotion, by } = await answered;
    return { emotion, by, frame };
  });
  expect(answer).toMatchObject({ emotion: 'sad', by: 'manual' });
  await page.waitForFunction((frame) => window.game.loop.frame > frame, answer.frame);
  expect(errors.filter((error) => !error.startsWith('Failed to load resource'))).toEqual([]);
}

/** Starts as the player's click would and gives the error that came of it. */
async function startAndFail({ page }: Visit) {
  return page.evaluate(async () => {
    const started = await window.emotion.start();
    const { status, error } = window.emotion.store.getState();
    return { started, status, code: error?.code, message: error?.playerMessage };
  });
}

it('a browser without WebGL reads all the same', async () => {
  const { page, errors } = await play(noWebglArgs(clip));
  expect(await page.evaluate(() => window.emotion.start())).toBe(true);
  await page.waitForFunction(() => window.told.includes('happy'));
  expect(errors).toEqual([]);
});

describe('what goes wrong gets a name and a sentence, and the game goes on', () => {
  it('when the player refuses the camera', async () => {
    const visited = await play(cameraArgs(clip).filter((arg) => arg !== FAKE_UI));
    expect(await startAndFail(visited)).toMatchObject({
      started: false,
      status: 'failed',
      code: 'camera-denied',
      message: expect.stringContaining('not allowed') as string,
    });
    await expectGameGoesOn(visited);
  });

  it('when there is no camera', async () => {
    const visited = await play([...noCameraArgs, FAKE_UI]);
    expect(await startAndFail(visited)).toMatchObject({ status: 'failed', code: 'camera-missing' });
    await expectGameGoesOn(visited);
  });

  it('when the camera cannot be opened because something else holds it', async () => {
    // No fake device can be in use, so here alone the browser's answer is played back by hand.
    const visited = await play(cameraArgs(clip));
    await visited.page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('Could not start video source', 'NotReadableError'));
    });
    expect(await startAndFail(visited)).toMatchObject({ status: 'failed', code: 'camera-busy' });
    await expectGameGoesOn(visited);
  });

  it('when the page is not served securely', async () => {
    site = await openGame('testGame', [
      ...cameraArgs(clip),
      '--host-resolver-rules=MAP game.test 127.0.0.1',
    ]);
    const visited = await visit(site, site.url.replace('127.0.0.1', 'game.test'));
    await visited.page.waitForFunction(() => document.title === 'ready');
    expect(await startAndFail(visited)).toMatchObject({
      status: 'failed',
      code: 'insecure-context',
    });
    await expectGameGoesOn(visited);
  });

  it('when there is no WebAssembly, as in the lockdown modes of phones', async () => {
    const visited = await play([...cameraArgs(clip), '--js-flags=--jitless']);
    expect(await startAndFail(visited)).toMatchObject({ status: 'failed', code: 'unsupported' });
    await expectGameGoesOn(visited);
  });

  it('when a model file is missing', async () => {
    const visited = await play(cameraArgs(clip), '?options={"modelUrl":"nowhere/model.json"}');
    await visited.page.route('**/nowhere/**', (route) => route.fulfill({ status: 404 }));
    expect(await startAndFail(visited)).toMatchObject({ status: 'failed', code: 'model-missing' });
    await expectGameGoesOn(visited);
  });

  it('and so does the reading when MediaPipe’s file is missing, which is said', async () => {
    const visited = await play(cameraArgs(clip));
    const said: string[] = [];
    visited.page.on('console', (message) => said.push(message.text()));
    await visited.page.route('**/mediapipe_face*.wasm', (route) => route.fulfill({ status: 404 }));
    expect(await visited.page.evaluate(() => window.emotion.start())).toBe(true);
    await visited.page.waitForFunction(() => window.told.includes('found'));
    await expect
      .poll(() => said, { timeout: patience(60_000) })
      .toContainEqual(expect.stringMatching(/reads on without MediaPipe: .*mediapipe_face.* 404/));
    await expectGameGoesOn(visited);
  });

  it('when the worker’s script is missing, which is named', async () => {
    const visited = await play(cameraArgs(clip), '?options={"workerUrl":"nowhere/worker.js"}');
    await visited.page.route('**/nowhere/**', (route) => route.fulfill({ status: 404 }));
    expect(await startAndFail(visited)).toMatchObject({ status: 'failed', code: 'worker-crashed' });
    expect(
      await visited.page.evaluate(() => window.emotion.store.getState().error?.message),
    ).toContain(`did not load from ${visited.page.url().replace(/\?.*/, '')}nowhere/worker.js`);
    await expectGameGoesOn(visited);
  });

  it('when a model file is cut off', async () => {
    const visited = await play(cameraArgs(clip));
    await visited.page.route('**/weights-*.bin', async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ body: body.subarray(0, body.length / 2) });
    });
    expect(await startAndFail(visited)).toMatchObject({ status: 'failed', code: 'model-invalid' });
    await expectGameGoesOn(visited);
  });

  it('and can be tried again once the fault is gone', async () => {
    const visited = await play(cameraArgs(clip));
    await visited.page.route('**/card-*.json', (route) => route.abort());
    expect(await startAndFail(visited)).toMatchObject({ code: 'model-missing' });
    await visited.page.unroute('**/card-*.json');
    expect(await visited.page.evaluate(() => window.emotion.start())).toBe(true);
    await visited.page.waitForFunction(() => window.told.includes('found'));
  });
});
