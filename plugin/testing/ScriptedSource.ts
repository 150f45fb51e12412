import type { Clock } from '../clock';
import { EmotionError } from '../errors';
import type { ReadingSink, ReadingSource } from '../camera/ReadingSource';
import type { FrameReading } from '../types';
import { PICTURE, readingOf, type Look } from './look';
import { seededRandom, shaken } from './noise';
import { playReadings } from './playReadings';

interface Lasting {
  /** How long this part lasts, ms. */
  readonly ms: number;
}

/** A part of a script: one face, several, or nobody in sight. */
export type ScriptStep =
  | (Lasting & Look)
  | (Lasting & { readonly faces: readonly Look[] })
  | (Lasting & { readonly face: false });

export interface ScriptOptions {
  /** Readings per second, 1..60; default 15. */
  readonly fps?: number;
  /** Begins again after the last part; default false. */
  readonly loop?: boolean;
  /** How much readings shake, as the deviation of log-probabilities, nats; default 0. */
  readonly noise?: number;
  /** Seed of the noise: the same seed shakes alike on every play; default 1. */
  readonly seed?: number;
}

function looksOf(step: ScriptStep): readonly Look[] {
  if ('face' in step) return [];
  return 'faces' in step ? step.faces : [step];
}

/**
 * A player who acts by a script: a source for `start({ source })` that needs no camera and no
 * worker. The same script gives the same readings every time.
 *
 * ```ts
 * const source = new ScriptedSource([
 *   { emotion: 'neutral', ms: 1000 },
 *   { emotion: 'happy', ms: 2000, strength: 0.8 },
 *   { face: false, ms: 1500 },
 *   { faces: [{ emotion: 'happy' }, { emotion: 'sad' }], ms: 2000 },
 * ]);
 * await emotion.start({ source });
 * ```
 */
export class ScriptedSource implements ReadingSource {
  readonly kind = 'scripted';
  readonly #steps: readonly { readonly until: number; readonly looks: readonly Look[] }[];
  readonly #fps: number;
  readonly #loop: boolean;
  readonly #noise: number;
  readonly #seed: number;
  /** Length of one run through the script, ms. */
  readonly durationMs: number;

  /** @throws EmotionError `bad-option` on an empty script, an unknown emotion or a bad number */
  constructor(steps: readonly ScriptStep[], options: ScriptOptions = {}) {
    const { fps = 15, loop = false, noise = 0, seed = 1 } = options;
    const bad = (message: string) => new EmotionError('bad-option', `ScriptedSource: ${message}`);
    if (steps.length === 0) throw bad('the script has no parts');
    if (!(fps >= 1 && fps <= 60)) throw bad(`fps must be 1..60, not ${fps}`);
    if (!(noise >= 0 && noise <= 10)) throw bad(`noise must be 0..10, not ${noise}`);
    let until = 0;
    this.#steps = steps.map((step, index) => {
      if (!(step.ms > 0 && step.ms < Infinity)) throw bad(`part ${index} needs ms above 0`);
      const looks = looksOf(step);
      looks.forEach((look, place) => readingOf(look, place, looks.length));
      until += step.ms;
      return { until, looks };
    });
    this.durationMs = until;
    this.#fps = fps;
    this.#loop = loop;
    this.#noise = noise;
    this.#seed = seed;
  }

  /** All readings of one run through the script, at once: for tests that need no time. */
  readings(): FrameReading[] {
    const random = seededRandom(this.#seed);
    const count = Math.ceil((this.durationMs * this.#fps) / 1000 - 1e-9);
    return Array.from({ length: count }, (_, index) => this.#reading(index, random));
  }

  play(sink: ReadingSink, clock: Clock): () => void {
    const random = seededRandom(this.#seed);
    const endsAt = this.#loop ? Infinity : this.durationMs;
    return playReadings(
      {
        timeOf: (index) => {
          const time = this.#timeOf(index);
          return time < endsAt - 1e-6 ? time : null;
        },
        reading: (index) => this.#reading(index, random),
        endsAt,
      },
      sink,
      clock,
    );
  }

  #timeOf(index: number): number {
    return (index * 1000) / this.#fps;
  }

  #reading(index: number, random: () => number): FrameReading {
    const timestamp = this.#timeOf(index);
    const within = timestamp % this.durationMs;
    const { looks } = this.#steps.find(({ until }) => within < until) ?? { looks: [] };
    const faces = looks.map((look, place) => {
      const face = readingOf(look, place, looks.length);
      return { ...face, probabilities: shaken(face.probabilities, this.#noise, random) };
    });
    return { timestamp, ...PICTURE, faces, timing: null };
  }
}
