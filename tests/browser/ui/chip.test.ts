import { EMOTION_ERROR_CODES } from 'phaser-emotion';
import { createTestEmotion } from 'phaser-emotion/testing';
import { StatusChip } from 'phaser-emotion/ui';
import { afterEach, describe, expect, it } from 'vitest';
import {
  clickText,
  closeStages,
  expectLabelsInside,
  expectTidy,
  frames,
  openStage,
  PHASERS,
  picture,
  press,
  saidBy,
  SCREENS,
} from './stage';

afterEach(closeStages);

const said = (chip: StatusChip): string => saidBy(chip.object);

describe.each(PHASERS)('in %s', (version, Phaser) => {
  it.each(SCREENS)('says what the camera does on a %s', async (name, width, height) => {
    const scene = await openStage({ Phaser, width, height });
    const { emotion, clock, player } = createTestEmotion();
    const chip = new StatusChip(scene, emotion);
    expect(said(chip)).toBe('');

    await emotion.start();
    await clock.advance(500);
    expect(said(chip)).toContain('Camera on');
    await picture(scene, `chip-on-${name}-${version.replace(' ', '')}`);
    expectTidy(chip.object);

    player.fail('camera-ended');
    expect(said(chip)).toContain('The camera was disconnected.');
    await picture(scene, `chip-failed-${name}-${version.replace(' ', '')}`);
    expectTidy(chip.object);
    expectLabelsInside(chip.object);
  });
});

it('has room for every failure', async () => {
  const scene = await openStage({ width: 390, height: 844 });
  const { emotion, player } = createTestEmotion();
  const chip = new StatusChip(scene, emotion);
  for (const code of EMOTION_ERROR_CODES) {
    player.fail(code);
    await emotion.start();
    expectTidy(chip.object);
    expectLabelsInside(chip.object);
  }
});

it('stops the camera by click and by key, and starts it again after a failure', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const { emotion, clock, player } = createTestEmotion();
  const chip = new StatusChip(scene, emotion);
  await emotion.start();
  await clock.advance(500);
  await frames(scene);
  await clickText(chip.object, 'Camera on');
  expect(emotion.store.getState().status).toBe('off');

  await emotion.start();
  await clock.advance(500);
  await press(scene, '{Tab}');
  await picture(scene, 'chip-focus');
  await press(scene, '{Enter}');
  expect(emotion.store.getState().status).toBe('off');

  player.fail('camera-busy');
  await emotion.start();
  expect(said(chip)).toContain('Another program');
  await clickText(chip.object, 'Try again');
  expect(emotion.store.getState().status).toBe('searching');
});

it('shrinks a failure that was read, and can stay while off', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const { emotion, player } = createTestEmotion();
  const chip = new StatusChip(scene, emotion, {
    messageMs: 200,
    corner: 'bottom-left',
    whenOff: true,
  });
  expect(said(chip)).toBe('Camera off');
  player.fail('camera-missing');
  await emotion.start();
  expect(said(chip)).toContain('No camera was found');
  await expect.poll(() => said(chip), { timeout: 10_000 }).toBe('Camera off  ·  Try again');
  await picture(scene, 'chip-brief');
  expectTidy(chip.object);
});
