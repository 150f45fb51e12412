import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { cameraClip, photoOf } from '../fixtures/clips.ts';
import { shots } from '../fixtures/faces.ts';

const WIDTH = 1280;
const HEIGHT = 720;
const cache = resolve(import.meta.dirname, '../../node_modules/.cache/phaser-emotion');

/** A camera of 1280×720 before which `count` copies of a face stand in a grid. */
export async function crowdClip(count: number): Promise<string> {
  const photo = await photoOf(shots.happy);
  const columns = Math.ceil(Math.sqrt((count * 16) / 9));
  const cell = Math.floor(Math.min(WIDTH / columns, HEIGHT / Math.ceil(count / columns)));
  const input = await photo.resize(cell, cell, { fit: 'contain', background: '#777' }).toBuffer();
  const grid = Array.from({ length: count }, (_, nth) => ({
    input,
    left: (nth % columns) * cell,
    top: Math.floor(nth / columns) * cell,
  }));
  mkdirSync(cache, { recursive: true });
  const picture = join(cache, `crowd-${count}.png`);
  await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#777' } })
    .composite(grid)
    .png()
    .toFile(picture);
  return cameraClip([{ shot: { path: picture }, seconds: 1 }], WIDTH, HEIGHT);
}
