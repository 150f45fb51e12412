import type { FrameReading } from '../types';

type Frame = VideoFrame | ImageBitmap;

interface PendingRead {
  readonly frame: Frame;
  readonly timestamp: number;
  readonly resolve: (reading: FrameReading | null) => void;
}

/** One frame under way at a time, the newest waiting; older ones give way. */
export class FrameQueue {
  readonly #send: (frame: Frame, timestamp: number, sequence: number) => void;
  #sequence = 0;
  #flying: PendingRead | null = null;
  #waiting: PendingRead | null = null;

  /** @param send  hands a frame over, or throws */
  constructor(send: (frame: Frame, timestamp: number, sequence: number) => void) {
    this.#send = send;
  }

  /** True while a frame is being read. */
  get busy(): boolean {
    return this.#flying !== null;
  }

  /** @returns null for a frame that gave way or could not be read; it is closed in any case */
  add(frame: Frame, timestamp: number): Promise<FrameReading | null> {
    return new Promise((resolve) => {
      const read = { frame, timestamp, resolve };
      if (!this.#flying) {
        this.#launch(read);
      } else {
        if (this.#waiting) drop(this.#waiting);
        this.#waiting = read;
      }
    });
  }

  /** That frame was read; any other than the one under way was given up already. */
  land(sequence: number, reading: FrameReading | null): void {
    if (sequence !== this.#sequence || !this.#flying) return;
    const { resolve } = this.#flying;
    const next = this.#waiting;
    this.#flying = this.#waiting = null;
    if (next) this.#launch(next);
    resolve(reading);
  }

  /** Nobody reads them any more. */
  clear(): void {
    for (const read of [this.#flying, this.#waiting]) if (read) drop(read);
    this.#flying = this.#waiting = null;
  }

  #launch(read: PendingRead): void {
    this.#flying = read;
    this.#sequence += 1;
    try {
      this.#send(read.frame, read.timestamp, this.#sequence);
    } catch {
      this.#flying = null;
      drop(read);
    }
  }
}

function drop({ frame, resolve }: PendingRead): void {
  frame.close();
  resolve(null);
}
