import type { FrameReading } from '../types';
import type { GameMark, Marker } from './markers';
import { randomId, type AppInfo, type PlaySession, type SessionSetting } from './PlaySession';
import { Recorder } from './Recorder';

/** Where a session recorder asks about the rest. */
export interface SessionContext {
  /** Media time now, ms. */
  now(): number;
  /** Names the classifier; null while none is known. */
  model(): string | null;
  setting(): SessionSetting;
}

/** Collects readings and what happens in the game, from the moment it is made until `stop()`. */
export class SessionRecorder {
  readonly #readings: Recorder;
  readonly #markers: Marker[] = [];
  readonly #app: AppInfo;
  readonly #context: SessionContext;
  readonly #id = randomId(12);
  readonly #player = `p-${randomId(6)}`;

  constructor(app: AppInfo, context: SessionContext, onStop: () => void) {
    this.#app = app;
    this.#context = context;
    this.#readings = new Recorder(onStop);
  }

  /** Readings taken so far. */
  get length(): number {
    return this.#readings.length;
  }

  add(reading: FrameReading): void {
    this.#readings.add(reading);
  }

  /** @param t  when it happened, ms; default now */
  mark(mark: GameMark, t = this.#context.now()): void {
    const after = this.#markers.findLastIndex((each) => each.t <= t) + 1;
    this.#markers.splice(after, 0, { ...mark, t });
  }

  /** Ends the session. Nobody has agreed to keep it yet: `consent` is false. */
  stop(): PlaySession {
    return {
      ...this.#readings.stop(),
      model: this.#context.model(),
      id: this.#id,
      app: this.#app,
      player: this.#player,
      consent: false,
      day: new Date().toISOString().slice(0, 10),
      setting: this.#context.setting(),
      markers: [...this.#markers],
    };
  }
}
