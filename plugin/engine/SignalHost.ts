import { EventEmitter } from 'eventemitter3';
import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../clock';
import {
  Recorders,
  type GameMark,
  type MarkData,
  type Recorder,
  type SessionOptions,
  type SessionRecorder,
} from '../recording';
import { EmotionSignal, type SignalEvent, type SignalOptionsInput } from '../signal';
import type {
  CalibrateOptions,
  CalibrationData,
  CalibrationResult,
  Emotion,
  EmotionEvents,
  FrameReading,
  ListenOptions,
  ListenResult,
  Moment,
} from '../types';
import { Baseline } from './Baseline';
import { guarded } from './failing';
import { PassingTime } from './PassingTime';
import { createEmotionStore, type EmotionStore, type EmotionStoreState } from './store';

type Listeners = { [K in keyof EmotionEvents]: (event: EmotionEvents[K]) => void };

/**
 * What is asked of the signal and told of it: readings go in, the store and the events come out. Time passes
 * also where no readings come, so that windows end without a camera.
 */
export abstract class SignalHost {
  /** The state of everything, to read and to subscribe to: a zustand vanilla store. */
  readonly store: EmotionStore;
  /** @internal */
  protected readonly clock: Clock;
  /** @internal */
  protected readonly time: PassingTime;
  readonly #state: StoreApi<EmotionStoreState>;
  readonly #signal: EmotionSignal;
  readonly #events = new EventEmitter<Listeners>();
  readonly #baseline: Baseline;
  readonly #recorders: Recorders;
  #ended = false;

