import { kindOf } from '../camera/createSource';
import { listCameras, type CameraInfo } from '../camera/listCameras';
import { systemClock, type Clock } from '../clock';
import {
  checkSource,
  resolveOptions,
  signalOptionsOf,
  type EmotionOptions,
  type LiveOptions,
  type ResolvedOptions,
  type StartOptions,
  type StopOptions,
} from '../options';
import type { Performance } from '../types';
import { AwaitedDevice } from './AwaitedDevice';
import { Calls } from './Calls';
import { FramePath } from './FramePath';
import { Life } from './Life';
import type { Event } from './machine/events';
import { sessionOf, type State } from './machine/states';
import { viewOf } from './machine/view';
import { SignalHost } from './SignalHost';
import { warnUnheard } from './unheard';
import { WatchedPage } from './WatchedPage';

/**
 * The whole way of a frame without Phaser: a source, the worker, the signal, the store and the
 * events. What follows on what is the machine's affair; here it is done. `EmotionPlugin` ties it to
 * a game; any other engine could.
 */
export class EmotionEngine extends SignalHost {
  #options: ResolvedOptions;
  readonly #path: FramePath;
  readonly #page: WatchedPage;
  readonly #calls = new Calls();
  readonly #life: Life;
  #startedWith: StartOptions = {};

  /** @throws EmotionError `bad-option` */
  constructor(options: EmotionOptions = {}, clock: Clock = systemClock) {
    const resolved = resolveOptions(options);
    super(signalOptionsOf(resolved), clock);
    this.#options = resolved;
    const send = (event: Event) => this.#life.send(event);
    this.#path = new FramePath(
      resolved,
      {
        progress: (loading) => this.tell({ loading }),
        ready: ({ model, backend, neutralReference }) => {
          this.meetClassifier(model, neutralReference);
          this.#measured({ backend });
        },
        reading: (reading) => this.accept(reading),
        discontinuity: () => this.forgetFaces(),
        tell: send,
      },
      clock,
    );
    this.#page = new WatchedPage({
      hidden: (hidden) => this.pageHidden(hidden),
      blurred: (blurred) => (this.#path.pace.blurred = blurred),
      key: (key) => {
        if (key === this.#options.stopKey) this.stop();
      },
    });
    const awaited = new AwaitedDevice(() => send({ type: 'device-returned' }));
    this.#life = new Life(
      {
        ...this.#path.effects,
        ...this.#page.effects,
        ...this.#calls.effects,
        ...awaited.effects,
        'forget-faces': () => this.forgetFaces(),
        'hold-time': () => this.time.leave(),
        'release-time': () => this.time.return(),
      },
      (state, previous) => this.#show(state, previous),
    );
    this.on('facefound', () => send({ type: 'face-found' }));
    this.on('facelost', () => send({ type: 'face-lost' }));
  }

  /** What it was made with, defaults filled in, and changed by `configure()` since. */
  get options(): ResolvedOptions {
    return this.#options;
  }

  /** What `start()` was last given, to start the same again: a picked camera, a file. */
  get startedWith(): StartOptions {
    return this.#startedWith;
  }

  /**
   * The element that plays the source, for a self-view; null while there is none. That of a camera or a
   * stream may stand still until it is first asked for.
   */
  get video(): HTMLVideoElement | null {
    return this.#path.video;
  }

  /**
   * Loads models and warms up without a camera, so that a later `start()` is instant.
   *
   * @returns false when it failed; `error` says why and the store keeps it
   */
  preload(): Promise<boolean> {
    return this.#calls.make((caller) => this.#life.send({ type: 'preload', caller }));
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
    this.#page.watch();
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
    return this.#calls.make((caller) => this.#life.send({ type: 'resume', caller }));
  }

  /** Ends everything for good: what waits is told no or cancelled, no listener is left. */
  destroy(): void {
    this.#life.send({ type: 'destroy' });
  }

  /** How fast the game runs and wants to, frames/s: the plugin gives way to it. */
  setGamePace(fps: number, targetFps: number): void {
    this.#path.pace.game(fps, targetFps);
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

  /** @internal Takes all options anew. */
  protected setUp(wished: EmotionOptions): void {
    const options = resolveOptions(wished);
    this.tune(signalOptionsOf(options));
    this.#options = options;
    this.#path.configure(options);
  }

  /** @internal */
  protected pageHidden(hidden: boolean): void {
    this.#life.send({ type: hidden ? 'hide' : 'show' });
  }

  /** @internal */
  protected override isLive(): boolean {
    const session = sessionOf(this.#life.state);
    return session !== null && this.#life.state.at !== 'paused';
  }

  /** @internal */
  protected override onBeat(): void {
    const measured = this.#path.pace.review(this.clock.now());
    if (measured) this.#measured(measured);
  }

  /** @internal No window runs out before the first picture could come. */
  protected override standsStill(): boolean {
    const { at } = this.#life.state;
    return at === 'requesting' || at === 'loading';
  }

  /** Status and errors follow from the state. */
  #show(state: State, before: State): void {
    const view = viewOf(state);
    const previous = viewOf(before);
    this.tell({ ...view, camera: this.#path.camera });
    if (view.status !== previous.status) {
      this.emit('status', { status: view.status, previous: previous.status });
    }
    if (view.error && view.error !== previous.error) {
      if (!this.hears('error')) warnUnheard(view.error);
      this.emit('error', view.error);
    }
    if (this.isLive()) this.time.keep();
    if (state.at === 'destroyed') this.end();
  }

  #measured(change: Partial<Performance>): void {
    this.tell({ performance: { ...this.store.getState().performance, ...change } });
  }
}
