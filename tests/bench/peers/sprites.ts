import Phaser from 'phaser';
import { EmotionPlugin } from 'phaser-emotion';
import { playReader, type Name } from './readers';

const SPRITES = 500;
const WIDTH = 640;
const HEIGHT = 360;

class Crowd extends Phaser.Scene {
  create(): void {
    const dot = this.make.graphics();
    dot.fillStyle(0xffcc66).fillCircle(8, 8, 8).generateTexture('dot', 16, 16);
    for (let i = 0; i < SPRITES; i += 1) {
      const sprite = this.add.sprite(Math.random() * WIDTH, Math.random() * HEIGHT, 'dot');
      this.tweens.add({
        targets: sprite,
        x: Math.random() * WIDTH,
        y: Math.random() * HEIGHT,
        angle: 360,
        duration: 1000 + Math.random() * 2000,
        yoyo: true,
        repeat: -1,
      });
    }
    void this.#open();
  }

  async #open(): Promise<void> {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 640 } });
    await video.play();
    const between = (ms: number) => this.#frameTimes(ms);

    /** Frame times of the game, ms, beside a library that reads 15 frames a second, or alone. */
    const sprites = async (name: Name | null, ms: number) => {
      let readings = 0;
      const read = () => {
        readings += 1;
      };
      const player = name === null ? null : await this.#play(name, video, read);
      await between(1500);
      readings = 0;
      const times = await between(ms);
      player?.stop();
      return { times, readings };
    };
    Object.assign(globalThis, { sprites });
    document.title = 'ready';
  }

  async #play(name: Name, video: HTMLVideoElement, read: () => void) {
    if (name !== 'ours') {
      return playReader(name, video, { backend: 'wasm', crowd: false }, 15, read);
    }
    const undo = this.emotion.on('reading', read);
    await this.emotion.start({ source: video.srcObject as MediaStream });
    return {
      stop: () => {
        undo();
        this.emotion.stop({ keepLoaded: true });
      },
    };
  }

  #frameTimes(ms: number): Promise<number[]> {
    return new Promise((resolve) => {
      const times: number[] = [];
      const began = performance.now();
      let last = began;
      const step = () => {
        const now = performance.now();
        times.push(now - last);
        last = now;
        if (now - began < ms) return;
        this.game.events.off(Phaser.Core.Events.STEP, step);
        resolve(times.slice(1));
      };
      this.game.events.on(Phaser.Core.Events.STEP, step);
    });
  }
}

export type Sprites = (
  name: Name | null,
  ms: number,
) => Promise<{ readonly times: readonly number[]; readonly readings: number }>;

new Phaser.Game({
  type: Phaser.CANVAS,
  width: WIDTH,
  height: HEIGHT,
  scene: Crowd,
  audio: { noAudio: true },
  banner: false,
  plugins: {
    global: [
      {
        key: 'EmotionPlugin',
        plugin: EmotionPlugin,
        mapping: 'emotion',
        start: true,
        data: { backend: 'wasm' },
      },
    ],
  },
});
