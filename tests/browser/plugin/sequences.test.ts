import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ScriptedSource } from 'phaser-emotion/testing';
import { CameraSource } from '../../../plugin/camera/CameraSource';
import { Calls } from '../../../plugin/engine/Calls';
import { EmotionEngine } from '../../../plugin/engine/EmotionEngine';
import type { EmotionStatus } from '../../../plugin';
import { sequences } from '../../unit/engine/commands';

interface Call {
  /** Whether it asks for readings: true means that they come. */
  readonly reads: boolean;
  /** What the status was when it was made, and since. */
  readonly seen: EmotionStatus[];
  outcome: boolean | null;
}

const READING: readonly EmotionStatus[] = ['searching', 'watching', 'stalled'];

/** The real engine, warm, before a camera whose tracks are copies of one real track. */
class Play {
  readonly engine = new EmotionEngine();
  readonly #streams: MediaStream[] = [];
  readonly #undone: (() => void)[] = [];
  #camera: MediaStream | null = null;
  #calls: Call[] = [];

  async open(): Promise<void> {
    const { mediaDevices } = navigator;
    this.#camera = await mediaDevices.getUserMedia({ video: true });
    vi.spyOn(mediaDevices, 'getUserMedia').mockImplementation(() => Promise.resolve(this.#copy()));
    expect(await this.engine.preload()).toBe(true);
    this.engine.on('status', ({ status }) => {
      for (const { seen } of this.#calls) seen.push(status);
    });
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
      'start the camera': () => this.#call(() => engine.start()),
      'start another camera': () => this.#call(() => engine.start({ deviceId: 'other' })),
      'start a clip': () =>
        this.#call(() => engine.start({ source: this.#camera ?? new MediaStream() })),
      'start a script': () =>
        this.#call(() =>
          engine.start({ source: new ScriptedSource([{ emotion: 'happy', ms: 60_000 }]) }),
        ),
      stop: () => engine.stop({ keepLoaded: true }),
      'stop, keep loaded': () => engine.stop({ keepLoaded: true }),
      preload: () => this.#call(() => engine.preload(), false),
      pause: () => engine.pause(),
      resume: () => this.#call(() => engine.resume()),
      hide: () => this.hide(true),
      show: () => this.hide(false),
      'the source opens': () => this.#opened(),
      unplug: () => this.#unplug(),
      replug: () => navigator.mediaDevices.dispatchEvent(new Event('devicechange')),
      'a subscriber stops': () => this.#atNextStatus(() => engine.stop({ keepLoaded: true })),
      'a subscriber starts': () => this.#atNextStatus(() => this.#call(() => engine.start())),
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
    const lied = ({ reads, seen, outcome }: Call) =>
      reads && outcome === true && !seen.some((each) => READING.includes(each));
    if (this.#calls.some(lied)) return 'told yes, but nothing is read';
    return null;
  }

  /** Nothing is left of the sequence before. */
  begin(): void {
    this.#calls = [];
    for (const stream of this.#streams.splice(0)) {
      for (const track of stream.getTracks()) track.stop();
    }
  }

  /** The end of a sequence: everything given back, everybody told. */
  async end(): Promise<string | null> {
    // Whoever still waits for a status to start at would start after the end.
    for (const undo of this.#undone.splice(0)) undo();
    this.hide(false);
    this.engine.stop({ keepLoaded: true });
    const wrong = await this.wrong();
    if (wrong) return wrong;
    if (this.#calls.some(({ outcome }) => outcome === null)) return 'a promise is forgotten';
    if (document.querySelector('video')) return 'a video is left';
    return null;
  }

  #atNextStatus(act: () => void): void {
    const undo = this.engine.on('status', () => {
      undo();
      act();
    });
    this.#undone.push(undo);
  }

  #call(call: () => Promise<boolean>, reads = true): void {
    const record: Call = { reads, seen: [this.engine.store.getState().status], outcome: null };
    this.#calls.push(record);
    void call().then((outcome) => {
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
    return expect.poll(isOpen, { interval: 5 }).toBe(true);
  }

  #unplug(): void {
    if (this.engine.store.getState().source !== 'camera') return;
    const [track] = this.#streams.at(-1)?.getTracks() ?? [];
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  }
}

const play = new Play();

beforeAll(() => play.open());
afterAll(() => play.close());

/** What is wrong first, and after what; null where nothing is. */
async function firstWrong(): Promise<string | null> {
  for (const sequence of fc.sample(sequences, { numRuns: 100, seed: 14 })) {
    play.begin();
    const done: string[] = [];
    for (const { name } of sequence.slice(0, 12)) {
      done.push(name);
      await play.act(name);
      const wrong = await play.wrong();
      if (wrong) return `${wrong} after: ${done.join(', ')}`;
    }
    const wrong = await play.end();
    if (wrong) return `${wrong} after: ${done.join(', ')}`;
  }
  return null;
}

it('a hundred sequences leave no camera on and nobody waiting', async () => {
  expect(await firstWrong()).toBeNull();
});

describe('the hundred notice', () => {
  /** Undoes what was planted, and what came of it. */
  let mend: () => void = () => undefined;
  afterEach(async () => {
    mend();
    play.begin();
    await play.end();
  });

  it('a camera that is not closed', async () => {
    const left = new Set<CameraSource>();
    const planted = vi.spyOn(CameraSource.prototype, 'close').mockImplementation(function (
      this: CameraSource,
    ) {
      left.add(this);
    });
    mend = () => {
      planted.mockRestore();
      for (const source of left) source.close();
    };
    expect(await firstWrong()).toMatch(/on while|are on|is left/);
  });

  it('a page that is hidden unseen', async () => {
    const looks = EmotionEngine.prototype as unknown as { pageHidden(hidden: boolean): void };
    const planted = vi.spyOn(looks, 'pageHidden').mockReturnValue();
    mend = () => planted.mockRestore();
    expect(await firstWrong()).toMatch('a camera is on while hidden');
  });

  it.each([
    ['a caller who is not told', 'a promise is forgotten', () => new Promise<never>(() => {})],
    ['one who is told yes at once', 'told yes', () => Promise.resolve(true)],
  ])('%s', async (_, wrong, told) => {
    const planted = vi.spyOn(Calls.prototype, 'make').mockImplementation((ask) => {
      ask(-1);
      return told();
    });
    mend = () => planted.mockRestore();
    expect(await firstWrong()).toMatch(wrong);
  });
});