  constructor(options: SignalOptionsInput, clock: Clock) {
    this.clock = clock;
    this.#signal = new EmotionSignal(options);
    this.#baseline = new Baseline(this.#signal);
    this.time = new PassingTime(this.#signal, clock, {
      isLive: () => this.isLive(),
      standsStill: () => this.standsStill(),
      passed: (events) => this.publish(events),
      beat: () => this.onBeat(),
    });
    this.#recorders = new Recorders({
      now: () => this.time.now(),
      model: () => this.#signal.options.model,
      setting: () => ({
        preset: this.#signal.options.preset,
        emotions: this.#signal.options.emotions,
        calibrated: this.#baseline.export() !== null,
      }),
    });
    this.#state = createEmotionStore(this.#signal.mood);
    this.store = this.#state;
  }

  /** @returns undoes the subscription */
  on<K extends keyof EmotionEvents>(
    name: K,
    listener: (event: EmotionEvents[K]) => void,
  ): () => void {
    const typed = guarded(listener) as EventEmitter.EventListener<Listeners, K>;
    this.#events.on(name, typed);
    return () => {
      this.#events.off(name, typed);
    };
  }

  /**
   * Waits until the player's expression decides between the given emotions; without a camera, until
   * `chooseManually()` or the time-out does. One window is open at a time: a new one cancels it.
   *
   * @param options.dwellMs  how long a candidate must lead, ms of media time; default 700
   * @param options.timeoutMs  resolves with `emotion: null, by: 'timeout'` after this; default 6000
   * @returns the decided emotion, who decided and the belief in it, 0..1; never rejects once open
   * @throws EmotionError `bad-option` when `for` is empty or names an unknown emotion
   */
  async listen(options: ListenOptions): Promise<ListenResult> {
    const window = this.#signal.listen(options, this.time.now());
    this.#recorders.follow(options, window.options.timeoutMs, window.settled);
    this.#await(window);
    const result = await window.settled;
    this.publish([]);
    return result;
  }

  /**
   * Answers the open window by key or click.
   *
   * @returns false when no window is open or it does not listen for `emotion`
   */
  chooseManually(emotion: Emotion): boolean {
    return this.#signal.listening?.chooseManually(emotion) ?? false;
  }

  /**
   * Listening windows and a take that is running hear nothing and take no time until the returned
   * function is called: for a menu or a dialog over the game. A take that begins meanwhile is the
   * dialog's own, and runs. A paused game and a hidden page hold by themselves.
   */
  hold(): () => void {
    return this.time.hold();
  }

  /** Smoothed level of an emotion on the primary face, 0..1, now; 0 when no face is seen. */
  level(emotion: Emotion): number {
    return this.#signal.primary?.levels[emotion] ?? 0;
  }

  /** Sums up what was shown since the last bookmark, and sets a new one. */
  moment(label: string): Moment {
    return this.#signal.moment(label, this.time.now());
  }

  /**
   * Takes the player's resting face as the neutral baseline; ask them to look at the screen and
   * relax. The old baseline stays when the take is refused.
   */
  async calibrate(options: CalibrateOptions = {}): Promise<CalibrationResult> {
    const take = this.#signal.calibrate(options, this.time.now());
    this.#await(take);
    const result = await take.settled;
    this.publish([]);
    return result;
  }

  /** The baseline as plain numbers for a save; null when there is none. */
  exportCalibration(): CalibrationData | null {
    return this.#baseline.export();
  }

  /** @throws EmotionError `bad-option` when the data is not an exported calibration */
  importCalibration(data: unknown): void {
    this.#baseline.import(data);
    this.publish([]);
  }

  /** Forgets the baseline. */
  clearCalibration(): void {
    this.#baseline.clear();
    this.publish([]);
  }

  /**
   * Records readings (numbers, never pictures) until its `stop()`. Nothing is kept unless you keep
   * what it returns.
   *
   * @param options  with `markers: true` it records a session for a playtest: listening windows are
   *   marked by themselves, `mark()` adds what else happens in the game
   */
  record(): Recorder;
  record(options: SessionOptions): SessionRecorder;
  record(options?: SessionOptions): Recorder | SessionRecorder {
    return options ? this.#recorders.session(options) : this.#recorders.readings();
  }

  /**
   * Marks what happens in the game in the sessions that are being recorded; without one it does
   * nothing. A text is a mark of your own: `mark('boss beaten', { tries: 3 })`. A scene, a line or
   * an answer by hand is told as what it is: `mark({ kind: 'scene', label: 'kitchen' })`.
   *
   * @throws EmotionError `bad-option` on an empty label, or data that is not flat
   */
  mark(mark: GameMark | string, data?: MarkData): void {
    this.#recorders.mark(mark, data);
  }

  /** @internal Whether readings may come. */
  protected abstract isLive(): boolean;

  /** @internal Whether the game stands still, so that no window and no take may run out. */
  protected standsStill(): boolean {
    return false;
  }

  /** @internal Called on every beat. */
  protected abstract onBeat(): void;

  /** @internal @param reading  its `timestamp` is the source's own media time, ms */
  protected accept(reading: FrameReading): void {
    const { timestamp: mediaTime } = reading;
    const stamped = { ...reading, timestamp: this.time.stamp(mediaTime), mediaTime };
    this.#recorders.add(stamped);
    this.publish(this.#signal.ingest(stamped));
  }

  /** @internal What was seen so far has nothing to do with what comes: the faces are lost at once. */
  protected forgetFaces(): void {
    this.time.rebase();
    this.#signal.reset();
    this.time.pass();
  }

  /** @internal @throws EmotionError `bad-option` */
  protected tune(change: SignalOptionsInput): void {
    this.#signal.configure(change);
  }

  /** @internal */
  protected meetClassifier(model: string, neutralReference: readonly number[] | null): void {
    this.#baseline.meetClassifier(model, neutralReference);
    this.publish([]);
  }

  /** @internal */
  protected tell(change: Partial<EmotionStoreState>): void {
    this.#state.setState(change);
  }

  /** @internal Whether the game listens for such events. */
  protected hears(name: keyof EmotionEvents): boolean {
    return this.#events.listenerCount(name) > 0;
  }

  /** @internal */
  protected emit<K extends keyof EmotionEvents>(name: K, event: EmotionEvents[K]): void {
    for (const listener of this.#events.listeners(name)) {
      (listener as (event: EmotionEvents[K]) => void)(event);
    }
  }

  /** @internal The store is whole before any listener hears of what changed. */
  protected publish(events: readonly SignalEvent[]): void {
    const { primary, faces, mood, listening, calibrating } = this.#signal;
    this.tell({
      primary,
      faces,
      mood,
      listening: listening?.state ?? null,
      calibrating: calibrating?.state.progress ?? null,
      calibrated: this.#signal.exportCalibration() !== null,
    });
    for (const each of events) this.emit(each.type, each.event);
  }

  /** @internal Cancels what waits; no timer and no listener is left. */
  protected end(): void {
    this.#ended = true;
    this.#signal.listening?.cancel();
    this.#signal.calibrating?.cancel();
    this.time.end();
    this.#events.removeAllListeners();
  }

  #await(waiting: { cancel(): void }): void {
    if (this.#ended) waiting.cancel();
    this.time.keep();
    this.publish([]);
  }
}
