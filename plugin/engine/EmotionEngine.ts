import { kindOf } from '../camera/createSource';
import { listCameras, type CameraInfo } from '../camera/listCameras';
import type { Frame } from '../camera/FrameSource';
import { systemClock, type Clock } from '../clock';
import {
  checkSource,
  resolveOptions,
  signalOptionsOf,
  type EmotionOptions,
  type LiveOptions,
  type ResolvedOptions,
  type StartOptions,
} from '../options';
import type { FrameReading } from '../types';
import { AwaitedDevice } from './AwaitedDevice';
import { Calls } from './Calls';
import { Life } from './Life';
import type { Event } from './machine/events';
import { sessionOf, type State } from './machine/states';
import { viewOf } from './machine/view';
import { Models } from './Models';
import { OpenSource } from './OpenSource';
import { Pace } from './pace/Pace';
import { SignalHost } from './SignalHost';
import { warnUnheard } from './unheard';
import { WatchedPage } from './WatchedPage';

export interface StopOptions {
  /** Keeps the worker and its models warm, so that the next `start()` is instant; default false. */
  readonly keepLoaded?: boolean;
}

/**
 * The whole way of a frame without Phaser: a source, the worker, the signal, the store and the
 * events. What follows on what is the machine's affair; here it is done. `EmotionPlugin` ties it to
 * a game; any other engine could.
 */
export class EmotionEngine extends SignalHost {
  #options: ResolvedOptions;
  readonly #pace: Pace;
  readonly #source: OpenSource;
  readonly #models: Models;
  readonly #life: Life;
  readonly #calls = new Calls();
  readonly #page: WatchedPage;
  #startedWith: StartOptions = {};

