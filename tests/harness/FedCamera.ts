import { FakeClock } from 'phaser-emotion/testing';
import { EmotionEngine } from '../../plugin/engine/EmotionEngine';
import type { EmotionOptions } from '../../plugin/options';

/** Media time between two frames, ms. */
const STEP_MS = 66;
/** How long the frame pump may take to be ready for the next frame, ms; then it is offered again. */
const OFFER_MS = 60;

/** Chromium's, which TypeScript's DOM does not know. */
declare class MediaStreamTrackGenerator extends MediaStreamTrack {
  constructor(init: { kind: 'video' });
  readonly writable: WritableStream<VideoFrame>;
}

/**
 * A camera that hands over the next frame when the last one was read, through a real stream, video
 * element, worker and model. Media time and the engine's clock move by the frames, so that a test
 * sees the same on every machine, however slow.
 */
export class FedCamera {
  readonly clock = new FakeClock();
  readonly engine: EmotionEngine;
  readonly #writer: WritableStreamDefaultWriter<VideoFrame>;
  readonly #video = Object.assign(document.createElement('video'), { muted: true });
  #size = { width: 960, height: 720 };
  #picture: ImageBitmap | null = null;
  #mediaTime = 0;

  constructor(options: EmotionOptions = {}) {
    this.engine = new EmotionEngine({ targetFps: 30, ...options }, this.clock);
    const track = new MediaStreamTrackGenerator({ kind: 'video' });
    this.#writer = track.writable.getWriter();
    this.#video.srcObject = new MediaStream([track]);
  }

  /** Starts the engine on what the camera shows, which is nobody yet. */
  async start(): Promise<void> {
    await this.show(null);
    const playing = this.#video.play();
    await this.#write();
    await playing;
    if (await this.engine.start({ source: this.#video })) return;
    throw this.engine.store.getState().error ?? new Error('it was stopped while it started');
  }

  /** Puts a picture before the camera; null is an empty room. */
  async show(url: string | null): Promise<void> {
    // A canvas of its own for each picture: Chromium under load goes on handing out the picture of
    // before when a canvas that frames were made of is filled anew.
    const { width, height } = this.#size;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    // A small face in a large photo is found only where the photo is scaled down with care.
    context.imageSmoothingQuality = 'high';
    context.fillStyle = '#667';
    context.fillRect(0, 0, width, height);
    if (url !== null) {
      const photo = await createImageBitmap(await (await fetch(url)).blob());
      const scale = Math.min(width / photo.width, height / photo.height);
      context.drawImage(photo, 0, 0, photo.width * scale, photo.height * scale);
    }
    this.#picture?.close();
    this.#picture = canvas.transferToImageBitmap();
  }

  /** The next picture has another size, as that of a phone that is turned. */
  turn(width: number, height: number): void {
    this.#size = { width, height };
  }

  /** Feeds frames for so long, ms of media time. */
  async run(ms: number): Promise<void> {
    for (let fed = 0; fed < ms; fed += STEP_MS) await this.#feed();
  }

  /** Feeds frames until the condition holds, for at most 20 s of media time. */
  async runUntil(met: () => boolean): Promise<void> {
    for (let fed = 0; !met(); fed += STEP_MS) {
      if (fed > 20_000) {
        const state = JSON.stringify(this.engine.store.getState());
        throw new Error(`20 s of frames did not bring ${String(met)}: ${state}`);
      }
      await this.#feed();
    }
  }

  end(): void {
    this.engine.destroy();
    this.#video.srcObject = null;
    void this.#writer.abort();
  }

  async #feed(): Promise<void> {
    let read = false;
    const undo = this.engine.on('reading', () => {
      read = true;
    });
    this.#mediaTime += STEP_MS;
    while (!read) {
      await this.#write();
      for (let waited = 0; !read && waited < OFFER_MS; waited += 4) await pause(4);
    }
    undo();
    await this.clock.advance(STEP_MS);
  }

  async #write(): Promise<void> {
    // What is offered again must still be newer.
    this.#mediaTime += 0.1;
    const timestamp = this.#mediaTime * 1000;
    if (this.#picture) await this.#writer.write(new VideoFrame(this.#picture, { timestamp }));
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
