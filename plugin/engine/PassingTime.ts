import type { Clock } from '../clock';
import type { EmotionSignal, SignalEvent } from '../signal';
import { MediaClock } from './MediaClock';

/** Without a frame for this long, ms, time passes by itself for windows, takes and lost faces. */
const QUIET_MS = 200;
/** How often it does then, ms. */
const BEAT_MS = 50;

export interface TimeListener {
  /** Whether readings may come, so that time is to pass without them. */
  isLive(): boolean;
  /** Whether the game stands still, so that no window and no take may run out. */
  standsStill(): boolean;
  /** What followed from the time that passed. */
  passed(events: readonly SignalEvent[]): void;
  /** Called on every beat. */
  beat(): void;
}

/** Lets the signal's time pass where no readings come, so that windows end without a camera. */
export class PassingTime {
  readonly #signal: EmotionSignal;
  readonly #clock: Clock;
  readonly #media: MediaClock;
  readonly #listener: TimeListener;
  #lastReadingAt = -Infinity;
  #beat: number | null = null;
  #ended = false;
  #endStandstill: (() => void) | null = null;
  #endAbsence: (() => void) | null = null;

  constructor(signal: EmotionSignal, clock: Clock, listener: TimeListener) {
    this.#signal = signal;
    this.#clock = clock;
    this.#media = new MediaClock(clock);
    this.#listener = listener;
  }

  /** Signal time, ms. */
  now(): number {
    return this.#media.now();
  }

  /** Signal time of a reading that the source places at `mediaTime`, ms. */
  stamp(mediaTime: number): number {
    this.#lastReadingAt = this.#clock.now();
    const time = this.#media.stamp(mediaTime);
    this.#look();
    this.#beatAnew();
    return time;
  }

  /** The source's timeline jumped: its next reading follows on what is now. */
  rebase(): void {
    this.#media.rebase();
  }

  pass(): void {
    this.#listener.passed(this.#signal.advance(this.now()));
  }

  /** Lets time pass until nothing waits for it any more. */
  keep(): void {
    this.#arm();
    this.#look();
  }

  /** Windows and takes hear nothing and take no time until the returned function is called. */
  hold(): () => void {
    // Time counts up to this moment and from the other on, whenever the beat last fell.
    this.pass();
    const letGo = this.#signal.hold();
    this.#listener.passed([]);
    return () => {
      this.pass();
      letGo();
      this.#listener.passed([]);
    };
  }

  /** Nobody looks: time itself stands still. */
  leave(): void {
    this.#media.hold();
    this.#endAbsence ??= this.hold();
  }

  return(): void {
    this.#media.release();
    this.#endAbsence?.();
    this.#endAbsence = null;
  }

  /** No timer is left. */
  end(): void {
    this.#ended = true;
    if (this.#beat !== null) this.#clock.clearTimeout(this.#beat);
    this.#beat = null;
  }

  #arm(): void {
    if (this.#beat !== null || this.#ended) return;
    const quietIn = this.#lastReadingAt + QUIET_MS - this.#clock.now();
    this.#beat = this.#clock.setTimeout(
      () => {
        this.#beat = null;
        if (this.#isAwaited()) this.#arm();
        this.#look();
        if (this.#clock.now() - this.#lastReadingAt >= QUIET_MS) this.pass();
        this.#listener.beat();
      },
      Math.max(BEAT_MS, quietIn),
    );
  }

  /** A reading is a beat, too: the timer waits until none has come for a while. */
  #beatAnew(): void {
    if (this.#beat === null) return;
    this.#clock.clearTimeout(this.#beat);
    this.#beat = null;
    this.#arm();
    this.#listener.beat();
  }

  #isAwaited(): boolean {
    const { listening, calibrating } = this.#signal;
    return this.#listener.isLive() || listening !== null || calibrating !== null;
  }

  /** Holds while the game stands still. */
  #look(): void {
    if (this.#listener.standsStill()) {
      this.#endStandstill ??= this.#signal.hold();
    } else {
      this.#endStandstill?.();
      this.#endStandstill = null;
    }
  }
}
