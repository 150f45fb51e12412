import { createTestEmotion } from 'phaser-emotion/testing';
import {
  CalibrationFlow,
  CameraPicker,
  ConsentNotice,
  DebugOverlay,
  ListeningMeter,
  SelfView,
  StatusChip,
} from 'phaser-emotion/ui';
import { afterEach, describe, expect, it } from 'vitest';
import { closeStages, frames, openStage, PHASERS, press } from './stage';

afterEach(closeStages);

/** A stage whose store counts who listens to it. */
async function countedStage() {
  const stage = createTestEmotion();
  await stage.emotion.start();
  await stage.clock.advance(500);
  const { store } = stage.emotion;
  let subscribers = 0;
  const counted: typeof store = {
    ...store,
    subscribe: (listener) => {
      const undo = store.subscribe(listener);
      subscribers += 1;
      return () => {
        subscribers -= 1;
        undo();
      };
    },
  };
  const { emotion } = stage;
  const seen = {
    store: counted,
    video: document.createElement('video'),
    start: emotion.start.bind(emotion),
    startedWith: {},
    stop: emotion.stop.bind(emotion),
    on: emotion.on.bind(emotion),
    cameras: () => Promise.resolve([]),
    calibrate: emotion.calibrate.bind(emotion),
    chooseManually: emotion.chooseManually.bind(emotion),
  };
  return { ...stage, seen, subscribers: () => subscribers };
}

describe.each(PHASERS)('in %s', (_, Phaser) => {
  it('every widget goes with its scene, whatever it is doing, and leaves nothing behind', async () => {
    const scene = await openStage({ Phaser, width: 800, height: 600, webgl: true });
    const { seen, emotion, clock, player, subscribers } = await countedStage();
    const counts = () => [
      scene.scale.listenerCount('resize'),
      scene.events.listenerCount('update'),
      scene.events.listenerCount('prerender'),
      scene.input.keyboard?.listenerCount('keydown') ?? 0,
    ];
    const before = counts();
    const textures = scene.textures.getTextureKeys().length;

    const chip = new StatusChip(scene, seen);
    const meter = new ListeningMeter(scene, seen);
    const view = new SelfView(scene, seen, { open: true });
    const debug = new DebugOverlay(scene, seen);
    void emotion.listen({ for: ['happy', 'sad'] });
    await clock.advance(200);
    await press(scene, '{Tab}', '{Tab}');
    const notice = new ConsentNotice(scene);
    const picker = new CameraPicker(scene, seen);
    const flow = new CalibrationFlow(scene, seen);
    await press(scene, '{Tab}', '{Enter}', '{Tab}');
    await clock.advance(200);
    expect(emotion.store.getState().calibrating).not.toBeNull();
    expect(subscribers()).toBeGreaterThan(0);

    scene.scene.stop();
    expect(await Promise.all([notice.answer, picker.picked, flow.finished])).toEqual([
      false,
      null,
      null,
    ]);
    for (const widget of [chip, meter, view, debug, notice, picker, flow]) {
      expect(widget.destroyed).toBe(true);
    }
    expect(subscribers()).toBe(0);
    await clock.advance(100);
    expect(emotion.store.getState().calibrating).toBeNull();

    // What happens to the plugin afterwards reaches no widget.
    player.fail('camera-ended');
    scene.scene.start();
    await new Promise((resolve) => scene.events.once('create', resolve));
    await press(scene, '{Tab}', '{Enter}', '{Escape}');
    await frames(scene, 5);
    expect(counts()).toEqual(before);
    expect(scene.textures.getTextureKeys()).toHaveLength(textures);
  });
});
