import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { parseRecording, toCsv, toJson, type EmotionEvents } from 'phaser-emotion';
import { FakeClock, RecordedSource } from 'phaser-emotion/testing';
import { EmotionEngine } from '../../../plugin/engine/EmotionEngine';
import { FedCamera } from '../../harness/FedCamera';

const faces = inject('facesUrl');
const havePhotos = (await fetch(`${faces}/happy_03.jpg`, { method: 'HEAD' })).headers
  .get('content-type')
  ?.startsWith('image/');

describe.skipIf(!havePhotos)('a player before a real camera picture', () => {
  const camera = new FedCamera({ maxFaces: 10 });
  const { engine } = camera;

  beforeEach(() => camera.start());

  afterEach(() => {
    engine.stop({ keepLoaded: true });
    engine.clearCalibration();
  });

  afterAll(() => {
    camera.end();
  });

  const show = (photo: string | null) => camera.show(photo && `${faces}/${photo}`);

  async function seen(photo: string): Promise<void> {
    await show(photo);
    await camera.runUntil(() => engine.store.getState().primary !== null);
  }

  it('answers a listening window with a smile, and the meter moves first', async () => {
    await seen('neutral_03.jpg');
    const answer = engine.listen({ for: ['happy', 'surprise'], timeoutMs: 20_000 });
    const progress: number[] = [];
    engine.store.subscribe(({ listening }) => progress.push(listening?.progress.happy ?? 0));
    await show('happy_03.jpg');
    await camera.runUntil(() => engine.store.getState().listening === null);
    expect(await answer).toMatchObject({ emotion: 'happy', by: 'face' });
    expect(progress.some((p) => p > 0 && p < 1)).toBe(true);
    expect(engine.level('happy')).toBeGreaterThan(0.5);
  });

  it('leaves a window to the clock when the face shows nothing of it', async () => {
    await seen('neutral_03.jpg');
    const answer = engine.listen({ for: ['surprise'], timeoutMs: 2000 });
    await camera.run(2200);
    expect(await answer).toMatchObject({ emotion: null, by: 'timeout' });
  });

  it('gives a neutral baseline, and none when nobody is there', async () => {
    await seen('neutral_03.jpg');
    const baseline = engine.calibrate({ durationMs: 3000 });
    await camera.run(3200);
    expect(await baseline).toMatchObject({ ok: true });
    expect(engine.store.getState().calibrated).toBe(true);
    const saved = JSON.parse(JSON.stringify(engine.exportCalibration())) as unknown;

    await show(null);
    await camera.runUntil(() => engine.store.getState().primary === null);
    const nobody = engine.calibrate({ durationMs: 1000 });
    await camera.run(1200);
    expect(await nobody).toMatchObject({ ok: false, reason: 'no-face' });
    expect(engine.exportCalibration()).toEqual(saved);

    const later = new EmotionEngine();
    later.importCalibration(saved);
    await later.preload();
    expect(later.store.getState().calibrated).toBe(true);
    expect(later.exportCalibration()).toEqual(saved);
    later.destroy();
  });

  it('is recorded as numbers that replay to the same events', async () => {
    const live: EmotionEvents['change'][] = [];
    const recorder = engine.record();
    engine.on('change', (event) => live.push(event));
    await seen('neutral_03.jpg');
    await show('happy_03.jpg');
    await camera.runUntil(() => live.at(-1)?.emotion === 'happy');
    const recording = recorder.stop();
    engine.stop();
    expect(live.at(-1)).toMatchObject({ emotion: 'neutral', previous: 'happy' });

    const text = JSON.stringify(toJson(recording));
    expect(toCsv(recording).split('\n').length).toBeGreaterThan(recording.frames.length);
    expect(text).not.toContain('crop');
    const replayed: EmotionEvents['change'][] = [];
    const clock = new FakeClock();
    const other = new EmotionEngine({ maxFaces: 10 }, clock);
    other.on('change', (event) => replayed.push(event));
    const source = new RecordedSource(parseRecording(JSON.parse(text)));
    await other.start({ source });
    await clock.advance(source.durationMs + 1000);
    expect(other.store.getState().status).toBe('off');
    expect(replayed.map(({ emotion, confidence }) => [emotion, confidence])).toEqual(
      live.map(({ emotion, confidence }) => [emotion, confidence]),
    );
    other.destroy();
  });

  it('is read on a phone held upright, turned while it plays, and with a large camera', async () => {
    const wrong: string[] = [];
    const undo = engine.on('error', ({ code }) => wrong.push(code));
    for (const [width, height] of [
      [480, 640],
      [640, 480],
      [1080, 1920],
      [960, 720],
    ] as const) {
      camera.turn(width, height);
      await show('happy_03.jpg');
      let seenAs = '';
      let inside = false;
      const stop = engine.on('reading', ({ frame, primary }) => {
        seenAs = `${frame.width}×${frame.height} ${primary?.emotion}`;
        const box = frame.faces[0]?.box;
        inside = box !== undefined && box.x >= 0 && box.x + box.width <= width;
        inside &&= box !== undefined && box.y >= 0 && box.y + box.height <= height;
      });
      await camera.runUntil(() => seenAs === `${width}×${height} happy` && inside);
      stop();
    }
    undo();
    expect(wrong).toEqual([]);
  });

  it('may be many: each face keeps its id, and the largest is the player', async () => {
    await show('multi/human_group-3_4.jpg');
    await camera.runUntil(() => engine.store.getState().faces.length === 4);
    const ids = engine.store.getState().faces.map(({ id }) => id);
    await camera.run(1500);
    const { faces: later, primary } = engine.store.getState();
    expect(later.map(({ id }) => id)).toEqual(ids);
    const area = ({ box }: (typeof later)[number]) => box.width * box.height;
    expect(primary && area(primary)).toBe(Math.max(...later.map(area)));
  });
});
