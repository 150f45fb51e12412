import type Phaser from 'phaser';
import { HEIGHT, WIDTH, type Opening } from './backdrops/Backdrop';
import type { Weather as Kind } from './palette';

type Config = Phaser.Types.GameObjects.Particles.ParticleEmitterConfig;

/** The textures that weather is made of, drawn once. */
export function drawWeatherTextures(scene: Phaser.Scene): void {
  const pen = scene.make.graphics({}, false);
  pen.fillStyle(0xffffff, 0.75).fillRect(0, 0, 2, 34).generateTexture('drop', 2, 34).clear();
  for (let r = 8; r > 0; r -= 1) pen.fillStyle(0xffffff, 0.12).fillCircle(8, 8, r);
  pen.generateTexture('mote', 16, 16).clear();
  for (let r = 64; r > 0; r -= 4) pen.fillStyle(0xffffff, 0.012).fillCircle(64, 64, r);
  pen.generateTexture('puff', 128, 128).destroy();
}

/** Falls from the top of an opening to its bottom, and no further. */
function falling({ x, y, width, height }: Opening, speed: number, slant: number): Config {
  return {
    x: { min: x + Math.max(0, -slant) * height, max: x + width + Math.min(0, -slant) * height },
    y,
    speedY: speed,
    speedX: speed * slant,
    rotate: (-Math.atan(slant) * 180) / Math.PI,
    lifespan: (height / speed) * 1000,
  };
}

function config(kind: Kind, opening: Opening): [texture: string, Config] | null {
  const across = { min: 0, max: WIDTH };
  /** Denser where there is more of it to see. */
  const every = Math.max(18, 34_000 / opening.width);
  const glow: Config = { blendMode: 'ADD' };
  switch (kind) {
    case 'rain':
      return [
        'drop',
        {
          ...falling(opening, 900, -0.12),
          frequency: every,
          quantity: 1,
          alpha: 0.5,
          tint: 0xbcd0ee,
        },
      ];
    case 'storm':
      return [
        'drop',
        {
          ...falling(opening, 1150, -0.3),
          frequency: every / 2,
          quantity: 2,
          alpha: 0.55,
          tint: 0xcfe0ff,
        },
      ];
    case 'embers':
      return [
        'mote',
        {
          ...glow,
          x: { min: opening.x, max: opening.x + opening.width },
          y: opening.y + opening.height,
          speedY: { min: -110, max: -40 },
          speedX: { min: -30, max: 30 },
          lifespan: 4200,
          frequency: 150,
          scale: { start: 0.5, end: 0 },
          tint: [0xff9a3c, 0xffd06a, 0xff6a2c],
        },
      ];
    case 'dust':
      return [
        'mote',
        {
          ...glow,
          x: across,
          y: { min: 0, max: HEIGHT },
          speedX: { min: -8, max: 8 },
          speedY: { min: -6, max: 5 },
          lifespan: 9000,
          frequency: 240,
          scale: { min: 0.12, max: 0.4 },
          alpha: { values: [0, 0.5, 0] },
          tint: 0xffe6b0,
        },
      ];
    case 'stars':
      return [
        'mote',
        {
          ...glow,
          x: across,
          y: { min: 0, max: HEIGHT * 0.42 },
          lifespan: 4200,
          frequency: 170,
          scale: { min: 0.14, max: 0.4 },
          alpha: { values: [0, 0.9, 0] },
        },
      ];
    case 'mist':
      return [
        'puff',
        {
          x: across,
          y: { min: HEIGHT * 0.55, max: HEIGHT * 0.8 },
          speedX: { min: 8, max: 26 },
          lifespan: 15000,
          frequency: 1300,
          scale: { min: 2, max: 4 },
          alpha: { values: [0, 0.5, 0] },
        },
      ];
    case 'none':
      return null;
  }
}

/** @returns rain, embers, dust or what else falls or floats in a scene; null where nothing does */
export function makeWeather(
  scene: Phaser.Scene,
  kind: Kind,
  opening: Opening,
): Phaser.GameObjects.Particles.ParticleEmitter | null {
  const made = config(kind, opening);
  if (!made) return null;
  const [texture, options] = made;
  return scene.add.particles(-WIDTH / 2, -HEIGHT / 2, texture, { ...options, advance: 3000 });
}
