import type { AssetUrls } from '../assets';
import { systemClock, type Clock } from '../clock';
import { EmotionError } from '../errors';
import { spawnWorker } from '../spawn-worker';
import type { Backend, FrameReading, LoadingProgress } from '../types';
import { workerAddress } from './workerAddress';
import type { PerceptionConfig, PerceptionInfo, Reply, Request } from './protocol';

export type { PerceptionInfo } from './protocol';

export interface PerceptionOptions {
  readonly urls: AssetUrls;
  /** An own copy of the worker's script. */
  readonly workerUrl?: string | URL | undefined;
  readonly backend: Backend | 'auto';
  /** 1..10; more are seen, the largest are read. */
  readonly maxFaces: number;
  /** Readings carry the 48×48 gray crop of each face; default false. */
  readonly crops?: boolean | undefined;
  onProgress(progress: LoadingProgress): void;
  /** The worker died and is started again, for the first, second or third time. */
  onRestart?(attempt: number): void;
  readonly clock?: Clock | undefined;
}

type Frame = VideoFrame | ImageBitmap;

interface PendingRead {
  readonly frame: Frame;
  readonly timestamp: number;
  readonly resolve: (reading: FrameReading | null) => void;
}

/** Restarts after 250, 500 and 1000 ms; a minute of good work earns all three anew. */
const RESTART_DELAYS_MS = [250, 500, 1000];
const RESTARTS_FORGIVEN_MS = 60_000;
/** Silence, ms, after which a worker that owes an answer is taken for dead: twice in a row. */
const WATCH_READ_MS = 4000;
const WATCH_LOAD_MS = 30_000;
/** Browsers say nothing of why a worker's script was kept from running. */
const notLoaded = (address: string) =>
  `its script did not load from ${address}: is it there, served as JavaScript, and with Cross-Origin-Embedder-Policy where the page has that header?`;
/** So many frames in a row that could not be read, and the worker is taken for useless. */
const MOST_FAILED_FRAMES = 30;

/**
 * The page's side of the perception worker: one frame under way at a time, the newest waiting, and
 * a worker that is replaced when it dies.
 */
export class PerceptionClient {
  private worker: Worker | null = null;
  private loading: Promise<PerceptionInfo> | null = null;
  private settleLoad: {
    resolve(info: PerceptionInfo): void;
    reject(error: EmotionError): void;
  } | null = null;
  private ready = false;
  private closed = false;
  private sequence = 0;
  private flying: PendingRead | null = null;
  private waiting: PendingRead | null = null;
  private failedFrames = 0;
  private restarts = 0;
  private readyAt = 0;
  private nextId = 1;
  private furthest = 0;
  private watchdog: number | null = null;
  private restartTimer: number | null = null;
  private config: PerceptionConfig;
  private readonly clock: Clock;
  private readonly failureListeners = new Set<(error: EmotionError) => void>();

  constructor(private readonly options: PerceptionOptions) {
    this.config = { maxFaces: options.maxFaces, crops: options.crops ?? false };
    this.clock = options.clock ?? systemClock;
  }

  /** True while a frame is being read. */
  get busy(): boolean {
    return this.flying !== null;
  }

  /**
   * Starts the worker, loads the models and warms them up; a second call gives the same promise.
   *
   * @throws EmotionError `unsupported`, `model-missing`, `model-invalid`, `worker-crashed`
   */
  load(): Promise<PerceptionInfo> {
    this.loading ??= new Promise<PerceptionInfo>((resolve, reject) => {
      this.settleLoad = { resolve, reject };
      this.restarts = 0;
      this.spawn();
    });
    return this.loading;
  }

  /**
   * Reads one frame, which is transferred and closed in any case.
   *
   * @param timestamp media time, ms
   * @returns null for a frame that gave way to a newer one, could not be read, or came while the
   * worker was not ready
   */
  read(frame: Frame, timestamp: number): Promise<FrameReading | null> {
    return new Promise((resolve) => {
      const read = { frame, timestamp, resolve };
      if (!this.ready) {
        drop(read);
      } else if (this.flying) {
        if (this.waiting) drop(this.waiting);
        this.waiting = read;
      } else {
        this.send(read);
      }
    });
  }

  configure(change: { maxFaces?: number; crops?: boolean }): void {
    this.config = { ...this.config, ...change };
    if (this.ready) this.post({ type: 'configure', config: this.config });
  }

  /**
   * @param listener called once perception is lost for good after it had been ready
   * @returns undo
   */
  onFailure(listener: (error: EmotionError) => void): () => void {
    this.failureListeners.add(listener);
    return () => this.failureListeners.delete(listener);
  }

