import type { AssetUrls } from '../assets';
import { systemClock, type Clock } from '../clock';
import { EmotionError } from '../errors';
import type { Backend, FrameReading, LoadingProgress } from '../types';
import { FilesAhead } from './ahead';
import { FrameQueue } from './FrameQueue';
import { LastingWorker } from './LastingWorker';
import type { FrameName, PerceptionConfig, PerceptionInfo, Reply } from './protocol';

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

/** A track whose frames the worker takes by itself. */
export interface Followed {
  /** Its frames from now on, to be transferred; asked for anew when the worker was started again. */
  readonly open: () => ReadableStream<VideoFrame>;
  /** At most so many a second. */
  readonly fps: () => number;
  /** Told of every frame that was due; null of one that could not be read. */
  readonly hear: (reading: FrameReading | null) => void;
}

/** Silence, ms, after which a worker that owes an answer is taken for dead: twice in a row. */
const WATCH_READ_MS = 4000;
const WATCH_LOAD_MS = 30_000;
/** So many frames in a row that could not be read, and the worker is taken for useless. */
const MOST_FAILED_FRAMES = 30;

/** The page's side of the perception worker: loads it, asks it, and reports what it says. */
export class PerceptionClient {
  readonly #options: PerceptionOptions;
  readonly #worker: LastingWorker;
  readonly #frames: FrameQueue;
  readonly #failureListeners = new Set<(error: EmotionError) => void>();
  #config: PerceptionConfig;
  #loading: Promise<PerceptionInfo> | null = null;
  #settleLoad: {
    resolve(info: PerceptionInfo): void;
    reject(error: EmotionError): void;
  } | null = null;
  #progress: LoadingProgress = { loadedBytes: 0, totalBytes: 0, progress: 0 };
  #files: FilesAhead | null = null;
  #failedFrames = 0;
  #nextId = 1;
  #followed: Followed | null = null;
  #run = 0;
  #fps = 0;

  constructor(options: PerceptionOptions) {
    this.#options = options;
    this.#config = { maxFaces: options.maxFaces, crops: options.crops ?? false };
    this.#worker = new LastingWorker(
      options.workerUrl,
      {
        started: () => this.#askToLoad(),
        heard: (reply) => this.#receive(reply),
        died: (attempt) => {
          this.#drop();
          if (attempt !== null) options.onRestart?.(attempt);
        },
        failed: (error) => this.#fail(error),
      },
      options.clock ?? systemClock,
    );
    this.#frames = new FrameQueue((frame, timestamp, sequence) => {
      this.#worker.post({ type: 'frame', sequence, timestamp, frame }, [frame]);
      this.#worker.watch(WATCH_READ_MS);
    });
  }

  /** True while a frame is being read. */
  get busy(): boolean {
    return this.#frames.busy;
  }

  /**
   * Starts the worker, loads the models and warms them up; a second call gives the same promise.
   *
   * @throws EmotionError `unsupported`, `model-missing`, `model-invalid`, `worker-crashed`
   */
  load(): Promise<PerceptionInfo> {
    this.#loading ??= new Promise<PerceptionInfo>((resolve, reject) => {
      this.#settleLoad = { resolve, reject };
      this.#worker.start();
    });
    return this.#loading;
  }

  /**
   * Reads one frame, which is transferred and closed in any case.
   *
   * @param timestamp media time, ms
   * @returns null for a frame that gave way to a newer one, could not be read, or came while the
   * worker was not ready
   */
  async read(frame: VideoFrame | ImageBitmap, timestamp: number): Promise<FrameReading | null> {
    if (this.#worker.isReady) return this.#frames.add(frame, timestamp);
    frame.close();
    return null;
  }

  /** Lets the worker take a track's frames by itself: of the one before nothing more is heard. */
  follow(followed: Followed | null): void {
    if (this.#followed) this.#worker.post({ type: 'unfollow' });
    this.#followed = followed;
    if (!this.#worker.isReady) return;
    this.#askToFollow();
    this.#rest();
  }

  configure(change: { maxFaces?: number; crops?: boolean }): void {
    this.#config = { ...this.#config, ...change };
    if (this.#worker.isReady) this.#worker.post({ type: 'configure', config: this.#config });
  }

  /**
   * @param listener called once perception is lost for good after it had been ready
   * @returns undo
   */
  onFailure(listener: (error: EmotionError) => void): () => void {
    this.#failureListeners.add(listener);
    return () => this.#failureListeners.delete(listener);
  }

  /** Ends the worker. Pending reads resolve null; a pending load rejects. */
  close(): void {
    this.#worker.end();
    this.#drop();
    this.#settleLoad?.reject(new EmotionError('worker-crashed', 'perception was closed'));
    this.#settleLoad = null;
    this.#failureListeners.clear();
    this.#followed = null;
  }

  #askToLoad(): void {
    const { urls, backend } = this.#options;
    const config = this.#config;
    this.#files = new FilesAhead(urls, backend);
    const ahead = this.#files.ports;
    this.#worker.post({ type: 'load', urls, ahead, backend, config, firstId: this.#nextId }, [
      ...ahead.values(),
    ]);
    this.#worker.watch(WATCH_LOAD_MS);
  }

  #askToFollow(): void {
    if (!this.#followed) return;
    const { open, fps } = this.#followed;
    let frames: ReadableStream<VideoFrame>;
    try {
      frames = open();
    } catch {
      // A track that ended meanwhile is told of by its source.
      return;
    }
    this.#run += 1;
    this.#fps = fps();
    this.#worker.post(
      {
        type: 'follow',
        sequence: this.#run,
        frames,
        fps: this.#fps,
        origin: performance.timeOrigin,
      },
      [frames],
    );
  }

  #receive(reply: Reply): void {
    switch (reply.type) {
      case 'progress':
        this.#worker.watch(WATCH_LOAD_MS);
        if (this.#settleLoad) this.#report(reply.progress);
        break;
      case 'ready':
        this.#becomeReady(reply.info);
        break;
      case 'reading':
        this.#failedFrames = 0;
        for (const face of reply.reading.faces) this.#nextId = Math.max(this.#nextId, face.id + 1);
        this.#land(reply, reply.reading);
        break;
      case 'waiting':
        this.#rest();
        break;
      case 'frame-failed':
        this.#land(reply, null);
        this.#failedFrames += 1;
        if (this.#failedFrames >= MOST_FAILED_FRAMES) {
          const reason = `${MOST_FAILED_FRAMES} frames in a row: ${reply.message}`;
          this.#worker.replace('worker-crashed', reason);
        }
        break;
      case 'failed':
        if (reply.code === 'gpu-lost' || reply.code === 'worker-crashed') {
          this.#worker.replace(reply.code, reply.message);
        } else {
          this.#worker.fail(new EmotionError(reply.code, reply.message));
        }
        break;
    }
  }

  #becomeReady(info: PerceptionInfo): void {
    this.#worker.becomeReady();
    this.#failedFrames = 0;
    this.#worker.post({ type: 'configure', config: this.#config });
    if (this.#settleLoad) {
      this.#report({ ...this.#progress, progress: 1 });
      this.#settleLoad.resolve(info);
      this.#settleLoad = null;
    }
    this.#askToFollow();
    this.#rest();
  }

  /** Progress never falls, whatever a worker's successor says. */
  #report(progress: LoadingProgress): void {
    const furthest = Math.max(this.#progress.progress, progress.progress);
    this.#progress = { ...progress, progress: furthest };
    this.#options.onProgress(this.#progress);
  }

  #land({ sequence, followed }: FrameName, reading: FrameReading | null): void {
    if (!followed) this.#frames.land(sequence, reading);
    else if (sequence === this.#run) this.#followed?.hear(reading);
    this.#rest();
  }

  /** It lives: while it follows a track it is to say so again, and else only when it is asked. */
  #rest(): void {
    if (this.#frames.busy) return;
    this.#worker.unwatch();
    if (!this.#followed) return;
    this.#worker.watch(WATCH_READ_MS);
    const fps = this.#followed.fps();
    if (fps !== this.#fps) this.#worker.post({ type: 'pace', fps });
    this.#fps = fps;
  }

  /** What was on its way to the worker. */
  #drop(): void {
    this.#files?.abort();
    this.#frames.clear();
  }

  #fail(error: EmotionError): void {
    this.#drop();
    const loading = this.#settleLoad;
    if (!loading) {
      for (const listener of [...this.#failureListeners]) listener(error);
      return;
    }
    this.#settleLoad = null;
    this.#loading = null;
    loading.reject(error);
  }
}
