import type { Clock } from '../clock';
import { EmotionError } from '../errors';
import { spawnWorker } from '../spawn-worker';
import type { Reply, Request } from './protocol';
import { workerAddress } from './workerAddress';

/** Restarts after 250, 500 and 1000 ms; a minute of good work earns all three anew. */
const RESTART_DELAYS_MS = [250, 500, 1000];
const RESTARTS_FORGIVEN_MS = 60_000;
/** What was lost while the page was hidden may be told so long after its return, ms. */
const TOLD_LATE_MS = 3000;
/** Absent outside of pages. */
const page = () => globalThis.document as Document | undefined;
/** Browsers say nothing of why a worker's script was kept from running. */
const notLoaded = (address: string) =>
  `its script did not load from ${address}: is it there, served as JavaScript, and with Cross-Origin-Embedder-Policy where the page has that header?`;

export interface WorkerListener {
  /** A worker is there, the first or another, and knows nothing yet. */
  started(): void;
  heard(reply: Reply): void;
  /**
   * It died and is started again; what it owed is lost.
   *
   * @param attempt  the first, second or third; null where none is used up
   */
  died(attempt: number | null): void;
  /** It is lost for good. */
  failed(error: EmotionError): void;
}

/** A worker that is replaced when it dies or falls silent, at most three times. */
export class LastingWorker {
  readonly #url: string | URL | undefined;
  readonly #listener: WorkerListener;
  readonly #clock: Clock;
  #worker: Worker | null = null;
  #readyAt: number | null = null;
  #restarts = 0;
  #restartTimer: number | null = null;
  #watchdog: number | null = null;
  #shownAt = -Infinity;
  /** Ends with the worker, or with the wait for the page to be looked at. */
  #ofPage = new AbortController();

  constructor(url: string | URL | undefined, listener: WorkerListener, clock: Clock) {
    this.#url = url;
    this.#listener = listener;
    this.#clock = clock;
  }

  get isReady(): boolean {
    return this.#readyAt !== null;
  }

  start(): void {
    this.#restarts = 0;
    this.#spawn();
  }

  post(request: Request, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(request, transfer);
  }

  becomeReady(): void {
    this.unwatch();
    this.#readyAt = this.#clock.now();
  }

  /** It owes an answer: after two such periods of silence, ms, it is taken for dead. */
  watch(ms: number, strikes = 0): void {
    this.unwatch();
    this.#watchdog = this.#clock.setTimeout(() => {
      // Two, so that a page that slept does not take its first late timer for a dead worker.
      if (strikes === 0) this.watch(ms, 1);
      else this.replace('worker-crashed', `no answer for ${2 * ms} ms`);
    }, ms);
  }

  unwatch(): void {
    if (this.#watchdog !== null) this.#clock.clearTimeout(this.#watchdog);
    this.#watchdog = null;
  }

  /** The worker is gone or useless: a new one takes its place. */
  replace(code: 'worker-crashed' | 'gpu-lost', reason: string): void {
    if (code === 'gpu-lost' && this.isReady && this.#lostOutOfView()) {
      this.end();
      this.#listener.died(null);
      if (page()?.hidden) this.#whenShown(() => this.#spawn());
      else this.#spawn();
      return;
    }
    if (this.#readyAt !== null && this.#clock.now() - this.#readyAt > RESTARTS_FORGIVEN_MS) {
      this.#restarts = 0;
    }
    const delay = RESTART_DELAYS_MS[this.#restarts];
    if (delay === undefined) {
      this.fail(new EmotionError(code, `the worker died and three restarts failed: ${reason}`));
      return;
    }
    this.end();
    this.#restarts += 1;
    this.#restartTimer = this.#clock.setTimeout(() => this.#spawn(), delay);
    this.#listener.died(this.#restarts);
  }

  fail(error: EmotionError): void {
    this.end();
    this.#listener.failed(error);
  }

  end(): void {
    this.unwatch();
    if (this.#restartTimer !== null) this.#clock.clearTimeout(this.#restartTimer);
    this.#restartTimer = null;
    this.#worker?.terminate();
    this.#worker = null;
    this.#readyAt = null;
    this.#ofPage.abort();
    this.#ofPage = new AbortController();
  }

  /** Phones take the graphics of pages that nobody looks at, and tell of it when they are back. */
  #lostOutOfView(): boolean {
    return page()?.hidden === true || this.#clock.now() - this.#shownAt < TOLD_LATE_MS;
  }

  #whenShown(act: () => void): void {
    const look = () => {
      if (!page()?.hidden) act();
    };
    page()?.addEventListener('visibilitychange', look, { signal: this.#ofPage.signal });
  }

  #spawn(): void {
    if (typeof Worker === 'undefined') {
      this.fail(new EmotionError('unsupported', 'this browser has no workers'));
      return;
    }
    let worker: Worker;
    try {
      worker = spawnWorker(this.#url);
    } catch (cause) {
      this.fail(new EmotionError('worker-crashed', 'the worker could not be started', { cause }));
      return;
    }
    this.#worker = worker;
    this.#shownAt = -Infinity;
    // What waited to be shown is here.
    this.#ofPage.abort();
    this.#ofPage = new AbortController();
    this.#whenShown(() => {
      this.#shownAt = this.#clock.now();
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (worker === this.#worker) this.#listener.heard(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker === this.#worker) {
        this.replace('worker-crashed', event.message || this.#whyNotLoaded());
      }
    });
    worker.addEventListener('messageerror', () => {
      if (worker === this.#worker) this.replace('worker-crashed', 'its answer was unreadable');
    });
    this.#listener.started();
  }

  #whyNotLoaded(): string {
    return notLoaded(workerAddress(() => spawnWorker(this.#url)));
  }
}
