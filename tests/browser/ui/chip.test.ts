import { EMOTION_ERROR_CODES } from 'phaser-emotion';
import { createTestEmotion } from 'phaser-emotion/testing';
import { StatusChip } from 'phaser-emotion/ui';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
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
  type StageOptions,
} from './stage';

afterEach(closeStages);

/** What games do to their cameras and canvases, and the part of the canvas that the player then sees. */
const VIEWS: readonly {
  readonly name: string;
  readonly stage: Omit<StageOptions, 'Phaser'>;
  readonly prepare?: (scene: Phaser.Scene) => void;
  /** Right and top edge of what is seen, CSS px of the canvas. */
  readonly right: number;
  readonly top: number;
}[] = [
  {
    name: 'a camera with a viewport',
    stage: { width: 800, height: 600 },
    prepare: ({ cameras }) => cameras.main.setViewport(100, 150, 500, 300),
    right: 600,
    top: 150,
  },
  {
    name: 'a turned, zoomed and scrolled camera',
    stage: { width: 800, height: 600 },
    prepare: ({ cameras }) => cameras.main.setRotation(0.6).setZoom(1.7).setScroll(90, 40),
    right: 800,
    top: 0,
  },
  {
    name: 'another camera over it',
    stage: { width: 800, height: 600 },
    prepare: ({ cameras }) => cameras.add(0, 300, 300, 300).setZoom(0.4),
    right: 800,
    top: 0,
  },
  {
    name: 'a game that envelops a phone',
    stage: {
      width: 390,
      height: 844,
      fit: { width: 1280, height: 720 },
      scale: { mode: 4, autoCenter: 1 },
    },
    right: (1280 * (844 / 720) + 390) / 2,
    top: 0,
  },
  {
    name: 'a small game with large pixels',
    stage: {
      width: 960,
      height: 720,
      fit: { width: 320, height: 240 },
      scale: { mode: 0, zoom: 3 },
    },
    right: 960,
    top: 0,
  },
];

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
    expect(said(chip)).toContain('The camera was disconnected or taken');
    await picture(scene, `chip-failed-${name}-${version.replace(' ', '')}`);
    expectTidy(chip.object);
    expectLabelsInside(chip.object);
  });

  it.each(VIEWS)(
    'stays in its corner under $name',
    async ({ name, stage, prepare, right, top }) => {
      const scene = await openStage({ Phaser, ...stage });
      prepare?.(scene);
      const onStart = vi.fn();
      const { emotion } = createTestEmotion();
      const chip = new StatusChip(scene, emotion, { whenOff: true, onStart });
      await frames(scene, 3);
      await picture(scene, `chip-${name.replaceAll(' ', '-')}-${version.replace(' ', '')}`);
      await userEvent.click(scene.game.canvas, { position: { x: right - 40, y: top + 30 } });
      await frames(scene);
      expect(onStart).toHaveBeenCalledOnce();
      const [main, ...others] = scene.cameras.cameras;
      expect(main && chip.object.willRender(main)).toBe(true);
      expect(others.some((camera) => chip.object.willRender(camera))).toBe(false);
    },
  );
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

it('stops the camera by click and by key, and starts the picked one again after a failure', async () => {
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
  await emotion.start({ deviceId: 'picked' });
  expect(said(chip)).toContain('Another program');
  await clickText(chip.object, 'Try again');
  expect(emotion.store.getState().status).toBe('searching');
  expect(emotion.startedWith.deviceId).toBe('picked');
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
  await expect.poll(() => said(chip)).toBe('Camera off  ·  Try again');
  await picture(scene, 'chip-brief');
  expectTidy(chip.object);
});