  /** Ends the worker. Pending reads resolve null; a pending load rejects. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.retire();
    this.settleLoad?.reject(new EmotionError('worker-crashed', 'perception was closed'));
    this.settleLoad = null;
    this.failureListeners.clear();
  }

  private spawn(): void {
    if (typeof Worker === 'undefined') {
      this.fail(new EmotionError('unsupported', 'this browser has no workers'));
      return;
    }
    let worker: Worker;
    try {
      worker = spawnWorker(this.options.workerUrl);
    } catch (cause) {
      this.fail(new EmotionError('worker-crashed', 'the worker could not be started', { cause }));
      return;
    }
    this.worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (worker === this.worker) this.receive(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker === this.worker) {
        this.replace('worker-crashed', event.message || this.whyNotLoaded());
      }
    });
    worker.addEventListener('messageerror', () => {
      if (worker === this.worker) this.replace('worker-crashed', 'its answer was unreadable');
    });
    this.post({
      type: 'load',
      urls: this.options.urls,
      backend: this.options.backend,
      config: this.config,
      firstId: this.nextId,
    });
    this.watch(WATCH_LOAD_MS);
  }

  private receive(reply: Reply): void {
    switch (reply.type) {
      case 'progress':
        this.watch(WATCH_LOAD_MS);
        if (this.settleLoad) this.report(reply.progress);
        break;
      case 'ready':
        this.becomeReady(reply.info);
        break;
      case 'reading':
        this.failedFrames = 0;
        for (const face of reply.reading.faces) this.nextId = Math.max(this.nextId, face.id + 1);
        this.land(reply.sequence, reply.reading);
        break;
      case 'frame-failed':
        this.land(reply.sequence, null);
        if ((this.failedFrames += 1) >= MOST_FAILED_FRAMES) {
          this.replace('worker-crashed', `${MOST_FAILED_FRAMES} frames in a row: ${reply.message}`);
        }
        break;
      case 'failed':
        if (reply.code === 'gpu-lost' || reply.code === 'worker-crashed') {
          this.replace(reply.code, reply.message);
        } else {
          this.fail(new EmotionError(reply.code, reply.message));
        }
        break;
    }
  }

  private becomeReady(info: PerceptionInfo): void {
    this.unwatch();
    this.ready = true;
    this.failedFrames = 0;
    this.readyAt = this.clock.now();
    this.post({ type: 'configure', config: this.config });
    if (!this.settleLoad) return;
    this.report({ ...this.lastProgress, progress: 1 });
    this.settleLoad.resolve(info);
    this.settleLoad = null;
  }

  private lastProgress: LoadingProgress = { loadedBytes: 0, totalBytes: 0, progress: 0 };

  private report(progress: LoadingProgress): void {
    this.furthest = Math.max(this.furthest, progress.progress);
    this.lastProgress = { ...progress, progress: this.furthest };
    this.options.onProgress(this.lastProgress);
  }

  private send(read: PendingRead): void {
    this.flying = read;
    this.sequence++;
    const { frame, timestamp } = read;
    try {
      this.post({ type: 'frame', sequence: this.sequence, timestamp, frame }, [frame]);
      this.watch(WATCH_READ_MS);
    } catch {
      this.flying = null;
      drop(read);
    }
  }

  private land(sequence: number, reading: FrameReading | null): void {
    if (sequence !== this.sequence || !this.flying) return;
    this.unwatch();
    const { resolve } = this.flying;
    const next = this.waiting;
    this.flying = this.waiting = null;
    if (next) this.send(next);
    resolve(reading);
  }

  private whyNotLoaded(): string {
    return notLoaded(workerAddress(() => spawnWorker(this.options.workerUrl)));
  }

  /** The worker is gone or useless: a new one takes its place, at most three times. */
  private replace(code: 'worker-crashed' | 'gpu-lost', reason: string): void {
    if (this.ready && this.clock.now() - this.readyAt > RESTARTS_FORGIVEN_MS) this.restarts = 0;
    const delay = RESTART_DELAYS_MS[this.restarts];
    if (delay === undefined) {
      this.fail(new EmotionError(code, `the worker died and three restarts failed: ${reason}`));
      return;
    }
    this.retire();
    this.restarts++;
    this.options.onRestart?.(this.restarts);
    this.restartTimer = this.clock.setTimeout(() => this.spawn(), delay);
  }

  private fail(error: EmotionError): void {
    const loading = this.settleLoad;
    const listeners = [...this.failureListeners];
    this.retire();
    if (loading) {
      this.settleLoad = null;
      this.loading = null;
      loading.reject(error);
    } else {
      for (const listener of listeners) listener(error);
    }
  }

  private retire(): void {
    this.unwatch();
    if (this.restartTimer !== null) this.clock.clearTimeout(this.restartTimer);
    this.restartTimer = null;
    this.worker?.terminate();
    this.worker = null;
    this.ready = false;
    for (const read of [this.flying, this.waiting]) if (read) drop(read);
    this.flying = this.waiting = null;
  }

  private post(request: Request, transfer: Transferable[] = []): void {
    this.worker?.postMessage(request, transfer);
  }

  /** Two periods, so that a page that slept does not take its first late timer for a dead worker. */
  private watch(ms: number, strikes = 0): void {
    this.unwatch();
    this.watchdog = this.clock.setTimeout(() => {
      if (strikes === 0) this.watch(ms, 1);
      else this.replace('worker-crashed', `no answer for ${2 * ms} ms`);
    }, ms);
  }

  private unwatch(): void {
    if (this.watchdog !== null) this.clock.clearTimeout(this.watchdog);
    this.watchdog = null;
  }
}

function drop({ frame, resolve }: PendingRead): void {
  frame.close();
  resolve(null);
}
