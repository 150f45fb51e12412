import { EventEmitter } from 'eventemitter3';
import type { StoreApi } from 'zustand/vanilla';
import { createSource } from '../camera/createSource';
import type { Frame, FrameSource } from '../camera/FrameSource';
import { systemClock, type Clock } from '../clock';
import type { EmotionError } from '../errors';
import {
  checkSource,
  resolveOptions,
  type EmotionOptions,
  type LiveOptions,
  type ResolvedOptions,
  type StartOptions,
} from '../options';
import { Pace } from './pace/Pace';
import { isReadingSource, type ReadingSource } from '../camera/ReadingSource';
import type { PerceptionInfo } from '../perception/protocol';
import type { Recorder } from '../recording';
import { EmotionSignal, parseCalibration, type SignalOptionsInput } from '../signal';
import { asEmotionError, SignalRelay, type Listeners } from './SignalHost';
import { WarmPerception } from './Models';
import { createEmotionStore, type EmotionStore, type EmotionStoreState } from './store';
import type {
  CalibrateOptions,
  CalibrationData,
  CalibrationResult,
  Emotion,
  EmotionEvents,
  EmotionStatus,
  ListenOptions,
  ListenResult,
  Moment,
} from '../types';

export interface StopOptions {
  /** Keeps the worker and its models warm, so that the next `start()` is instant; default false. */
  readonly keepLoaded?: boolean;
}

const REVIEW_MS = 1000;

const RUNNING: readonly EmotionStatus[] = ['requesting', 'loading', 'watching', 'searching'];

/**
 * The whole way of a frame without Phaser: a source, the worker, the signal, the store and the
 * events. `EmotionPlugin` ties it to a game; any other engine could.
 */
export class EmotionEngine {
  readonly store: EmotionStore;
  #options: ResolvedOptions;
  #store: StoreApi<EmotionStoreState>;
  #events = new EventEmitter<Listeners>();
  #clock: Clock;
  #relay: SignalRelay;
  #pace: Pace;
  #perception: WarmPerception;
  #source: FrameSource | null = null;
  #stopReadings: (() => void) | null = null;
  #wanted: StartOptions | null = null;
  /** Counts starts and stops: what belongs to an older run no longer counts. */
  #run = 0;
  #reviewedAt = 0;
  #awaitedCalibration: CalibrationData | null = null;
  #unwatchDevices: (() => void) | null = null;

