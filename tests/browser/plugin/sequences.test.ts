import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ScriptedSource } from 'phaser-emotion/testing';
import { EmotionEngine } from '../../../plugin/engine/EmotionEngine';
import { sequences } from '../../unit/engine/commands';

/** The real engine, warm, before a camera whose tracks are copies of one real track. */
class Play {
  readonly engine = new EmotionEngine();
  readonly #streams: MediaStream[] = [];
  readonly #undone: (() => void)[] = [];
  #camera: MediaStream | null = null;
  #calls: { settled: number; outcome: boolean | null }[] = [];

  async open(): Promise<void> {
    const { mediaDevices } = navigator;
    this.#camera = await mediaDevices.getUserMedia({ video: true });
    vi.spyOn(mediaDevices, 'getUserMedia').mockImplementation(() => Promise.resolve(this.#copy()));
    expect(await this.engine.preload()).toBe(true);
  }

  close(): void {
    vi.restoreAllMocks();
    this.engine.destroy();
    for (const track of this.#camera?.getTracks() ?? []) track.stop();
  }

  /** What a name of the sequences does to the real thing; null where it has no counterpart. */
  async act(name: string): Promise<void> {
    const { engine } = this;
    const known: Readonly<Record<string, () => unknown>> = {
      'start the camera': () => this.#call(engine.start()),
      'start another camera': () => this.#call(engine.start({ deviceId: 'other' })),
      'start a clip': () => this.#call(engine.start({ source: this.#camera ?? new MediaStream() })),
      'start a script': () =>
        this.#call(
          engine.start({ source: new ScriptedSource([{ emotion: 'happy', ms: 60_000 }]) }),
        ),
      stop: () => engine.stop({ keepLoaded: true }),
      'stop, keep loaded': () => engine.stop({ keepLoaded: true }),
      preload: () => this.#call(engine.preload()),
      pause: () => engine.pause(),
      resume: () => this.#call(engine.resume()),
      hide: () => this.hide(true),
      show: () => this.hide(false),
      'the source opens': () => this.#opened(),
      unplug: () => this.#unplug(),
      replug: () => navigator.mediaDevices.dispatchEvent(new Event('devicechange')),
      'a subscriber stops': () => this.#atNextStatus(() => engine.stop({ keepLoaded: true })),
      'a subscriber starts': () => this.#atNextStatus(() => this.#call(engine.start())),
    };
    await known[name]?.();
  }

  hide(hidden: boolean): void {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }

  /** What is wrong now, once what is under way has had its turn. */
  async wrong(): Promise<string | null> {
    await new Promise((resolve) => setTimeout(resolve));
    const { status } = this.engine.store.getState();
    const live = this.#streams.filter((stream) =>
      stream.getTracks().some(({ readyState }) => readyState === 'live'),
    ).length;
    if (live > 0 && document.hidden) return 'a camera is on while hidden';
    if (live > 0 && ['off', 'paused', 'failed'].includes(status)) return `on while ${status}`;
    if (live > 1) return 'two cameras are on';
    if (this.#calls.some(({ settled }) => settled > 1)) return 'a promise settled twice';
    return null;
  }

  /** The end of a sequence: everything given back, everybody told. */
  async end(): Promise<string | null> {
    // Whoever still waits for a status to start at would start after the end.
    for (const undo of this.#undone.splice(0)) undo();
    this.hide(false);
    this.engine.stop({ keepLoaded: true });
    const wrong = await this.wrong();
    if (wrong) return wrong;
    if (this.#calls.some(({ settled }) => settled !== 1)) return 'a promise is forgotten';
    if (document.querySelector('video')) return 'a video is left';
    this.#calls = [];
    return null;
  }

  #atNextStatus(act: () => void): void {
    const undo = this.engine.on('status', () => {
      undo();
      act();
    });
    this.#undone.push(undo);
  }

  #call(call: Promise<boolean>): void {
    const record: { settled: number; outcome: boolean | null } = { settled: 0, outcome: null };
    this.#calls.push(record);
    void call.then((outcome) => {
      record.settled += 1;
      record.outcome = outcome;
    });
  }

  #copy(): MediaStream {
    const stream = this.#camera?.clone() ?? new MediaStream();
    this.#streams.push(stream);
    return stream;
  }

  #opened(): Promise<unknown> {
    const { store } = this.engine;
    const isOpen = () => store.getState().status !== 'requesting';
    return expect.poll(isOpen, { timeout: 30_000, interval: 5 }).toBe(true);
  }

  #unplug(): void {
    if (this.engine.store.getState().source !== 'camera') return;
    const [track] = this.#streams.at(-1)?.getTracks() ?? [];
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  }
}

const play = new Play();

beforeAll(() => play.open(), 120_000);
afterAll(() => play.close());

it('a hundred sequences leave no camera on and nobody waiting', async () => {
  for (const sequence of fc.sample(sequences, { numRuns: 100, seed: 14 })) {
    const done: string[] = [];
    for (const { name } of sequence.slice(0, 12)) {
      done.push(name);
      await play.act(name);
      expect(await play.wrong(), done.join(', ')).toBeNull();
    }
    expect(await play.end(), done.join(', ')).toBeNull();
  }
}, 300_000);
