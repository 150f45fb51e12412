import { createTestEmotion, type TestStage } from 'phaser-emotion/testing';
import type { Emotion } from 'phaser-emotion';
import { ListeningMeter } from 'phaser-emotion/ui';
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
  SCREENS,
} from './stage';

afterEach(closeStages);

async function listening(stage: TestStage, emotions: readonly Emotion[]) {
  await stage.emotion.start();
  await stage.clock.advance(500);
  const answer = stage.emotion.listen({ for: emotions, dwellMs: 2000, timeoutMs: 8000 });
  await stage.clock.advance(0);
  return answer;
}

describe.each(PHASERS)('in %s', (version, Phaser) => {
  it.each(SCREENS)(
    'is whole on a %s, for two and for six emotions',
    async (name, width, height) => {
      const scene = await openStage({ Phaser, width, height });
      const stage = createTestEmotion();
      const meter = new ListeningMeter(scene, stage.emotion);
      expect(meter.object.visible).toBe(false);
      void listening(stage, ['happy', 'sad']);
      await stage.clock.advance(600);
      stage.player.show('happy');
      await stage.clock.advance(1500);
      await picture(scene, `meter-two-${name}-${version.replace(' ', '')}`);
      expectTidy(meter.object);
      expectLabelsInside(meter.object);

      void stage.emotion.listen({
        for: ['happy', 'sad', 'angry', 'surprise', 'fear', 'disgust'],
        dwellMs: 3000,
      });
      stage.player.show({ levels: { surprise: 0.7, fear: 0.2 } });
      await stage.clock.advance(1500);
      await picture(scene, `meter-six-${name}-${version.replace(' ', '')}`);
      expectTidy(meter.object);
      expectLabelsInside(meter.object);
    },
  );
});

it('fits a fitted game on a phone and a short screen', async () => {
  const scene = await openStage({ width: 390, height: 844, fit: { width: 1280, height: 720 } });
  const stage = createTestEmotion();
  const meter = new ListeningMeter(scene, stage.emotion, { edge: 'top' });
  void listening(stage, ['happy', 'sad', 'surprise', 'neutral']);
  await stage.clock.advance(1500);
  await picture(scene, 'meter-fit-phone');
  expectTidy(meter.object);
  expectLabelsInside(meter.object);
});

it('moves within 200 ms of the face', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const stage = createTestEmotion();
  void new ListeningMeter(scene, stage.emotion);
  void listening(stage, ['happy', 'sad']);
  await stage.clock.advance(1000);
  const happy = () => stage.emotion.store.getState().listening?.levels.happy ?? 0;
  const before = happy();
  stage.player.show('happy');
  await stage.clock.advance(140);
  expect(happy()).toBeGreaterThan(before + 0.1);
});

it('is answered by click and by keyboard', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const stage = createTestEmotion();
  const meter = new ListeningMeter(scene, stage.emotion);
  const first = listening(stage, ['happy', 'sad', 'surprise']);
  await stage.clock.advance(600);
  await frames(scene);
  await clickText(meter.object, 'sad');
  expect(await first).toMatchObject({ emotion: 'sad', by: 'manual' });
  expect(meter.object.visible).toBe(false);

  const second = stage.emotion.listen({ for: ['happy', 'sad', 'surprise'] });
  await stage.clock.advance(0);
  await press(scene, '{Tab}', '{ArrowRight}', '{ArrowRight}');
  await picture(scene, 'meter-focus');
  await press(scene, '{Enter}');
  expect(await second).toMatchObject({ emotion: 'surprise', by: 'manual' });
});

it('offers the choice by hand when the camera has gone', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const stage = createTestEmotion();
  const meter = new ListeningMeter(scene, stage.emotion);
  const answer = listening(stage, ['happy', 'sad']);
  await stage.clock.advance(600);
  stage.player.fail('camera-ended');
  await picture(scene, 'meter-by-hand');
  await clickText(meter.object, 'happy');
  expect(await answer).toMatchObject({ emotion: 'happy', by: 'manual' });
});
