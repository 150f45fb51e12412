import { EmotionPlugin } from 'phaser-emotion';
import { createTestEmotion } from 'phaser-emotion/testing';
import { DebugOverlay, ListeningMeter, SelfView, StatusChip } from 'phaser-emotion/ui';
import { afterEach, describe, expect, inject, it } from 'vitest';
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

const streams: MediaStream[] = [];

afterEach(async () => {
  await closeStages();
  for (const stream of streams.splice(0)) for (const track of stream.getTracks()) track.stop();
});

/** The fake camera in a video element, beside an acted player whose face sits in the middle. */
async function cameraStage() {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  streams.push(stream);
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  const { emotion, clock, player } = createTestEmotion({ maxFaces: 2 });
  const seen = {
    video: video as HTMLVideoElement | null,
    store: emotion.store,
    on: emotion.on.bind(emotion),
  };
  return { seen, emotion, clock, player, video };
}

/** A stream of what is painted, over and over, and an element that plays it. */
async function playing(paint: (context: CanvasRenderingContext2D) => void) {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const stream = canvas.captureStream(15);
  streams.push(stream);
  // No oftener than the display keeps up with: what it has not drawn yet would pile up.
  const repaint = () => {
    if (!stream.active) return;
    paint(context);
    requestAnimationFrame(repaint);
  };
  repaint();
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  await video.play();
  return { stream, video };
}

/** A photo of a smile: a licensed one, or a public sample where that is absent. */
async function smile(): Promise<ImageBitmap> {
  const photo = await fetch(`${inject('facesUrl')}/happy_03.jpg`);
  if (photo.headers.get('content-type')?.startsWith('image/')) {
    return createImageBitmap(await photo.blob());
  }
  const sample = await fetch('/node_modules/@vladmandic/face-api/demo/sample3.jpg');
  const whole = await createImageBitmap(await sample.blob());
  const { width, height } = whole;
  return createImageBitmap(whole, width * 0.7, height * 0.1, width * 0.28, height * 0.4);
}

/** Mean colour of a patch of the self-view, read back from its texture. */
function meanOf(scene: Phaser.Scene, x: number, y: number): number[] {
  const key = scene.textures.getTextureKeys().find((each) => each.includes('picture')) ?? '';
  const { context } = scene.textures.get(key) as Phaser.Textures.CanvasTexture;
  const { data } = context.getImageData(x, y, 20, 20);
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let at = channel; at < data.length; at += 4) sum += data[at] ?? 0;
    return sum / (data.length / 4);
  });
}

describe.each(PHASERS)('in %s', (version, Phaser) => {
  it.each(SCREENS)('self-view and debug overlay are whole on a %s', async (name, width, height) => {
    const scene = await openStage({ Phaser, width, height, webgl: true });
    const { seen, emotion, clock, player } = await cameraStage();
    await emotion.start();
    player.show({ emotion: 'happy', quality: { sizePx: 300 } });
    await clock.advance(1500);
    const view = new SelfView(scene, seen);
    await frames(scene, 5);
    expectTidy(view.object);
    expect(saidBy(view.object)).toBe('Show me');
    await clickText(view.object, 'Show me');
    await frames(scene, 5);
    await picture(scene, `selfview-${name}-${version.replace(' ', '')}`);
    expectTidy(view.object);
    expectLabelsInside(view.object);
    view.destroy();

    player.show([
      { emotion: 'surprise', strength: 0.7 },
      { emotion: 'sad', quality: { sizePx: 90 } },
    ]);
    await clock.advance(1500);
    void emotion.listen({ for: ['happy', 'surprise'] });
    await clock.advance(200);
    const debug = new DebugOverlay(scene, seen);
    await frames(scene, 5);
    await picture(scene, `debug-${name}-${version.replace(' ', '')}`);
    expectTidy(debug.object);
    expect(saidBy(debug.object)).toContain('surprise');
  });
});

it('the self-view is mirrored: what moves to the right in the room goes right on the screen', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const { video } = await playing((context) => {
    context.fillStyle = '#ff0000';
    context.fillRect(0, 0, 320, 480);
    context.fillStyle = '#0000ff';
    context.fillRect(320, 0, 320, 480);
  });
  const view = new SelfView(
    scene,
    { video, store: createTestEmotion().emotion.store },
    { open: true },
  );
  const bluer = (x: number) => {
    const [red = 0, , blue = 0] = meanOf(scene, x, 100);
    return blue - red;
  };
  await expect.poll(() => bluer(20)).toBeGreaterThan(100);
  expect(bluer(280)).toBeLessThan(-100);
  expect(scene.textures.getTextureKeys().some((key) => key.includes('picture'))).toBe(true);
  view.destroy();
  expect(scene.textures.getTextureKeys().some((key) => key.includes('picture'))).toBe(false);
});

it('the self-view opens and closes by keyboard, and goes with the video', async () => {
  const scene = await openStage({ width: 1280, height: 720 });
  const { seen } = await cameraStage();
  const view = new SelfView(scene, seen, { corner: 'top-left', open: true });
  await frames(scene, 3);
  expect(saidBy(view.object)).toBe('Hide me');
  await press(scene, '{Tab}', '{Enter}');
  expect(saidBy(view.object)).toBe('Show me');
  expectTidy(view.object);
  seen.video = null;
  await frames(scene, 3);
  expect(saidBy(view.object)).toBe('');
});

it('a player is seen, read and shown by the whole plugin with every widget on one screen', async () => {
  const scene = await openStage({ width: 1280, height: 720, webgl: true });
  scene.plugins.install('EmotionPlugin', EmotionPlugin, true);
  const emotion = scene.plugins.get('EmotionPlugin') as unknown as EmotionPlugin;
  const chip = new StatusChip(scene, emotion);
  const view = new SelfView(scene, emotion, { open: true });
  const debug = new DebugOverlay(scene, emotion);
  const meter = new ListeningMeter(scene, emotion);
  const photo = await smile();
  const { stream } = await playing((context) => {
    const height = (640 / photo.width) * photo.height;
    context.drawImage(photo, 0, (480 - height) / 2, 640, height);
  });
  expect(await emotion.start({ source: stream })).toBe(true);
  void emotion.listen({ for: ['happy', 'surprise', 'sad'], dwellMs: 60_000, timeoutMs: 120_000 });
  await expect.poll(() => emotion.store.getState().listening?.leading).toBe('happy');
  await picture(scene, 'all-together');
  for (const widget of [chip, view, debug, meter]) expectTidy(widget.object);
  // A display that is starved shows less than one picture a second, and the face is lost for a moment.
  await expect.poll(() => saidBy(debug.object)).toMatch(/watching {2}stream {2}(wasm|webgl)/);
  await clickText(chip.object, 'Camera on');
  expect(emotion.video).toBeNull();
  emotion.destroy();
});
