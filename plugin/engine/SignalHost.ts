import type { EventEmitter } from 'eventemitter3';
import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../clock';
import { EmotionError } from '../errors';
import { MediaClock } from './MediaClock';
import { Recorder } from '../recording';
import type { CalibrationTake, EmotionSignal, SignalEvent, SignalOptionsInput } from '../signal';
import type { EmotionStoreState } from './store';
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

export type Listeners = { [K in keyof EmotionEvents]: (event: EmotionEvents[K]) => void };

/** Without a frame for this long, ms, time passes by itself for windows, takes and lost faces. */
const QUIET_MS = 200;
/** How often it does then, ms. */
const BEAT_MS = 50;

/**
 * Second half of a reading's way: through the signal into the store and out as events. It also
 * lets time pass where no readings come, so that windows end without a camera.
 */
export class SignalRelay {
  readonly time: MediaClock;
  #clock: Clock;
  #store: StoreApi<EmotionStoreState>;
  #events: EventEmitter<Listeners>;
  #signal: EmotionSignal;
  #lastReadingAt = -Infinity;
  #awaiting: { take: CalibrationTake; resolve: (result: CalibrationResult) => void } | null = null;
  #recorders = new Set<Recorder>();
  #beat: number | null = null;
  #onBeat: () => boolean;

  /** @param onBeat  called on every beat; true keeps the beat going */
  constructor(
    signal: EmotionSignal,
    store: StoreApi<EmotionStoreState>,
    events: EventEmitter<Listeners>,
    clock: Clock,
    onBeat: () => boolean,
  ) {
    this.#signal = signal;
    this.#store = store;
    this.#events = events;
    this.#clock = clock;
    this.#onBeat = onBeat;
    this.time = new MediaClock(clock);
  }

  /** @param reading  its `timestamp` is the source's own media time, ms */
  accept(reading: FrameReading): void {
    this.#lastReadingAt = this.#clock.now();
    const stamped = {
      ...reading,
      timestamp: this.time.stamp(reading.timestamp),
      mediaTime: reading.timestamp,
    };
    for (const recorder of this.#recorders) recorder.add(stamped);
    this.#publish(this.#signal.ingest(stamped));
  }

  /** What was seen so far has nothing to do with what comes: the faces are lost at once. */
  forget(): void {
    this.#signal.reset();
    this.#publish(this.#signal.advance(this.time.now()));
  }

  configure(change: SignalOptionsInput): void {
    this.#signal.configure(change);
  }

  listen(options: ListenOptions): Promise<ListenResult> {
    const window = this.#signal.listen(options, this.time.now());
    this.#publish([]);
    this.keepTime();
    return window.settled.then((result) => {
      this.#publish([]);
      return result;
    });
  }

  chooseManually(emotion: Emotion): boolean {
    return this.#signal.listening?.chooseManually(emotion) ?? false;
  }

  hold(): () => void {
    // Time counts up to this moment and from the other on, whenever the beat last fell.
    this.#publish(this.#signal.advance(this.time.now()));
    const letGo = this.#signal.hold();
    this.#publish([]);
    return () => {
      this.#publish(this.#signal.advance(this.time.now()));
      letGo();
      this.#publish([]);
    };
  }

  cancelListening(): void {
    this.#signal.listening?.cancel();
  }

  level(emotion: Emotion): number {
    return this.#signal.primary?.levels[emotion] ?? 0;
  }

  moment(label: string): Moment {
    return this.#signal.moment(label, this.time.now());
  }

  calibrate(options: CalibrateOptions): Promise<CalibrationResult> {
    this.#settleTake();
    const take = this.#signal.calibrate(options, this.time.now());
    const settled = new Promise<CalibrationResult>((resolve) => {
      this.#awaiting = { take, resolve };
    });
    this.keepTime();
    this.#settleTake();
    return settled;
  }

  exportCalibration(): CalibrationData | null {
    return this.#signal.exportCalibration();
  }

  importCalibration(data: unknown): void {
    this.#signal.importCalibration(data);
    this.#publish([]);
  }

  clearCalibration(): void {
    this.#signal.clearCalibration();
    this.#publish([]);
  }

  record(): Recorder {
    const recorder: Recorder = new Recorder(() => {
      this.#recorders.delete(recorder);
    }, this.#signal.options.model);
    this.#recorders.add(recorder);
    return recorder;
  }

  /** Lets time pass until nothing waits for it any more. */
  keepTime(): void {
    if (this.#beat !== null) return;
    const quietIn = this.#lastReadingAt + QUIET_MS - this.#clock.now();
    this.#beat = this.#clock.setTimeout(
      () => {
        this.#beat = null;
        if (this.#clock.now() - this.#lastReadingAt >= QUIET_MS) {
          this.#publish(this.#signal.advance(this.time.now()));
        }
        this.#settleTake();
        const going = this.#onBeat();
        if (going || this.#signal.listening || this.#awaiting) this.keepTime();
      },
      Math.max(BEAT_MS, quietIn),
    );
  }

  end(): void {
    this.cancelListening();
    this.#awaiting?.take.cancel();
    this.#settleTake();
    if (this.#beat !== null) this.#clock.clearTimeout(this.#beat);
    this.#beat = null;
  }

  /** The store is whole before any listener hears of what changed. */
  #publish(events: readonly SignalEvent[]): void {
    const { primary, faces, mood, listening, calibrating } = this.#signal;
    this.#store.setState({
      primary,
      faces,
      mood,
      listening: listening?.state ?? null,
      calibrating: calibrating?.state.progress ?? null,
      calibrated: this.#signal.exportCalibration() !== null,
    });
    for (const each of events) this.emit(each.type, each.event);
    this.#settleTake();
  }

  /** A listener that throws is the game's bug: reported as such, it stops nobody else. */
  emit<K extends keyof EmotionEvents>(name: K, event: EmotionEvents[K]): void {
    for (const listener of this.#events.listeners(name)) {
      try {
        (listener as (event: EmotionEvents[K]) => void)(event);
      } catch (error) {
        reportError(error);
      }
    }
  }

  #settleTake(): void {
    if (!this.#awaiting?.take.result) return;
    const { take, resolve } = this.#awaiting;
    this.#awaiting = null;
    this.#store.setState({
      calibrating: null,
      calibrated: this.#signal.exportCalibration() !== null,
    });
    if (take.result) resolve(take.result);
  }
}

export function asEmotionError(cause: unknown): EmotionError {
  if (cause instanceof EmotionError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new EmotionError('unsupported', `Unexpected: ${message}`, { cause });
}