  /** @throws EmotionError `bad-option` */
  constructor(options: EmotionOptions = {}, clock: Clock = systemClock) {
    const resolved = resolveOptions(options);
    super(signalOptionsOf(resolved), clock);
    this.#options = resolved;
    this.#pace = new Pace(resolved.targetFps, clock.now());
    const tell = (event: Event) => {
      this.#life.send(event);
    };
    this.#models = new Models({
      progress: (loading) => {
        this.tell({ loading });
      },
      ready: ({ model, backend, neutralReference }) => {
        this.meetClassifier(model, neutralReference);
        this.tell({ performance: { ...this.store.getState().performance, backend } });
      },
      tell,
    });
    this.#source = new OpenSource(
      {
        frame: (frame, timestamp) => void this.#perceive(frame, timestamp),
        reading: (reading) => {
          this.#hear(reading);
        },
        discontinuity: () => {
          this.forgetFaces();
        },
        tell,
      },
      clock,
    );
    this.#page = new WatchedPage({
      hidden: (hidden) => {
        this.pageHidden(hidden);
      },
      blurred: (blurred) => {
        this.#pace.blurred = blurred;
      },
      key: (key) => {
        if (key === this.#options.stopKey) this.stop();
      },
    });
    this.#life = this.#live();
    this.on('facefound', () => {
      tell({ type: 'face-found' });
    });
    this.on('facelost', () => {
      tell({ type: 'face-lost' });
    });
  }

  /** What it was made with, defaults filled in, and changed by `configure()` since. */
  get options(): ResolvedOptions {
    return this.#options;
  }

  /** What `start()` was last given, to start the same again: a picked camera, a file. */
  get startedWith(): StartOptions {
    return this.#startedWith;
  }

  /** The element that plays the source, for a self-view; null while there is none. */
  get video(): HTMLVideoElement | null {
    return this.#source.video;
  }

  /**
   * Loads models and warms up without a camera, so that a later `start()` is instant.
   *
   * @returns false when it failed; `error` says why and the store keeps it
   */
  preload(): Promise<boolean> {
    return this.#calls.make((caller) => {
      this.#life.send({ type: 'preload', caller });
    });
  }

  /**
   * Begins to read: the webcam, or `source`. Call it from the player's own click: it is what makes
   * the browser ask. Called again with another source, it switches without restarting the worker.
   * While the page is hidden nothing opens; the promise then waits until it is in view.
   *
   * @returns true once frames are being read; false when it failed, was stopped or replaced
   *   meanwhile: the `error` event, `store.error` and status `failed` say why, and the game goes on
   * @throws EmotionError `bad-option` when an option is wrong
   */
  async start(options: StartOptions = {}): Promise<boolean> {
    checkSource(options);
    this.#startedWith = options;
    if (this.#life.state.at !== 'destroyed') this.#page.watch();
    return this.#calls.make((caller) => {
      this.#life.send({ type: 'start', caller, options, kind: kindOf(options) });
    });
  }

  /** Ends reading: tracks stopped, camera light off, worker gone. Open windows can still be answered by hand. */
  stop({ keepLoaded = false }: StopOptions = {}): void {
    this.#life.send({ type: 'stop', keepLoaded });
  }

  /** Nobody looks: the camera is released, time stands still, everything else is kept. */
  pause(): void {
    this.#life.send({ type: 'pause' });
  }

  /**
   * Picks up what `pause()` left.
   *
   * @returns as `start()`; false also when nothing was paused
   */
  resume(): Promise<boolean> {
    return this.#calls.make((caller) => {
      this.#life.send({ type: 'resume', caller });
    });
  }

  /** Ends everything for good: what waits is told no or cancelled, no listener is left. */
  destroy(): void {
    this.#life.send({ type: 'destroy' });
  }

  /** How fast the game runs and wants to, frames/s: the plugin gives way to it. */
  setGamePace(fps: number, targetFps: number): void {
    this.#pace.game(fps, targetFps);
  }

  /**
   * Changes filter, preset, number of faces or rate while it runs; what is left out or undefined
   * stays as it is.
   *
   * @throws EmotionError `bad-option`, and then nothing changes
   */
  configure(change: LiveOptions): void {
    const said = Object.entries(change).filter(([, value]) => value !== undefined);
    this.setUp({ ...this.#options, ...Object.fromEntries(said) });
  }

  /** The cameras of this machine, with names once a camera was allowed. */
  cameras(): Promise<CameraInfo[]> {
    return listCameras();
  }

  /** Takes all options anew. */
  protected setUp(wished: EmotionOptions): void {
    const options = resolveOptions(wished);
    this.tune(signalOptionsOf(options));
    this.#options = options;
    this.#pace.wishFps = options.targetFps;
    this.#models.configure(options);
  }

  protected pageHidden(hidden: boolean): void {
    this.#life.send({ type: hidden ? 'hide' : 'show' });
  }

  protected override isLive(): boolean {
    const session = sessionOf(this.#life.state);
    return session !== null && this.#life.state.at !== 'paused';
  }

  protected override onBeat(): void {
    const measured = this.#pace.review(this.clock.now());
    if (measured) this.tell({ performance: { ...this.store.getState().performance, ...measured } });
  }

  #live(): Life {
    const source = this.#source;
    const models = this.#models;
    const awaited = new AwaitedDevice(() => {
      this.#life.send({ type: 'device-returned' });
    });
    return new Life(
      {
        open: (effect) => {
          this.#pace.restart(this.clock.now());
          source.open(effect);
          this.keepTime();
        },
        begin: (effect) => {
          source.begin(effect, () => this.#pace.targetFps);
        },
        close: () => {
          source.close();
        },
        load: () => {
          models.load(this.#options);
        },
        release: () => {
          models.release();
        },
        'await-device': ({ device }) => {
          awaited.await(device);
        },
        'forget-device': () => {
          awaited.forget();
        },
        'forget-faces': () => {
          this.forgetFaces();
        },
        'hold-time': () => {
          this.holdTime();
        },
        'release-time': () => {
          this.releaseTime();
        },
        settle: (effect) => {
          this.#calls.settle(effect);
        },
        end: () => {
          this.#page.leave();
        },
      },
      (state, previous) => {
        this.#show(state, previous);
        if (state.at === 'destroyed') this.end();
      },
    );
  }

  /** No window runs out before the first picture could come. */
  protected override standsStill(): boolean {
    const { at } = this.#life.state;
    return at === 'requesting' || at === 'loading';
  }

  /** Status and errors follow from the state. */
  #show(state: State, before: State): void {
    const view = viewOf(state);
    const previous = viewOf(before);
    this.tell({ ...view, camera: this.#source.frames?.camera ?? null });
    if (view.status !== previous.status) {
      this.emit('status', { status: view.status, previous: previous.status });
    }
    if (view.error && view.error !== previous.error) {
      if (!this.hears('error')) warnUnheard(view.error);
      this.emit('error', view.error);
    }
  }

  async #perceive(frame: Frame, timestamp: number): Promise<void> {
    const { frames } = this.#source;
    const sentAt = performance.now();
    const answer = this.#models.read(frame, timestamp);
    const sendMs = performance.now() - sentAt;
    const reading = await answer;
    // Of a source that was closed meanwhile nothing more is heard.
    if (reading && frames === this.#source.frames) this.#hear(reading, sendMs);
  }

  #hear(reading: FrameReading, sendMs = 0): void {
    const heardAt = performance.now();
    this.accept(reading);
    this.#pace.frame(reading.timing, sendMs + performance.now() - heardAt);
  }
}
