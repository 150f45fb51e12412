import { EventEmitter } from 'eventemitter3';
import { createTestEmotion } from 'phaser-emotion/testing';
import { describe, expect, test, vi } from 'vitest';
import type { SceneLife } from '../../../plugin/phaser/SceneListeners';

test('starting needs no camera, and the player begins neutral', async () => {
  const { emotion, clock } = createTestEmotion();
  expect(await emotion.preload()).toBe(true);
  expect(await emotion.start()).toBe(true);
  await clock.advance(1000);
  const { status, primary } = emotion.store.getState();
  expect(status).toBe('watching');
  expect(primary?.emotion).toBe('neutral');
});

test('levels follow the strength that is acted', async () => {
  const { emotion, player, clock } = createTestEmotion();
  await emotion.start();
  player.show({ emotion: 'sad', strength: 0.95 });
  await clock.advance(2000);
  expect(emotion.level('sad')).toBeGreaterThan(0.85);
  player.leave();
  await clock.advance(3000);
  expect(emotion.level('sad')).toBe(0);
});

test('calibration succeeds on a good neutral face and names what is wrong with a bad one', async () => {
  const { emotion, player, clock } = createTestEmotion();
  await emotion.start();
  const good = emotion.calibrate({ durationMs: 2000 });
  await clock.advance(2500);
  expect(await good).toMatchObject({ ok: true });

  player.show({ quality: { sizePx: 60 } });
  const far = emotion.calibrate({ durationMs: 2000 });
  await clock.advance(2500);
  expect(await far).toMatchObject({ ok: false, reason: 'too-small' });

  player.leave();
  const nobody = emotion.calibrate({ durationMs: 2000 });
  await clock.advance(2500);
  expect(await nobody).toMatchObject({ ok: false, reason: 'no-face' });
});

/** What a scene of Phaser's emits as it lives. */
function sceneLife() {
  const emitter = new EventEmitter();
  const events: SceneLife['events'] = {
    on: (name, listener) => emitter.on(name, listener),
    off: (name, listener) => emitter.off(name, listener),
  };
  const count = () =>
    emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
  return { scene: { events }, emit: (name: string) => emitter.emit(name), count };
}

describe('what is asked for a scene', () => {
  test('ends with it, and leaves no listener on one that restarts', async () => {
    const { emotion, player, clock } = createTestEmotion();
    const { scene, emit, count } = sceneLife();
    const heard: string[] = [];
    for (let restart = 0; restart < 100; restart += 1) {
      emotion.forScene(scene).on('change', (change) => heard.push(change.emotion));
      emit('shutdown');
    }
    expect(count()).toBe(0);
    emotion.forScene(scene).on('change', (change) => heard.push(change.emotion));
    await emotion.start();
    player.show('happy');
    await clock.advance(2000);
    emit('shutdown');
    player.show('sad');
    await clock.advance(2000);
    expect(heard).toEqual(['happy']);
  });

  test('sleeps with it', async () => {
    const { emotion, player, clock } = createTestEmotion();
    const { scene, emit } = sceneLife();
    const heard: string[] = [];
    emotion
      .forScene(scene)
      .on('change', (change) => heard.push(change.emotion))
      .once('facelost', () => heard.push('lost'));
    await emotion.start();
    emit('sleep');
    player.show('happy');
    await clock.advance(2000);
    expect(heard).toEqual([]);
    emit('wake');
    player.leave();
    await clock.advance(3000);
    expect(heard).toContain('lost');
  });

  test.each([
    ['forScene(scene).listen', true],
    ['listen({ scene })', false],
  ])('a window of %s ends with it as cancelled', async (_, through) => {
    const { emotion, clock } = createTestEmotion();
    const { scene, emit, count } = sceneLife();
    await emotion.start();
    await clock.advance(500);
    const window = through
      ? emotion.forScene(scene).listen({ for: ['happy'] })
      : emotion.listen({ for: ['happy'], scene });
    await clock.advance(100);
    emit('shutdown');
    expect(await window).toMatchObject({ emotion: null, by: 'cancelled' });
    expect(emotion.store.getState().listening).toBeNull();
    expect(count()).toBe(0);
  });
});

test('an error that nobody hears is said once in the console, with what to change', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { emotion, player } = createTestEmotion();
  player.fail('model-missing');
  await emotion.start();
  expect(warn).toHaveBeenCalledOnce();
  expect(warn.mock.calls[0]?.[0]).toMatch(/model-missing.*npx phaser-emotion assets DIR/s);
  emotion.on('error', () => undefined);
  player.fail('model-missing');
  await emotion.start();
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});

test('a camera that is refused fails the start, and the next one works', async () => {
  const { emotion, player, clock } = createTestEmotion();
  const errors: string[] = [];
  emotion.on('error', ({ code }) => errors.push(code));
  player.fail('camera-denied');
  expect(await emotion.start()).toBe(false);
  expect(emotion.store.getState()).toMatchObject({
    status: 'failed',
    error: { code: 'camera-denied' },
  });
  expect(await emotion.start()).toBe(true);
  await clock.advance(500);
  expect(emotion.store.getState()).toMatchObject({ status: 'watching', error: null });
  expect(errors).toEqual(['camera-denied']);
});

test('a camera that is pulled out fails in the middle; an open window can still be answered', async () => {
  const { emotion, player, clock } = createTestEmotion();
  await emotion.start();
  const answer = emotion.listen({ for: ['happy'] });
  await clock.advance(500);
  player.fail('camera-ended');
  expect(emotion.store.getState()).toMatchObject({
    status: 'failed',
    error: { code: 'camera-ended' },
  });
  expect(emotion.chooseManually('happy')).toBe(true);
  expect(await answer).toMatchObject({ emotion: 'happy', by: 'manual' });
});
