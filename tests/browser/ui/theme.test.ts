import { createTestEmotion } from 'phaser-emotion/testing';
import { ConsentNotice, ListeningMeter, StatusChip } from 'phaser-emotion/ui';
import { afterEach, expect, it } from 'vitest';
import {
  closeStages,
  expectLabelsInside,
  expectTidy,
  frames,
  openStage,
  picture,
  saidBy,
} from './stage';

afterEach(closeStages);

const theme = {
  fontFamily: 'Georgia, "DejaVu Serif", serif',
  fontSize: 20,
  panel: 0xfbf6e9,
  panelAlpha: 1,
  panelBorder: 0x8a6d3b,
  text: 0x2c2416,
  mutedText: 0x5b4d33,
  button: 0xeadfc4,
  buttonHover: 0xdccfae,
  accent: 0x7a3e00,
  accentText: 0x2c2416,
  track: 0xd6c8a4,
  focus: 0x004a9f,
  cornerRadius: 2,
};
const words = {
  consent: {
    title: 'Darf die Geschichte dein Gesicht sehen?',
    accept: 'Kamera benutzen',
    decline: 'Ohne Kamera spielen',
  },
  status: { watching: 'Kamera an' },
  emotions: { happy: 'fröhlich', surprise: 'überrascht' },
};

it('theme and words change every widget, and larger letters still fit', async () => {
  for (const [name, width, height] of [
    ['desktop', 1280, 720],
    ['phone', 390, 844],
  ] as const) {
    const scene = await openStage({ width, height });
    const { emotion, clock } = createTestEmotion();
    await emotion.start();
    await clock.advance(500);
    const chip = new StatusChip(scene, emotion, { theme, words });
    const meter = new ListeningMeter(scene, emotion, { theme, words });
    void emotion.listen({ for: ['happy', 'surprise'] });
    await clock.advance(300);
    await frames(scene, 5);
    expect(saidBy(chip.object)).toContain('Kamera an');
    expect(saidBy(meter.object)).toContain('überrascht');
    const notice = new ConsentNotice(scene, { theme, words });
    await picture(scene, `theme-${name}`);
    for (const widget of [chip, meter, notice]) {
      expectTidy(widget.object);
      expectLabelsInside(widget.object);
    }
    expect(saidBy(notice.object)).toContain('Darf die Geschichte');
    await closeStages();
  }
});

it('widgets follow a resize and a turned phone', async () => {
  const scene = await openStage({ width: 844, height: 390 });
  const { emotion, clock } = createTestEmotion();
  await emotion.start();
  const meter = new ListeningMeter(scene, emotion);
  void emotion.listen({ for: ['happy', 'sad', 'surprise', 'neutral', 'angry'] });
  await clock.advance(300);
  const notice = new ConsentNotice(scene);
  await picture(scene, 'landscape');
  expectTidy(meter.object);
  expectTidy(notice.object);
  const parent = scene.game.canvas.parentElement;
  if (!parent) throw new Error('no parent');
  parent.style.width = '390px';
  parent.style.height = '844px';
  // Phaser looks after its parent's size now and then.
  await expect.poll(() => scene.scale.width).toBe(390);
  await frames(scene, 3);
  expectTidy(meter.object);
  expectTidy(notice.object);
});

it('letters have a texture pixel for each pixel of a canvas that renders at the screen density', async () => {
  // A game that draws at twice the CSS size, as a game for dense screens does.
  const scene = await openStage({ width: 640, height: 360, fit: { width: 1280, height: 720 } });
  const notice = new ConsentNotice(scene);
  const text = notice.object.list.find((part) => part.type === 'Text') as Phaser.GameObjects.Text;
  expect(text.style.resolution).toBe(2);
  expect(notice.object.scale).toBe(2);
  expect(text.getBounds().height).toBeGreaterThan(40);
});

it('is at home in a scene that starts again', async () => {
  const scene = await openStage({ width: 640, height: 360 });
  const { emotion } = createTestEmotion();
  const first = new StatusChip(scene, emotion, { whenOff: true });
  const listeners = () => scene.scale.listenerCount('resize');
  const counted = listeners();
  scene.scene.restart();
  await new Promise((resolve) => scene.events.once('create', resolve));
  expect(first.destroyed).toBe(true);
  const second = new StatusChip(scene, emotion, { whenOff: true });
  await frames(scene);
  expectTidy(second.object);
  expect(listeners()).toBe(counted);
});
