import type { DigestAnswer, DigestJob } from './digestWorker';

/** Files wait here until a worker has time for them: reading them never holds up the page. */
export class Digester {
  readonly #onAnswer: (answer: DigestAnswer) => void;
  readonly #workers: Worker[] = [];
  readonly #idle: Worker[] = [];
  #queue: DigestJob[] = [];

  constructor(onAnswer: (answer: DigestAnswer) => void) {
    this.#onAnswer = onAnswer;
  }

  add(jobs: readonly DigestJob[]): void {
    this.#queue.push(...jobs);
    const most = Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1));
    while (this.#workers.length < Math.min(most, this.#queue.length)) this.#hire();
    while (this.#idle.length > 0 && this.#queue.length > 0) this.#next(this.#idle.pop());
  }

  close(): void {
    this.#queue = [];
    for (const worker of this.#workers) worker.terminate();
    this.#workers.length = this.#idle.length = 0;
  }

  #hire(): void {
    const worker = new Worker(new URL('./digestWorker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<DigestAnswer>) => {
      this.#onAnswer(data);
      this.#next(worker);
    });
    this.#workers.push(worker);
    this.#idle.push(worker);
  }

  #next(worker: Worker | undefined): void {
    const job = this.#queue.shift();
    if (!worker) return;
    if (job) worker.postMessage(job);
    else this.#idle.push(worker);
  }
}
