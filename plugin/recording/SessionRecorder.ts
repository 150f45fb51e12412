import { EmotionError } from '../errors';
import type { FrameReading } from '../types';
import { checkMarkData } from './markData';
import type { GameMark, Marker } from './markers';
import { randomId, type AppInfo, type PlaySession, type SessionSetting } from './PlaySession';
import { Recorder } from './Recorder';

/** Where a session recorder asks about the rest. */
export interface SessionContext {
  readonly model: string | null;
  /** Media time now, ms. */
  now(): number;
  setting(): SessionSetting;
}

const LONGEST_LABEL = 200;

function checkLabel(label: unknown): string {
  if (typeof label !== 'string' || label === '')
    throw new EmotionError('bad-option', 'mark: the label must be a text that is not empty');
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
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
    this.#readings = new Recorder(onStop, context.model);
  }

  /** Readings taken so far. */
  get length(): number {
    return this.#readings.length;
  }

  add(reading: FrameReading): void {
    this.#readings.add(reading);
  }

  /**
   * Notes what happens now.
   *
   * @throws EmotionError `bad-option` on a label that is no text, or data that is not flat
   */
  mark(mark: GameMark): void {
    const label = checkLabel(mark.label);
    const data = mark.kind === 'mark' && mark.data ? { data: checkMarkData(mark.data) } : {};
    this.#markers.push({ ...mark, label, ...data, t: this.#context.now() });
  }

  /** Ends the session. Nobody has agreed to keep it yet: `consent` is false. */
  stop(): PlaySession {
    return {
      ...this.#readings.stop(),
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
