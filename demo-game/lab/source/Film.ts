import { wordIfGone } from './gone';
import { loadVideo, unloadVideo } from './videoFile';

/** How long a video may wait for data, ms, before its file is looked for. */
const STUCK_MS = 1000;

export interface FilmListener {
  readonly played: () => void;
  /** It stands at another moment, by itself or by hand. */
  readonly moved: () => void;
  /** It cannot go on, and why. */
  readonly broke: (word: string) => void;
}

/** A video file in the page's video element, which may break off or lose its file. */
export class Film {
  readonly video: HTMLVideoElement;
  readonly #listener: FilmListener;
  #file: File | null = null;

  constructor(video: HTMLVideoElement, listener: FilmListener) {
    this.video = video;
    this.#listener = listener;
    const on = (event: string, act: () => void) => {
      video.addEventListener(event, () => {
        if (this.#file) act();
      });
    };
    on('play', listener.played);
    on('seeked', listener.moved);
    on('timeupdate', listener.moved);
    for (const event of ['seeking', 'waiting']) {
      on(event, () => setTimeout(() => void this.#lookForFile(), STUCK_MS));
    }
    on('error', () => void this.#damaged());
  }

  /**
   * Makes sure that a file plays before anything else is given up for it.
   *
   * @throws LabError when it cannot be played
   */
  async requirePlayable(file: File): Promise<void> {
    const trial = document.createElement('video');
    try {
      await loadVideo(trial, file);
    } finally {
      unloadVideo(trial);
    }
  }

  async open(file: File): Promise<void> {
    await loadVideo(this.video, file);
    this.#file = file;
  }

  close(): void {
    this.#file = null;
    unloadVideo(this.video);
  }

  async #damaged(): Promise<void> {
    const file = this.#file;
    const { error } = this.video;
    if (!file) return;
    const word =
      (await wordIfGone(file)) ?? `${file.name} is damaged here: ${error?.message ?? ''}`;
    if (file === this.#file) this.#listener.broke(word);
  }

  /** Browsers wait without end for a file that is no longer there. */
  async #lookForFile(): Promise<void> {
    const file = this.#file;
    if (!file || this.video.readyState > HTMLMediaElement.HAVE_CURRENT_DATA) return;
    const word = await wordIfGone(file);
    if (word !== null && file === this.#file) this.#listener.broke(word);
  }
}
