import type { FrameReading, ListenOptions, ListenResult } from '../types';
import { checkMark } from './markData';
import type { GameMark, MarkData } from './markers';
import type { AppInfo } from './PlaySession';
import { Recorder } from './Recorder';
import { SessionRecorder, type SessionContext } from './SessionRecorder';

/** How a session is recorded: with what happens in the game. */
export interface SessionOptions {
  readonly markers: true;
  /** Names the game, so that sessions of several versions can be told apart. */
  readonly app: AppInfo;
}

/** Everything that records at the moment. */
export class Recorders {
  readonly #recorders = new Set<Recorder>();
  readonly #sessions = new Set<SessionRecorder>();
  readonly #context: SessionContext;

  constructor(context: SessionContext) {
    this.#context = context;
  }

  readings(): Recorder {
    const recorder: Recorder = new Recorder(() => {
      this.#recorders.delete(recorder);
    }, this.#context.model());
    this.#recorders.add(recorder);
    return recorder;
  }

  session({ app }: SessionOptions): SessionRecorder {
    const recorder: SessionRecorder = new SessionRecorder(app, this.#context, () => {
      this.#sessions.delete(recorder);
    });
    this.#sessions.add(recorder);
    return recorder;
  }

  add(reading: FrameReading): void {
    for (const recorder of this.#recorders) recorder.add(reading);
    for (const recorder of this.#sessions) recorder.add(reading);
  }

  /** @throws EmotionError `bad-option`, whether anything records or not */
  mark(mark: GameMark | string, data?: MarkData): void {
    const given: GameMark =
      typeof mark === 'string' ? { kind: 'mark', label: mark, ...(data && { data }) } : mark;
    const checked = checkMark(given);
    for (const recorder of this.#sessions) recorder.mark(checked);
  }

  /**
   * Marks a listening window: now its opening, later when its face began to count and how it ended.
   *
   * @param timeoutMs  `Infinity` where it waits without limit
   */
  follow(options: ListenOptions, timeoutMs: number, settled: Promise<ListenResult>): void {
    if (this.#sessions.size === 0) return;
    const label = options.name ?? options.for.join(' or ');
    const openedAt = this.#context.now();
    const limit = Number.isFinite(timeoutMs) ? timeoutMs : null;
    this.mark({ kind: 'opened', label, for: options.for, timeoutMs: limit });
    void settled.then(({ emotion, by, confidence, journal }) => {
      if (journal.armedMs !== null) {
        const armed = checkMark({ kind: 'armed', label });
        for (const each of this.#sessions) each.mark(armed, openedAt + journal.armedMs);
      }
      this.mark({ kind: 'decided', label, emotion, by, confidence });
    });
  }
}
