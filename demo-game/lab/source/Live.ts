import {
  EmotionEngine,
  type EmotionError,
  type EmotionStoreState,
  type ListenOptions,
  type ListenResult,
  type ReadingEvent,
  type StartOptions,
} from 'phaser-emotion';
import { signalOptionsOf, type Range, type Tuning } from '../tuning';

export interface LiveListener {
  reading(event: ReadingEvent): void;
  state(state: EmotionStoreState): void;
  failed(error: EmotionError): void;
  /** The source came to its end by itself. */
  ended(): void;
}

/** The engine behind webcam, playing video and replayed recording; made anew for another model. */
export class Live {
  #tuning: Tuning;
  readonly #listener: LiveListener;
  #engine: EmotionEngine | null = null;
  #range: Range = 'short';
  #running = false;

  constructor(tuning: Tuning, listener: LiveListener) {
    this.#tuning = tuning;
    this.#listener = listener;
  }

  get running(): boolean {
    return this.#running;
  }

  /** The camera's stream, to be shown. */
  get stream(): MediaStream | null {
    const { srcObject } = this.#engine?.video ?? { srcObject: null };
    return srcObject instanceof MediaStream ? srcObject : null;
  }

  /** Names the classifier once it is loaded. */
  get model(): string | null {
    return this.#engine?.record().stop().model ?? null;
  }

  /** The camera's `deviceId`; null while none is on. */
  get camera(): string | null {
    return this.stream?.getVideoTracks()[0]?.getSettings().deviceId ?? null;
  }

  /** @param range  what the face detector must see; a recording needs none */
  async start(options: StartOptions, range = this.#range): Promise<boolean> {
    if (range !== this.#range) this.renew(this.#tuning);
    this.#range = range;
    this.#engine ??= this.#create();
    this.#running = await this.#engine.start(options);
    return this.#running;
  }

  stop(): void {
    this.#running = false;
    this.#engine?.stop({ keepLoaded: true });
  }

  listen(options: ListenOptions): Promise<ListenResult> {
    this.#engine ??= this.#create();
    return this.#engine.listen(options);
  }

  /** @throws EmotionError `bad-option`, and then nothing changes */
  configure(tuning: Tuning): void {
    const { targetFps } = tuning;
    this.#engine?.configure({ ...signalOptionsOf(tuning), targetFps });
    this.#tuning = tuning;
  }

  /** Ends the worker: the next start makes a new one under the present tuning. */
  renew(tuning: Tuning): void {
    this.#tuning = tuning;
    this.#running = false;
    this.#engine?.destroy();
    this.#engine = null;
  }

  #create(): EmotionEngine {
    const { targetFps, backend, modelUrl } = this.#tuning;
    const engine = new EmotionEngine({
      ...signalOptionsOf(this.#tuning),
      targetFps,
      detector: this.#range,
      backend,
      crops: true,
      ...(modelUrl !== null && { modelUrl }),
    });
    engine.on('reading', (event) => this.#listener.reading(event));
    engine.on('error', (error) => {
      this.#running = false;
      this.#listener.failed(error);
    });
    engine.on('status', ({ status }) => {
      if (status !== 'off' || !this.#running || engine !== this.#engine) return;
      this.#running = false;
      this.#listener.ended();
    });
    engine.store.subscribe((state) => this.#listener.state(state));
    return engine;
  }
}
