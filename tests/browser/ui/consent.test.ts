import { createTestEmotion } from 'phaser-emotion/testing';
import { ConsentNotice, StatusChip } from 'phaser-emotion/ui';
import { afterEach, describe, expect, it } from 'vitest';
import {
  clickText,
  closeStages,
  expectLabelsInside,
  expectTidy,
  openStage,
  PHASERS,
  picture,
  press,
  SCREENS,
} from './stage';

afterEach(closeStages);

describe.each(PHASERS)('in %s', (version, Phaser) => {
  it.each(SCREENS)('is whole on a %s', async (name, width, height) => {
    const scene = await openStage({ Phaser, width, height });
    const notice = new ConsentNotice(scene);
    await picture(scene, `consent-${name}-${version.replace(' ', '')}`);
    expectTidy(notice.object);
    expectLabelsInside(notice.object);
  });

  it('is agreed to by a click', async () => {
    const scene = await openStage({ Phaser, width: 1280, height: 720 });
    const notice = new ConsentNotice(scene, { why: 'Oda reads your face.' });
    await clickText(notice.object, 'Use the camera');
    expect(await notice.answer).toBe(true);
    expect(notice.destroyed).toBe(true);
  });
});

it('keeps its size for the player where the game is fitted, and shrinks where that is too large', async () => {
  const scene = await openStage({ width: 390, height: 844, fit: { width: 1280, height: 720 } });
  const notice = new ConsentNotice(scene);
  await picture(scene, 'consent-fit-phone');
  expectTidy(notice.object);
  expectLabelsInside(notice.object);
});

it('serves a small fitted game and a zoomed camera', async () => {
  const scene = await openStage({ width: 1280, height: 720, fit: { width: 640, height: 360 } });
  scene.cameras.main.setZoom(2);
  const notice = new ConsentNotice(scene);
  await picture(scene, 'consent-fit-zoomed');
  await clickText(notice.object, 'Use the camera');
  expect(await notice.answer).toBe(true);
});

it('makes both buttons equal and presets none', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const notice = new ConsentNotice(scene);
  const zones = notice.object.list.filter(({ type }) => type === 'Zone').slice(1);
  const [accept, decline] = zones.map((zone) => (zone as Phaser.GameObjects.Zone).getBounds());
  expect(accept?.width).toBe(decline?.width);
  expect(accept?.height).toBe(decline?.height);
  await press(scene, '{Enter}');
  expect(notice.destroyed).toBe(false);
});

it('is answered by keyboard alone, with a visible focus', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const first = new ConsentNotice(scene);
  await press(scene, '{Tab}');
  await picture(scene, 'consent-focus');
  await press(scene, '{Enter}');
  expect(await first.answer).toBe(true);
  const second = new ConsentNotice(scene);
  await press(scene, '{ArrowRight}', '{ArrowRight}', ' ');
  expect(await second.answer).toBe(false);
  const third = new ConsentNotice(scene);
  await press(scene, '{Escape}');
  expect(await third.answer).toBe(false);
});

it('ends with its scene as a no', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const notice = new ConsentNotice(scene);
  scene.scene.stop();
  expect(await notice.answer).toBe(false);
  expect(notice.destroyed).toBe(true);
});

it('keeps its keys from the game while it is open, and gives the focus back', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const chip = new StatusChip(scene, createTestEmotion().emotion, { whenOff: true });
  const enter = scene.input.keyboard?.addKey('ENTER');
  const heard: string[] = [];
  scene.input.keyboard?.addCapture('SPACE');
  scene.input.keyboard?.on('keydown', ({ key }: KeyboardEvent) => heard.push(`phaser ${key}`));
  const listen = ({ type, key }: KeyboardEvent) => heard.push(`${type} ${key}`);
  window.addEventListener('keydown', listen);
  window.addEventListener('keyup', listen);
  await press(scene, '{Tab}');
  heard.length = 0;

  const notice = new ConsentNotice(scene);
  await press(scene, '{Tab}', '{Tab}', 'm', '{Enter}');
  expect(await notice.answer).toBe(false);
  expect(heard).toEqual(['phaser m', 'keydown m', 'keyup m']);
  expect(enter?.isDown).toBe(false);

  // The chip has the focus again, and the game its keys.
  heard.length = 0;
  await press(scene, '{Escape}', 'x');
  expect(heard).toContain('phaser Escape');
  window.removeEventListener('keydown', listen);
  window.removeEventListener('keyup', listen);
  expect(chip.destroyed).toBe(false);
});

it('leaves what is typed into a field of the page alone', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  const notice = new ConsentNotice(scene);
  await press(scene, ' ', '{Enter}');
  expect(field.value).toBe(' ');
  expect(notice.destroyed).toBe(false);
});
