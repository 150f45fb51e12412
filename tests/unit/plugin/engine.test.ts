import { describe, expect, it, vi } from 'vitest';
import { EmotionEngine } from '../../../plugin/engine/EmotionEngine';
import type { EmotionEvents, LiveOptions, ReadingSink, ReadingSource } from 'phaser-emotion';
import { FakeClock, ScriptedSource } from 'phaser-emotion/testing';

function stage() {
  const clock = new FakeClock();
  const engine = new EmotionEngine({}, clock);
  const told: string[] = [];
  for (const name of ['facefound', 'facelost'] as const) engine.on(name, () => told.push(name));
  engine.on('change', ({ emotion }) => told.push(emotion));
  engine.on('status', ({ status }) => told.push(status));
  return { clock, engine, told };
}

const smile = () =>
  new ScriptedSource([
    { emotion: 'neutral', ms: 1000 },
    { emotion: 'happy', ms: 2000 },
    { face: false, ms: 2000 },
  ]);

describe('the engine', () => {
  it('tells a whole visit in order', async () => {
    const { clock, engine, told } = stage();
    await engine.start({ source: smile() });
    await clock.advance(6000);
    expect(told).toEqual([
      'searching',
      'watching',
      'facefound',
      'happy',
      'searching',
      'facelost',
      'neutral',
      'off',
    ]);
  });

  it('has the store whole before a listener hears of anything', async () => {
    const { clock, engine } = stage();
    const seen: (string | undefined)[] = [];
    engine.on('change', ({ emotion }) => {
      seen.push(emotion, engine.store.getState().primary?.emotion);
    });
    await engine.start({ source: smile() });
    await clock.advance(2500);
    expect(seen).toEqual(['happy', 'happy']);
  });

  it('lets windows end by time without any source', async () => {
    const { clock, engine } = stage();
    let result: unknown = null;
    void engine.listen({ for: ['happy'], timeoutMs: 3000 }).then((answer) => {
      result = answer;
    });
    await clock.advance(2900);
    expect(result).toBeNull();
    expect(engine.store.getState().listening?.elapsedMs).toBeGreaterThan(2500);
    await clock.advance(200);
    expect(result).toMatchObject({ emotion: null, by: 'timeout' });
  });

  it('gives windows the time that the player needs, and none of it to what lies over the game', async () => {
    const { clock, engine } = stage();
    engine.configure({ patience: 2 });
    const answer = engine.listen({ for: ['happy'], timeoutMs: 3000 });
    await clock.advance(2000);
    const letGo = engine.hold();
    expect(engine.store.getState().listening?.phase).toBe('held');
    await clock.advance(60_000);
    letGo();
    expect(engine.store.getState().listening?.elapsedMs).toBeLessThan(2100);
    await clock.advance(3900);
    expect(engine.store.getState().listening).not.toBeNull();
    await clock.advance(200);
    expect((await answer).journal.elapsedMs).toBeCloseTo(6000, -2);
    expect(() => engine.configure({ patience: 0 })).toThrow(/patience/);
  });

  it('lets a window be answered by hand after the camera was stopped', async () => {
    const { clock, engine } = stage();
    await engine.start({ source: smile() });
    await clock.advance(500);
    const answer = engine.listen({ for: ['surprise', 'sad'], timeoutMs: 60_000 });
    engine.stop();
    expect(engine.chooseManually('happy')).toBe(false);
    expect(engine.chooseManually('sad')).toBe(true);
    expect(await answer).toMatchObject({ emotion: 'sad', by: 'manual', confidence: 1 });
    expect(engine.chooseManually('sad')).toBe(false);
  });

  it('cancels a window by its signal, and an older one by a newer', async () => {
    const { engine } = stage();
    const ending = new AbortController();
    const first = engine.listen({ for: ['happy'] });
    const second = engine.listen({ for: ['happy'], signal: ending.signal });
    expect(await first).toMatchObject({ by: 'cancelled' });
    ending.abort();
    expect(await second).toMatchObject({ emotion: null, by: 'cancelled' });
  });

  it('holds time while paused: a window does not run out behind the player’s back', async () => {
    const { clock, engine } = stage();
    await engine.start({ source: smile() });
    await clock.advance(300);
    void engine.listen({ for: ['angry'], timeoutMs: 5000 });
    engine.pause();
    expect(engine.store.getState().status).toBe('paused');
    await clock.advance(3_600_000);
    expect(engine.store.getState().listening?.elapsedMs ?? Infinity).toBeLessThan(100);
    await engine.resume();
    await clock.advance(1000);
    expect(engine.store.getState().listening?.elapsedMs).toBeGreaterThan(500);
  });

  it('does not start what was stopped while paused', async () => {
    const { clock, engine } = stage();
    await engine.start({ source: smile() });
    engine.pause();
    engine.stop();
    expect(await engine.resume()).toBe(false);
    await clock.advance(1000);
    expect(engine.store.getState().status).toBe('off');
  });

  it('hears nothing more from a source that was replaced', async () => {
    const { clock, engine } = stage();
    const kept: { old: ReadingSink | null } = { old: null };
    const stubborn: ReadingSource = {
      kind: 'scripted',
      play: (sink) => {
        kept.old = sink;
        return () => undefined;
      },
    };
    await engine.start({ source: stubborn });
    await engine.start({ source: smile() });
    const readings: EmotionEvents['reading'][] = [];
    engine.on('reading', (event) => readings.push(event));
    await clock.advance(200);
    const before = readings.length;
    const [reading] = smile().readings();
    if (reading) kept.old?.reading(reading);
    kept.old?.ended();
    expect(readings.length).toBe(before);
    expect(engine.store.getState().status).not.toBe('off');
  });

  it('sums up moments and mood over watched time', async () => {
    const { clock, engine } = stage();
    await engine.start({ source: smile() });
    engine.moment('the start');
    await clock.advance(3000);
    const moment = engine.moment('the bridge');
    expect(moment.dominant).toBe('happy');
    expect(moment.valence).toBeGreaterThan(0.3);
    expect(moment.watchedMs).toBeGreaterThan(2000);
    expect(engine.store.getState().mood.watchedMs).toBeGreaterThan(2000);
  });

  it('leaves no timer behind when it is destroyed', async () => {
    const { clock, engine } = stage();
    await engine.start({ source: smile() });
    const answer = engine.listen({ for: ['happy'] });
    engine.destroy();
    expect(await answer).toMatchObject({ by: 'cancelled' });
    let fired = 0;
    const setTimeout = clock.setTimeout.bind(clock);
    clock.setTimeout = (callback, ms) => {
      fired += 1;
      return setTimeout(callback, ms);
    };
    await clock.advance(10_000);
    expect(fired).toBe(0);
  });

  it('reports a subscriber that throws, and nobody else is harmed', async () => {
    const { clock, engine, told } = stage();
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    engine.store.subscribe(() => {
      throw new Error('a bug in the game');
    });
    engine.on('status', () => {
      throw new Error('another');
    });
    expect(await engine.start({ source: smile() })).toBe(true);
    const answer = engine.listen({ for: ['angry'], timeoutMs: 1000 });
    await clock.advance(1500);
    expect(await answer).toMatchObject({ emotion: null });
    await clock.advance(6000);
    engine.stop();
    expect(told.at(-1)).toBe('off');
    expect(reported).toHaveBeenCalled();
    reported.mockRestore();
  });

  it('hears a camera of one picture a second', async () => {
    const { clock, engine } = stage();
    await engine.start({
      source: new ScriptedSource(
        [
          { emotion: 'neutral', ms: 4000 },
          { emotion: 'happy', ms: 20_000 },
        ],
        { fps: 1 },
      ),
    });
    await clock.advance(3000);
    const answer = engine.listen({ for: ['happy'], timeoutMs: 12_000 });
    await clock.advance(12_000);
    expect(await answer).toMatchObject({ emotion: 'happy', by: 'face' });
  });

  it('leaves alone what is configured as undefined', () => {
    const engine = new EmotionEngine({ maxFaces: 4, preset: 'steady' });
    const change = { maxFaces: undefined, preset: undefined, targetFps: 20 };
    engine.configure(change as unknown as LiveOptions);
    expect(engine.options).toMatchObject({ maxFaces: 4, preset: 'steady', targetFps: 20 });
  });

  it('refuses wrong options with a rejection that names them', async () => {
    const { engine } = stage();
    const bad = expect.objectContaining({ code: 'bad-option' }) as unknown;
    await expect(engine.listen({ for: [] })).rejects.toEqual(bad);
    await expect(engine.calibrate({ durationMs: -1 })).rejects.toEqual(bad);
    await expect(engine.start({ source: '' })).rejects.toEqual(bad);
    expect(() => {
      engine.configure({ targetFps: 0 });
    }).toThrow(expect.objectContaining({ code: 'bad-option' }));
    expect(() => {
      engine.importCalibration({ version: 7 });
    }).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });
});
