import 'phaser-emotion/full-range';
import { toJson } from 'phaser-emotion';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lab } from '../../../demo-game/lab/Lab';
import portraits from '../../../demo-game/lab/samples/portraits.webm?url';

let lab: Lab;

beforeEach(() => {
  lab = new Lab(Object.assign(document.createElement('video'), { muted: true }));
});

afterEach(() => {
  lab.close();
  // Ends the worker.
  lab.live.renew(lab.state.tuning);
  vi.restoreAllMocks();
});

const filmFile = async () =>
  new File([await (await fetch(portraits)).blob()], 'portraits.webm', { type: 'video/webm' });

/** @param mediaTimes  where the source of each frame stood, ms; the frames lie 100 ms apart */
function recordingFile(mediaTimes: readonly (number | undefined)[] = [undefined]): File {
  const frames = mediaTimes.map((mediaTime, at) => ({
    timestamp: 5000 + 100 * at,
    ...(mediaTime !== undefined && { mediaTime }),
    width: 640,
    height: 480,
    faces: [],
    timing: null,
  }));
  const json = JSON.stringify(toJson({ model: null, frames }));
  return new File([json], 'recording.json', { type: 'application/json' });
}

describe('what was asked for first is not shown after what was asked for last', () => {
  it.each([
    ['a video', (film: File) => lab.openVideo(film)],
    ['a recording', () => lab.openRecording(recordingFile())],
  ])('%s that was left while it was looked into', async (_, open) => {
    const opening = open(await filmFile());
    lab.close();
    await opening;
    expect(lab.state).toMatchObject({ source: null, session: null, live: false });
  });
});

it('a video that is stopped while its models load does not play when they are there', async () => {
  const play = vi.spyOn(lab.video, 'play');
  const undo = lab.store.subscribe(({ source, loading }) => {
    if (source !== 'video' || loading === null) return;
    undo();
    lab.stop();
  });
  await lab.openVideo(await filmFile());
  expect(lab.state).toMatchObject({ source: 'video', live: false });
  expect(play).not.toHaveBeenCalled();
});

it('a webcam is live as soon as it is read, before its picture plays', async () => {
  vi.spyOn(lab.video, 'play').mockReturnValue(new Promise(() => undefined));
  const seen: boolean[] = [];
  lab.store.subscribe(({ view, live }) => {
    if (view) seen.push(live);
  });
  void lab.webcam();
  await expect.poll(() => seen[0]).toBe(true);
});

describe('a recording that is replayed stands at the moment that is played', () => {
  it.each([
    ['of a camera, in a page that was open for long', [9e6, 9e6 + 100, 9e6 + 200, 9e6 + 300]],
    ['of a video that was opened late', [0, 100, 200, 300]],
    ['of a video that was played back and forth', [8000, 8100, 2000, 9000]],
    ['of a source without a time of its own', [undefined, undefined, undefined, undefined]],
  ])('%s', async (_, mediaTimes) => {
    const moments: number[] = [];
    lab.store.subscribe(({ view, moment }, before) => {
      if (view !== before.view) moments.push(moment);
    });
    await lab.openRecording(recordingFile(mediaTimes));
    await expect.poll(() => lab.state.live).toBe(false);
    const opened = 0;
    expect(moments).toEqual([opened, 0, 0.1, 0.2, 0.3]);
  });
});
