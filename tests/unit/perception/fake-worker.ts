import type { Reply, Request } from '../../../plugin/perception/protocol';
import type { FrameReading } from '../../../plugin/types';

/** Stands in for the browser's Worker; the test speaks for it. */
export class FakeWorker {
  static readonly all: FakeWorker[] = [];
  readonly received: Request[] = [];
  terminated = false;
  private readonly listeners = new Map<string, ((event: unknown) => void)[]>();

  constructor() {
    FakeWorker.all.push(this);
  }

  static get last(): FakeWorker {
    return FakeWorker.all.at(-1) as FakeWorker;
  }

  addEventListener(type: string, listener: (event: unknown) => void): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  postMessage(request: Request): void {
    this.received.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(reply: Reply): void {
    this.emit('message', { data: reply });
  }

  emit(type: string, event: object): void {
    for (const listener of this.listeners.get(type) ?? []) {
      listener({ preventDefault: () => undefined, ...event });
    }
  }

  becomeReady(): void {
    this.say({
      type: 'ready',
      info: { backend: 'wasm', model: 'm', warmupMs: 1, neutralReference: null },
    });
  }

  /** The sequence numbers of the frames that were sent to it. */
  get frames(): number[] {
    return this.received.flatMap((request) => (request.type === 'frame' ? [request.sequence] : []));
  }

  answer(timestamp: number, ...ids: number[]): void {
    this.say({
      type: 'reading',
      sequence: this.frames.at(-1) ?? 0,
      followed: false,
      reading: reading(timestamp, ids),
    });
  }

  /** Of a frame of the track that it follows. */
  tell(run: number, timestamp: number, ...ids: number[]): void {
    this.say({
      type: 'reading',
      sequence: run,
      followed: true,
      reading: reading(timestamp, ids),
    });
  }
}

function reading(timestamp: number, ids: readonly number[]): FrameReading {
  const faces = ids.map((id) => ({
    id,
    box: { x: 0, y: 0, width: 100, height: 100 },
    keypoints: null,
    roll: 0,
    quality: { sizePx: 100, yawDeg: 0, brightness: 0.5, sharpness: 1 },
    probabilities: [0, 0, 0, 1, 0, 0, 0],
  }));
  return { timestamp, width: 640, height: 480, faces, timing: null };
}

/** Counts its own closing. */
export class FakeFrame {
  closed = 0;
  close(): void {
    this.closed++;
  }
}

/** Time that only moves when told to. */
export class ManualClock {
  private time = 0;
  private nextId = 1;
  private readonly timers = new Map<number, { at: number; callback: () => void }>();

  now(): number {
    return this.time;
  }

  setTimeout(callback: () => void, ms: number): number {
    this.timers.set(this.nextId, { at: this.time + ms, callback });
    return this.nextId++;
  }

  clearTimeout(id: number): void {
    this.timers.delete(id);
  }

  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.timers].filter(([, timer]) => timer.at <= end);
      const next = due.sort(([, a], [, b]) => a.at - b.at)[0];
      if (!next) break;
      this.timers.delete(next[0]);
      this.time = next[1].at;
      next[1].callback();
    }
    this.time = end;
  }
}
