import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { parseRecording, toCsv, toJson, type EmotionEvents } from 'phaser-emotion';
import { RecordedSource } from 'phaser-emotion/testing';
import { EmotionEngine } from '../../../plugin/engine/EmotionEngine';

const faces = inject('facesUrl');
const havePhotos = (await fetch(`${faces}/happy_03.jpg`, { method: 'HEAD' })).headers
  .get('content-type')
  ?.startsWith('image/');

/** A stage on which photos are shown to the engine, one after the other, as a stream. */
class Stage {
  readonly canvas = Object.assign(document.createElement('canvas'), { width: 960, height: 720 });
  readonly stream: MediaStream;
  #picture: ImageBitmap | null = null;
  #timer: number;

  constructor() {
    const context = this.canvas.getContext('2d');
    this.#timer = window.setInterval(() => {
      if (!context) return;
      context.fillStyle = '#667';
      context.fillRect(0, 0, 960, 720);
      if (!this.#picture) return;
      const { width, height } = this.#picture;
      const scale = Math.min(960 / width, 720 / height);
      context.drawImage(this.#picture, 0, 0, width * scale, height * scale);
    }, 40);
    this.stream = this.canvas.captureStream(25);
  }

  async show(photo: string | null): Promise<void> {
    this.#picture =
      photo === null
        ? null
        : await createImageBitmap(await (await fetch(`${faces}/${photo}`)).blob());
  }

  end(): void {
    clearInterval(this.#timer);
    for (const track of this.stream.getTracks()) track.stop();
  }
}

describe.skipIf(!havePhotos)('a player before a real camera picture', () => {
  let stage: Stage;
  let engine: EmotionEngine;

  beforeEach(() => {
    stage = new Stage();
    engine = new EmotionEngine({ targetFps: 15, maxFaces: 10 });
  });

  afterEach(() => {
    engine.destroy();
    stage.end();
  });

  async function seen(photo: string): Promise<void> {
    await stage.show(photo);
    await expect.poll(() => engine.store.getState().primary, { timeout: 30_000 }).not.toBeNull();
  }

  it('answers a listening window with a smile, and the meter moves first', async () => {
    await engine.start({ source: stage.stream });
    await seen('neutral_03.jpg');
    const answer = engine.listen({ for: ['happy', 'surprise'], timeoutMs: 20_000 });
    const progress: number[] = [];
    engine.store.subscribe(({ listening }) => progress.push(listening?.progress.happy ?? 0));
    await stage.show('happy_03.jpg');
    expect(await answer).toMatchObject({ emotion: 'happy', by: 'face' });
    expect(progress.some((p) => p > 0 && p < 1)).toBe(true);
    expect(engine.store.getState().listening).toBeNull();
    expect(engine.level('happy')).toBeGreaterThan(0.5);
  });

  it('leaves a window to the clock when the face shows nothing of it', async () => {
    await engine.start({ source: stage.stream });
    await seen('neutral_03.jpg');
    expect(await engine.listen({ for: ['surprise'], timeoutMs: 2000 })).toEqual({
      emotion: null,
      by: 'timeout',
      confidence: 0,
      heldMs: 0,
    });
  });

  it('gives a neutral baseline, and none when nobody is there', async () => {
    await engine.start({ source: stage.stream });
    await seen('neutral_03.jpg');
    engine.configure({ targetFps: 30 });
    expect(await engine.calibrate({ durationMs: 6000 })).toMatchObject({ ok: true });
    expect(engine.store.getState().calibrated).toBe(true);
    const saved = JSON.parse(JSON.stringify(engine.exportCalibration())) as unknown;

    await stage.show(null);
    await expect.poll(() => engine.store.getState().primary, { timeout: 10_000 }).toBeNull();
    expect(await engine.calibrate({ durationMs: 1000 })).toMatchObject({
      ok: false,
      reason: 'no-face',
    });
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
    await engine.start({ source: stage.stream });
    const recorder = engine.record();
    engine.on('change', (event) => live.push(event));
    await seen('neutral_03.jpg');
    await stage.show('happy_03.jpg');
    await expect.poll(() => live.at(-1)?.emotion, { timeout: 30_000 }).toBe('happy');
    const recording = recorder.stop();
    engine.stop();
    expect(live.at(-1)).toMatchObject({ emotion: 'neutral', previous: 'happy' });

    const text = JSON.stringify(toJson(recording));
    expect(toCsv(recording).split('\n').length).toBeGreaterThan(recording.frames.length);
    expect(text).not.toContain('crop');
    const replayed: EmotionEvents['change'][] = [];
    const other = new EmotionEngine({ maxFaces: 10 });
    other.on('change', (event) => replayed.push(event));
    await other.start({ source: new RecordedSource(parseRecording(JSON.parse(text))) });
    await expect.poll(() => other.store.getState().status, { timeout: 60_000 }).toBe('off');
    expect(replayed.map(({ emotion, confidence }) => [emotion, confidence])).toEqual(
      live.map(({ emotion, confidence }) => [emotion, confidence]),
    );
    other.destroy();
  });

  it('may be many: each face keeps its id, and the largest is the player', async () => {
    await engine.start({ source: stage.stream });
    await stage.show('multi/human_group-3_4.jpg');
    await expect.poll(() => engine.store.getState().faces.length, { timeout: 30_000 }).toBe(4);
    const ids = engine.store.getState().faces.map(({ id }) => id);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const { faces: later, primary } = engine.store.getState();
    expect(later.map(({ id }) => id)).toEqual(ids);
    const area = ({ box }: (typeof later)[number]) => box.width * box.height;
    expect(primary && area(primary)).toBe(Math.max(...later.map(area)));
  });
});
