import { Compiler } from 'inkjs/full';
import Phaser from 'phaser';
import { EmotionPlugin, toSessionJson } from 'phaser-emotion';
import { bindStory } from 'phaser-emotion/ink';
import first from './inn-1.0.ink?raw';
import second from './inn-1.1.ink?raw';

/** A scene that plays itself, line by line, in one of its versions: `?version=1.1&player=a`. */
const query = new URLSearchParams(location.search);
const version = query.get('version') ?? '1.0';
const player = query.get('player') ?? 'p';
const calibrated = query.has('calibrate');

const LINE_MS = 1200;
const TAKES = 8;

class Inn extends Phaser.Scene {
  async create(): Promise<void> {
    if (!(await this.emotion.start())) throw this.emotion.store.getState().error ?? new Error();
    const said = this.add.text(20, 20, '', { fontSize: '16px', wordWrap: { width: 360 } });
    const pause = (ms: number) => new Promise((resolve) => this.time.delayedCall(ms, resolve));
    if (calibrated) await this.takeRestingFace();
    const recorder = this.emotion.record({ markers: true, app: { name: 'inn', version } });
    const story = bindStory(
      new Compiler(version === '1.1' ? second : first).Compile(),
      this.emotion,
    );
    while (!story.ended) {
      for (let line = story.next(); line; line = story.next()) {
        said.text = line.text;
        await pause(LINE_MS);
      }
      if (!story.ended) await story.answer();
    }
    await pause(LINE_MS);
    // Whoever stands before this camera is a photo: it is the script that agrees.
    const session = { ...recorder.stop(), player, consent: true };
    this.emotion.stop();
    window.played = JSON.stringify(toSessionJson(session));
  }

  /** Again until it is taken: whoever stands before this camera smiles now and then. */
  async takeRestingFace(): Promise<void> {
    for (let take = 1; take <= TAKES; take += 1) {
      const result = await this.emotion.calibrate({ durationMs: 3000 });
      if (result.ok) return;
      console.info(`resting face, take ${take}: ${result.reason}, ${result.frames} frames`);
    }
  }
}

new Phaser.Game({
  width: 400,
  height: 120,
  audio: { noAudio: true },
  scene: Inn,
  plugins: {
    global: [{ key: 'EmotionPlugin', plugin: EmotionPlugin, mapping: 'emotion', start: true }],
  },
});

declare global {
  interface Window {
    /** The session, once it is over. */
    played?: string;
  }
}
