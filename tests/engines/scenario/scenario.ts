/**
 * What every engine is asked to do, over the script-tag build: one step a promise, begun by the
 * runner, its answer JSON.
 */
import type PhaserModule from 'phaser';
import type { Emotion, EmotionPlugin as Plugin, StartOptions } from '../../../plugin/index';
import type * as Ui from '../../../plugin/ui/index';

declare const Phaser: typeof PhaserModule;
declare const EmotionPlugin: typeof Plugin & { readonly ui: typeof Ui };

export interface Read {
  readonly started: boolean;
  readonly error: string | null;
  readonly emotion: Emotion | null;
  readonly readings: number;
  readonly backend: string | null;
  readonly firstReadingMs: number | null;
  /** Median of a frame in the worker, ms. */
  readonly frameMs: number | null;
}

export interface Place {
  readonly width: number;
  readonly height: number;
  /** Middle of the face, px; null when none was found. */
  readonly x: number | null;
  readonly y: number | null;
}

export interface Steps {
  about(): Promise<Record<string, string | boolean>>;
  photo(name: string, wanted: Emotion): Promise<Read>;
  video(url: string): Promise<Read & { readonly faces: number }>;
  /** Size of the frames, and where the face was found in the last of them. */
  place(url: string): Promise<Place>;
  /** The last reading of each of so many pictures of a film, each shown so long, s. */
  film(url: string, pictures: number, seconds: number): Promise<(Emotion | null)[]>;
  camera(): Promise<Read & { readonly live: boolean; readonly ended: boolean }>;
  uiObjects(): Promise<number>;
  consent(): Promise<boolean>;
}

declare global {
  interface Window {
    steps: Steps;
  }
}

const { patienceMs } = window;
const ENOUGH = 12;
/** In the order of a reading's probabilities. */
const EMOTIONS = ['angry', 'disgust', 'fear', 'happy', 'sad', 'surprise', 'neutral'] as const;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const scene = await new Promise<Phaser.Scene & { emotion: Plugin }>((resolve) => {
  new Phaser.Game({
    type: Phaser.AUTO,
    width: innerWidth,
    height: innerHeight,
    backgroundColor: '#284b63',
    audio: { noAudio: true },
    // Drawn in software here: the processor is for reading.
    fps: { limit: 15 },
    plugins: {
      global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true }],
    },
    scene: {
      create(this: Phaser.Scene & { emotion: Plugin }) {
        resolve(this);
      },
    },
  });
});
const { emotion } = scene;

/** Starts on a source and looks at it until `enough`, or until patience ends. */
async function read(options: StartOptions, enough: (readings: number) => boolean): Promise<Read> {
  const begun = performance.now();
  const times: number[] = [];
  let firstReadingMs: number | null = null;
  const undo = emotion.on('reading', ({ frame: { timing } }) => {
    firstReadingMs ??= Math.round(performance.now() - begun);
    times.push(timing?.totalMs ?? 0);
  });
  const started = await Promise.race([emotion.start(options), wait(patienceMs).then(() => false)]);
  while (started && !enough(times.length) && performance.now() - begun < patienceMs) await wait(50);
  undo();
  const { error, primary, performance: measured } = emotion.store.getState();
  times.sort((a, b) => a - b);
  return {
    started,
    error: error && `${error.code}: ${error.message}`,
    emotion: primary?.emotion ?? null,
    readings: times.length,
    backend: measured.backend,
    firstReadingMs,
    frameMs: times.length > 0 ? Math.round(times[times.length >> 1] ?? 0) : null,
  };
}

const stop = () => emotion.stop({ keepLoaded: true });

window.steps = {
  async about() {
    const canvas = document.createElement('canvas');
    return {
      userAgent: navigator.userAgent,
      videoFrame: typeof VideoFrame === 'function',
      turns: typeof VideoFrame === 'function' && 'rotation' in VideoFrame.prototype,
      webgl2: canvas.getContext('webgl2') !== null,
      offscreenCanvas: typeof OffscreenCanvas === 'function',
    };
  },

  async photo(name, wanted) {
    const stream = await window.photoStream(name);
    const answer = await read({ source: stream }, (readings) => {
      return readings >= ENOUGH && emotion.store.getState().primary?.emotion === wanted;
    });
    stop();
    for (const track of stream.getTracks()) track.stop();
    return answer;
  },

  async video(url) {
    const source = await (await fetch(url)).blob();
    let faces = 0;
    const answer = await read({ source, loop: true }, (readings) => {
      faces = Math.max(faces, emotion.store.getState().faces.length);
      return readings >= ENOUGH && faces > 0;
    });
    stop();
    return { ...answer, faces };
  },

  async place(url) {
    const source = await (await fetch(url)).blob();
    let place: Place = { width: 0, height: 0, x: null, y: null };
    const undo = emotion.on('reading', ({ frame: { width, height, faces } }) => {
      const [face] = faces;
      const box = face?.box;
      place = {
        width,
        height,
        x: box ? Math.round(box.x + box.width / 2) : place.x,
        y: box ? Math.round(box.y + box.height / 2) : place.y,
      };
    });
    await read({ source, loop: true }, (readings) => readings >= ENOUGH);
    undo();
    stop();
    return place;
  },

  async film(url, pictures, seconds) {
    const source = await (await fetch(url)).blob();
    const read: (Emotion | null)[] = [];
    let looked: boolean;
    const undo = emotion.on('reading', ({ frame: { mediaTime = 0, faces } }) => {
      if (Math.floor(mediaTime / 1000 / seconds) !== read.length - 1) return;
      const [face] = faces;
      const at = face?.probabilities.indexOf(Math.max(...face.probabilities)) ?? -1;
      read[read.length - 1] = EMOTIONS[at] ?? null;
      looked = true;
    });
    await emotion.start({ source });
    const { video } = emotion;
    video?.pause();
    for (let at = 0; video && at < pictures; at += 1) {
      read.push(null);
      looked = false;
      // A frame that comes while another is being grabbed is left out: the next instant, then.
      for (let tries = 1; !looked && tries <= 5; tries += 1) {
        video.currentTime = (at + tries / 8) * seconds;
        const until = performance.now() + patienceMs / 30;
        while (!looked && performance.now() < until) await wait(20);
      }
    }
    undo();
    stop();
    return read;
  },

  async camera() {
    let live = false;
    let track: MediaStreamTrack | undefined;
    const answer = await read({}, (readings) => {
      const stream = emotion.video?.srcObject as MediaStream | null;
      track = stream?.getVideoTracks()[0];
      live = track?.readyState === 'live' && emotion.video?.isConnected === true;
      return readings >= ENOUGH;
    });
    emotion.stop();
    return { ...answer, live, ended: track?.readyState === 'ended' };
  },

  async uiObjects() {
    const stream = await window.photoStream('happy');
    await read({ source: stream }, (readings) => readings >= ENOUGH);
    const { StatusChip, SelfView, ListeningMeter, DebugOverlay } = EmotionPlugin.ui;
    const shown = [
      new StatusChip(scene, emotion),
      new SelfView(scene, emotion, { open: true }),
      new ListeningMeter(scene, emotion),
      new DebugOverlay(scene, emotion),
    ];
    void emotion.listen({ for: ['surprise', 'sad'], timeoutMs: 30_000 });
    await wait(1500);
    return shown.length;
  },

  async consent() {
    const notice = new EmotionPlugin.ui.ConsentNotice(scene);
    const answered = notice.answer.then(() => true);
    // Open until somebody answers.
    return !(await Promise.race([answered, wait(800).then(() => false)]));
  },
};
document.title = 'ready';
