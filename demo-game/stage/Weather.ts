import Phaser from 'phaser';
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

function config(kind: Kind, width: number, height: number): [texture: string, Config] | null {
  const across = { min: -80, max: width + 80 };
  switch (kind) {
    case 'rain':
      return ['drop', { x: across, y: -40, speedY: { min: 700, max: 1000 }, speedX: -120, rotate: 7, lifespan: 1600, quantity: 2, frequency: 26, alpha: { start: 0.5, end: 0.25 }, tint: 0xbcd0ee }];
    case 'storm':
      return ['drop', { x: across, y: -40, speedY: { min: 950, max: 1300 }, speedX: -420, rotate: 19, lifespan: 1300, quantity: 4, frequency: 22, alpha: { start: 0.6, end: 0.3 }, tint: 0xcfe0ff }];
    case 'snow':
      return ['mote', { x: across, y: -20, speedY: { min: 30, max: 70 }, speedX: { min: -24, max: 14 }, lifespan: 16000, frequency: 120, scale: { min: 0.2, max: 0.6 }, alpha: 0.8 }];
    case 'embers':
      return ['mote', { x: { min: width * 0.38, max: width * 0.62 }, y: height * 0.72, speedY: { min: -110, max: -40 }, speedX: { min: -30, max: 30 }, lifespan: 4200, frequency: 150, scale: { start: 0.42, end: 0 }, tint: [0xff9a3c, 0xffd06a, 0xff6a2c], blendMode: 'ADD' }];
    case 'dust':
      return ['mote', { x: across, y: { min: 0, max: height }, speedX: { min: -8, max: 8 }, speedY: { min: -6, max: 5 }, lifespan: 9000, frequency: 260, scale: { min: 0.1, max: 0.34 }, alpha: { values: [0, 0.5, 0], ease: 'Sine.InOut' }, tint: 0xffe6b0, blendMode: 'ADD' }];
    case 'stars':
      return ['mote', { x: across, y: { min: 0, max: height * 0.4 }, lifespan: 4200, frequency: 190, scale: { min: 0.12, max: 0.36 }, alpha: { values: [0, 0.9, 0], ease: 'Sine.InOut' }, blendMode: 'ADD' }];
    case 'mist':
      return ['puff', { x: across, y: { min: height * 0.5, max: height * 0.75 }, speedX: { min: 8, max: 26 }, lifespan: 15000, frequency: 900, scale: { min: 2, max: 4 }, alpha: { values: [0, 0.5, 0], ease: 'Sine.InOut' } }];
    case 'none':
      return null;
  }
}

/** Rain, embers, dust and what else falls or floats in a scene. */
export class Weather {
  readonly #scene: Phaser.Scene;
  readonly #depth: number;
  #emitter: Phaser.GameObjects.Particles.ParticleEmitter | null = null;
  #mask: Phaser.GameObjects.Graphics | null = null;
  #kind: Kind = 'none';

  constructor(scene: Phaser.Scene, depth: number) {
    this.#scene = scene;
    this.#depth = depth;
  }

  set(kind: Kind, calm: boolean): void {
    this.#kind = kind;
    this.#emitter?.destroy();
    this.#emitter = null;
    this.#mask?.destroy();
    this.#mask = null;
    const { width, height } = this.#scene.scale;
    const made = calm ? null : config(kind, width, height);
    if (!made) return;
    const [texture, options] = made;
    this.#emitter = this.#scene.add.particles(0, 0, texture, { ...options, advance: 2500 }).setDepth(this.#depth);
  }

  /** Lightning, where there is a storm. */
  flash(light: Phaser.GameObjects.Rectangle): void {
    if (this.#kind !== 'storm') return;
    this.#scene.tweens.add({ targets: light, fillAlpha: { from: 0.22, to: 0 }, duration: 900, ease: 'Quad.Out' });
  }
}
