import { createTestEmotion } from 'phaser-emotion/testing';
import { expect, test } from 'vitest';

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

test('listeners end with the scene', async () => {
  const { emotion, player, clock } = createTestEmotion();
  const ends = new Map<string, () => void>();
  const scene = { events: { once: (name: string, end: () => void) => ends.set(name, end) } };
  const heard: string[] = [];
  emotion.forScene(scene).on('change', (change) => heard.push(change.emotion));
  await emotion.start();
  player.show('happy');
  await clock.advance(2000);
  ends.get('shutdown')?.();
  player.show('sad');
  await clock.advance(2000);
  expect(heard).toEqual(['happy']);
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