  /** @throws EmotionError `bad-option` */
  constructor(options: EmotionOptions = {}, clock: Clock = systemClock) {
    this.#options = resolveOptions(options);
    this.#clock = clock;
    const signal = new EmotionSignal(signalOptions(this.#options));
    this.#pace = new Pace(this.#options.targetFps, clock.now());
    this.#store = createEmotionStore(signal.mood, this.#options.targetFps);
    this.store = this.#store;
    this.#relay = new SignalRelay(signal, this.#store, this.#events, clock, () => this.#onBeat());
    this.#perception = new WarmPerception({
      progress: (loading) => {
        this.#store.setState({ loading });
      },
      ready: (info) => {
        this.#meetClassifier(info);
      },
      failed: (error) => {
        this.#fail(error);
      },
    });
    this.on('facefound', () => {
      if (this.#isDelivering()) this.#setStatus('watching');
    });
    this.on('facelost', () => {
      if (this.#isDelivering()) this.#setStatus('searching');
    });
  }

  get options(): ResolvedOptions {
    return this.#options;
  }

  get video(): HTMLVideoElement | null {
    return this.#source?.video ?? null;
  }

  on<K extends keyof EmotionEvents>(
    name: K,
    listener: (event: EmotionEvents[K]) => void,
  ): () => void {
    const typed = listener as EventEmitter.EventListener<Listeners, K>;
    this.#events.on(name, typed);
    return () => {
      this.#events.off(name, typed);
    };
  }

  async preload(): Promise<boolean> {
    const resting = !this.#isRunning() && this.#store.getState().status !== 'paused';
    const run = this.#run;
    if (resting) this.#setStatus('loading');
    try {
      await this.#perception.load(this.#options);
    } catch (error) {
      if (run === this.#run && resting) this.#fail(asEmotionError(error));
      return false;
    }
    if (run === this.#run && resting) this.#setStatus('off');
    return true;
  }

  async start(options: StartOptions = {}): Promise<boolean> {
    checkSource(options);
    if (this.#isRunning() && this.#wanted && sameSource(this.#wanted, options)) return true;
    const run = (this.#run += 1);
    this.#closeSource();
    this.#wanted = options;
    this.#relay.time.release();
    this.#relay.time.rebase();
    this.#relay.forget();
    this.#pace.restart(this.#clock.now());
    this.#relay.keepTime();
    const { source = 'camera' } = options;
    if (isReadingSource(source)) {
      this.#playReadings(source, run);
      return run === this.#run;
    }
    const opening = createSource(source, options);
    this.#source = opening;
    this.#store.setState({ source: opening.kind });
    this.#setStatus('requesting');
    try {
      const loading = this.#perception.load(this.#options);
      // Awaited below, after the camera; until then its failure must not count as unhandled.
      loading.catch(() => undefined);
      await opening.open();
      if (run !== this.#run) return false;
      if (!this.#perception.warm) this.#setStatus('loading');
      await loading;
      if (run !== this.#run) return false;
    } catch (error) {
      opening.close();
      if (run === this.#run) this.#fail(asEmotionError(error));
      return false;
    }
    this.#watch(opening, run);
    return true;
  }

  stop({ keepLoaded = false }: StopOptions = {}): void {
    this.#run += 1;
    this.#wanted = null;
    this.#closeSource();
    if (!keepLoaded) this.#perception.release();
    this.#relay.forget();
    this.#relay.time.release();
    this.#store.setState({ error: null });
    this.#setStatus('off');
  }

  /** Nobody looks: the camera is released, time stands still, everything else is kept. */
  pause(): void {
    if (!this.#isRunning() || !this.#wanted) return;
    this.#run += 1;
    this.#relay.time.hold();
    this.#closeSource();
    this.#setStatus('paused');
  }

  /** Picks up what `pause()` left. */
  async resume(): Promise<boolean> {
    if (this.#store.getState().status !== 'paused' || !this.#wanted) return false;
    return this.start(this.#wanted);
  }

  destroy(): void {
    this.stop();
    this.#relay.end();
    this.#events.removeAllListeners();
  }

  setBlurred(blurred: boolean): void {
    this.#pace.blurred = blurred;
  }

  setGamePace(fps: number, targetFps: number): void {
    this.#pace.game(fps, targetFps);
  }

  async listen(options: ListenOptions): Promise<ListenResult> {
    return this.#relay.listen(options);
  }

  chooseManually(emotion: Emotion): boolean {
    return this.#relay.chooseManually(emotion);
  }

  hold(): () => void {
    return this.#relay.hold();
  }

  level(emotion: Emotion): number {
    return this.#relay.level(emotion);
  }

  moment(label: string): Moment {
    return this.#relay.moment(label);
  }

  async calibrate(options: CalibrateOptions = {}): Promise<CalibrationResult> {
    return this.#relay.calibrate(options);
  }

  exportCalibration(): CalibrationData | null {
    return this.#awaitedCalibration ?? this.#relay.exportCalibration();
  }

  importCalibration(data: unknown): void {
    // Which classifier it must belong to is known once that is loaded.
    if (!this.#perception.warm) this.#awaitedCalibration = parseCalibration(data);
    else this.#relay.importCalibration(data);
  }

  clearCalibration(): void {
    this.#awaitedCalibration = null;
    this.#relay.clearCalibration();
  }

  record(): Recorder {
    return this.#relay.record();
  }

  configure(change: LiveOptions): void {
    const options = resolveOptions({ ...this.#options, ...change });
    this.#relay.configure(signalOptions(options));
    this.#options = options;
    this.#pace.wishFps = options.targetFps;
    this.#perception.client?.configure({ maxFaces: options.maxFaces, crops: options.crops });
  }

  #isRunning(): boolean {
    return RUNNING.includes(this.#store.getState().status);
  }

  #isDelivering(): boolean {
    return this.#isRunning() && (this.#source !== null || this.#stopReadings !== null);
  }

  #meetClassifier({ model, backend, neutralReference }: PerceptionInfo): void {
    this.#relay.configure({ model, ...(neutralReference && { neutralReference }) });
    this.#store.setState(({ performance }) => ({ performance: { ...performance, backend } }));
    const awaited = this.#awaitedCalibration;
    this.#awaitedCalibration = null;
    // A baseline taken with another classifier says nothing about this one.
    if (awaited?.model === model) this.#relay.importCalibration(awaited);
  }

  #watch(source: FrameSource, run: number): void {
    this.#setStatus('searching');
    source.deliver(
      {
        frame: (frame, timestamp) => {
          if (run === this.#run) void this.#perceive(frame, timestamp, run);
          else frame.close();
        },
        discontinuity: () => {
          if (run !== this.#run) return;
          this.#relay.time.rebase();
          this.#relay.forget();
        },
        ended: (error) => {
          if (run !== this.#run) return;
          if (error) this.#fail(error);
          else this.stop({ keepLoaded: true });
        },
      },
      () => this.#pace.targetFps,
    );
  }

  async #perceive(frame: Frame, timestamp: number, run: number): Promise<void> {
    const { client } = this.#perception;
    if (!client) {
      frame.close();
      return;
    }
    const sentAt = performance.now();
    const answer = client.read(frame, timestamp);
    const sendMs = performance.now() - sentAt;
    const reading = await answer;
    if (!reading || run !== this.#run) return;
    const answeredAt = performance.now();
    this.#relay.accept(reading);
    this.#pace.frame(reading.timing, sendMs + performance.now() - answeredAt);
  }

  #playReadings(source: ReadingSource, run: number): void {
    this.#store.setState({ source: source.kind });
    this.#setStatus('searching');
    this.#stopReadings = source.play(
      {
        reading: (reading) => {
          if (run !== this.#run) return;
          this.#relay.accept(reading);
          this.#pace.frame(reading.timing, 0);
        },
        ended: (error) => {
          if (run !== this.#run) return;
          if (error) this.#fail(error);
          else this.stop({ keepLoaded: true });
        },
      },
      this.#clock,
    );
  }

  #closeSource(): void {
    this.#unwatchDevices?.();
    this.#unwatchDevices = null;
    this.#stopReadings?.();
    this.#stopReadings = null;
    this.#source?.close();
    this.#source = null;
    this.#store.setState({ source: null });
  }

  /** The source is given back, the reason told; open windows go on by hand and by time. */
  #fail(error: EmotionError): void {
    this.#run += 1;
    const wanted = this.#wanted;
    this.#closeSource();
    this.#relay.forget();
    this.#store.setState({ error });
    this.#setStatus('failed');
    this.#relay.emit('error', error);
    if (error.code === 'camera-ended' && wanted && !isReadingSource(wanted.source)) {
      this.#awaitReturn(wanted);
    }
  }

  /** A camera that was pulled out is taken up again when one returns, if none else was wanted. */
  #awaitReturn(wanted: StartOptions): void {
    const run = this.#run;
    const again = () => {
      if (run === this.#run) void this.start(wanted);
    };
    navigator.mediaDevices.addEventListener('devicechange', again);
    this.#unwatchDevices = () => {
      navigator.mediaDevices.removeEventListener('devicechange', again);
    };
  }

  #setStatus(status: EmotionStatus): void {
    const { status: previous } = this.#store.getState();
    if (status === previous) return;
    this.#store.setState(status === 'watching' ? { status, error: null } : { status });
    this.#relay.emit('status', { status, previous });
  }

  #onBeat(): boolean {
    const now = this.#clock.now();
    if (now - this.#reviewedAt >= REVIEW_MS) {
      this.#reviewedAt = now;
      const measured = this.#pace.review(now);
      this.#store.setState(({ performance }) => ({ performance: { ...performance, ...measured } }));
    }
    return this.#isRunning();
  }
}

function signalOptions({
  preset,
  filter,
  emotions,
  moodMs,
  patience,
  maxFaces,
}: ResolvedOptions): SignalOptionsInput {
  return {
    maxFaces,
    ...(preset !== undefined && { preset }),
    ...(filter !== undefined && { filter }),
    ...(emotions !== undefined && { emotions }),
    ...(moodMs !== undefined && { moodTauMs: moodMs }),
    ...(patience !== undefined && { patience }),
  };
}

function sameSource(a: StartOptions, b: StartOptions): boolean {
  return (
    (a.source ?? 'camera') === (b.source ?? 'camera') &&
    a.deviceId === b.deviceId &&
    a.facingMode === b.facingMode
  );
}
