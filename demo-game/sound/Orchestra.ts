import { now } from 'tone';
import type { StoryEmotion } from 'phaser-emotion/ink';
import { Band, type Colour } from './Band';
import { MOODS } from './moods';

const COLOURS: Readonly<Record<string, Colour>> = {
  happy: { busy: 1.7, octave: 12 },
  surprise: { busy: 1.4, octave: 12 },
  sad: { busy: 0.5, octave: 0 },
  angry: { busy: 1.2, octave: -12 },
};
const PLAIN: Colour = { busy: 1, octave: 0 };
/** Ahead of the music, s: time to prepare a bar in. */
const AHEAD = 0.1;

/** Music made up as it goes, and sounds, all synthesised. */
export class Orchestra {
  readonly #band = new Band();
  #scene = 'title';
  #colour = PLAIN;
  #bar = 0;
  /** When the next bar begins, s. */
  #next = 0;

  constructor() {
    this.#playBar();
  }

  /** @param music  0..1  @param sounds  0..1 */
  setVolumes(music: number, sounds: number): void {
    this.#band.setVolumes(music, sounds);
  }

  /** The music goes over to another scene with the next bar. */
  enter(scene: string): void {
    if (scene !== this.#scene) this.#colour = PLAIN;
    this.#scene = scene;
  }

  follow(emotion: StoryEmotion): void {
    this.#colour = COLOURS[emotion] ?? PLAIN;
  }

  effect(name: string): void {
    this.#band.playEffect(name, now() + 0.02);
  }

  #playBar(): void {
    const mood = MOODS[this.#scene] ?? MOODS.title;
    if (!mood) return;
    const at = Math.max(this.#next, now() + AHEAD);
    this.#band.playBar(mood, this.#bar, this.#colour, at);
    this.#bar += 1;
    this.#next = at + mood.bar;
    window.setTimeout(() => this.#playBar(), (this.#next - AHEAD - now()) * 1000);
  }
}
