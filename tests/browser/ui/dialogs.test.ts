import { createTestEmotion } from 'phaser-emotion/testing';
import { CalibrationFlow, CameraPicker, DEFAULT_WORDS } from 'phaser-emotion/ui';
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

const TWO = [
  { deviceId: 'a', label: 'FaceTime HD Camera (Built-in), 1280 by 720 pixels, in the lid' },
  { deviceId: 'b', label: 'OBS Virtual Camera' },
];

function pickerStage(cameras: readonly { deviceId: string; label: string }[]) {
  const started: unknown[] = [];
  const emotion = {
    cameras: () => Promise.resolve([...cameras]),
    start: (options: unknown) => {
      started.push(options);
      return Promise.resolve(true);
    },
  };
  return { emotion, started };
}

describe.each(PHASERS)('in %s', (version, Phaser) => {
  it.each(SCREENS)(
    'camera picker and calibration are whole on a %s',
    async (name, width, height) => {
      const scene = await openStage({ Phaser, width, height });
      const suffix = `${name}-${version.replace(' ', '')}`;
      const picker = new CameraPicker(scene, pickerStage(TWO).emotion, { deviceId: 'b' });
      await expect.poll(() => saidBy(picker.object)).toContain('OBS');
      await picture(scene, `picker-${suffix}`);
      expectTidy(picker.object);
      expectLabelsInside(picker.object);
      picker.destroy();

      const { emotion, clock } = createTestEmotion();
      await emotion.start();
      await clock.advance(500);
      const flow = new CalibrationFlow(scene, emotion);
      await picture(scene, `calibration-${suffix}`);
      expectTidy(flow.object);
      await clickText(flow.object, DEFAULT_WORDS.calibration.start);
      await clock.advance(1800);
      await picture(scene, `calibration-running-${suffix}`);
      expectTidy(flow.object);
      expectLabelsInside(flow.object);
      flow.destroy();
    },
  );
});

it('starts the camera that is picked, and follows what is plugged in', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const cameras = [TWO[1] ?? { deviceId: '', label: '' }];
  const { emotion, started } = pickerStage(cameras);
  emotion.cameras = () => Promise.resolve([...cameras]);
  const picker = new CameraPicker(scene, emotion);
  await expect.poll(() => saidBy(picker.object)).toContain('OBS');
  cameras.push({ deviceId: 'c', label: 'A camera just plugged in' });
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  await expect.poll(() => saidBy(picker.object)).toContain('just plugged in');
  await press(scene, '{ArrowDown}', '{ArrowDown}', '{Enter}');
  expect(await picker.picked).toMatchObject({ deviceId: 'c' });
  expect(started).toEqual([{ deviceId: 'c' }]);
});

it('says so where there is no camera, and closes by Escape', async () => {
  const scene = await openStage({ width: 390, height: 844 });
  const picker = new CameraPicker(scene, pickerStage([]).emotion);
  await frames(scene);
  expect(saidBy(picker.object)).toContain(DEFAULT_WORDS.picker.none);
  await picture(scene, 'picker-none');
  expectTidy(picker.object);
  await press(scene, '{Escape}');
  expect(await picker.picked).toBeNull();
});

it('takes a resting face, says what is wrong, and takes another', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const { emotion, clock, player } = createTestEmotion();
  await emotion.start();
  player.show({ quality: { brightness: 0.02, yawDeg: 60 } });
  await clock.advance(500);
  const flow = new CalibrationFlow(scene, emotion);
  await press(scene, '{Tab}', '{Enter}');
  expect(saidBy(flow.object)).toContain(DEFAULT_WORDS.calibration.running);
  await clock.advance(3500);
  expect(saidBy(flow.object)).toContain(DEFAULT_WORDS.calibration.problems['turned-away']);
  await picture(scene, 'calibration-refused');
  expectTidy(flow.object);

  player.show('neutral');
  await clickText(flow.object, DEFAULT_WORDS.calibration.redo);
  await clock.advance(3500);
  expect(saidBy(flow.object)).toContain(DEFAULT_WORDS.calibration.done);
  await picture(scene, 'calibration-done');
  await clickText(flow.object, DEFAULT_WORDS.calibration.close);
  expect(await flow.finished).toMatchObject({ ok: true });
  expect(emotion.store.getState().calibrated).toBe(true);
});

it('has room for every reason', async () => {
  const scene = await openStage({ width: 390, height: 844, fit: { width: 1280, height: 720 } });
  for (const reason of Object.keys(DEFAULT_WORDS.calibration.problems)) {
    const problem = reason as keyof typeof DEFAULT_WORDS.calibration.problems;
    const emotion = {
      store: createTestEmotion().emotion.store,
      calibrate: () => Promise.resolve({ ok: false, reason: problem, frames: 0 } as const),
    };
    const flow = new CalibrationFlow(scene, emotion);
    await press(scene, '{Tab}', '{Enter}');
    expect(saidBy(flow.object)).toContain(DEFAULT_WORDS.calibration.problems[problem]);
    expectTidy(flow.object);
    expectLabelsInside(flow.object);
    flow.destroy();
  }
});

it('can be skipped at any time, which ends the take', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const { emotion, clock } = createTestEmotion();
  await emotion.start();
  const flow = new CalibrationFlow(scene, emotion);
  await press(scene, '{Tab}', '{Enter}');
  await clock.advance(1000);
  expect(emotion.store.getState().calibrating).not.toBeNull();
  await press(scene, '{Tab}', '{Enter}');
  expect(await flow.finished).toBeNull();
  await clock.advance(100);
  expect(emotion.store.getState()).toMatchObject({ calibrating: null, calibrated: false });
});

it('takes the pointer from the game below', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  let hits = 0;
  const below = scene.add.zone(640, 360, 1280, 720).setInteractive();
  below.on('pointerdown', () => (hits += 1));
  const { emotion } = createTestEmotion();
  const flow = new CalibrationFlow(scene, emotion);
  await clickText(flow.object, DEFAULT_WORDS.calibration.title);
  expect(hits).toBe(0);
  flow.destroy();
});
