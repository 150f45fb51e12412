import { createStore } from 'zustand/vanilla';
import { readPictures, type ReadPicture } from './batch/pictures';
import type { Lab } from './Lab';
import { wordFor } from './source/LabError';
import type { Opened } from './source/opened';
import type { Strip } from './Strip';

export interface PicturesState {
  readonly opened: readonly Opened[];
  readonly read: readonly ReadPicture[];
  readonly running: boolean;
  /** Pictures a second of the last run. */
  readonly speed: number;
}

/** The pictures that are open, and what the present model reads on them. */
export class Pictures {
  readonly store = createStore<PicturesState>(() => ({
    opened: [],
    read: [],
    running: false,
    speed: 0,
  }));
  readonly #lab: Lab;
  readonly #strip: Strip;
  #abort = new AbortController();

  constructor(lab: Lab, strip: Strip) {
    this.#lab = lab;
    this.#strip = strip;
    lab.store.subscribe(({ source, tuning }, { source: left, tuning: before }) => {
      if (left === 'pictures' && source !== left) this.stop();
      const other =
        tuning.modelUrl !== before.modelUrl ||
        tuning.detector !== before.detector ||
        tuning.maxFaces !== before.maxFaces;
      if (!other || source !== 'pictures') return;
      this.read(this.store.getState().opened).catch((error: unknown) => {
        lab.say(wordFor(error), true);
      });
    });
  }

  /** @throws EmotionError when the model cannot be loaded */
  async read(opened: readonly Opened[]): Promise<void> {
    this.stop();
    this.#lab.close();
    this.#strip.clear();
    this.store.setState({ opened, read: [] });
    await this.resume();
  }

  /** Reads those that are not read yet. */
  async resume(): Promise<void> {
    if (this.#lab.state.source !== 'pictures') {
      this.#lab.close();
      this.#lab.store.setState({ source: 'pictures' });
    }
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { tuning } = this.#lab.state;
    const reader = this.#lab.readers.get(tuning, tuning.modelUrl);
    const { opened, read } = this.store.getState();
    this.store.setState({ running: true });
    const begun = performance.now();
    try {
      const { model, backend } = await reader.load();
      if (signal.aborted) return;
      this.#lab.store.setState({ model, backend, loading: null });
      const already = read.length;
      for await (const picture of readPictures(opened.slice(already), reader, signal)) {
        if (signal.aborted) return;
        this.#strip.add(picture);
        const all = [...this.store.getState().read, picture];
        const speed = ((all.length - already) * 1000) / (performance.now() - begun);
        this.store.setState({ read: all, speed });
      }
    } catch (error) {
      this.#lab.readers.drop(reader);
      // Whoever went on to something else has no use for it.
      if (!signal.aborted) throw error;
    } finally {
      if (signal === this.#abort.signal) this.store.setState({ running: false });
    }
  }

  stop(): void {
    this.#abort.abort();
    this.store.setState({ running: false });
  }
}
