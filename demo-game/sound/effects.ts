import type { Foley } from './Foley';

type Effect = (foley: Foley, at: number) => void;

/** The times of several strokes: `at` and so long after it, s. */
const after = (at: number, ...delays: readonly number[]) => delays.map((delay) => at + delay);

/** What each `#sound:` of the script plays. */
export const EFFECTS: Readonly<Record<string, Effect>> = {
  rain: (foley, at) => {
    foley.wash(
      { color: 'pink', filter: 'highpass', frequency: 1100, attack: 0.5, holds: 1.8, release: 1.4 },
      [at],
      0.5,
    );
  },
  wind: (foley, at) => {
    foley.wash(
      {
        color: 'pink',
        filter: 'bandpass',
        frequency: [380, 760],
        q: 1.6,
        attack: 0.9,
        holds: 0.7,
        release: 1.4,
      },
      [at],
      0.9,
    );
  },
  fire: (foley, at) => {
    foley.wash(
      { color: 'brown', filter: 'lowpass', frequency: 600, attack: 0.3, holds: 1.2, release: 0.8 },
      [at],
      0.2,
    );
    foley.wash(
      {
        color: 'white',
        filter: 'bandpass',
        frequency: 1900,
        attack: 0.001,
        holds: 0.006,
        release: 0.03,
      },
      after(at, 0.2, 0.31, 0.52, 0.59, 0.84, 1.1, 1.16, 1.42),
      0.8,
    );
  },
  water: (foley, at) => {
    foley.wash(
      {
        color: 'pink',
        filter: 'bandpass',
        frequency: [500, 1100],
        q: 1.4,
        attack: 0.18,
        holds: 0.16,
        release: 0.5,
      },
      after(at, 0, 1.1),
      0.8,
    );
  },
  thunder: (foley, at) => {
    foley.wash(
      {
        color: 'pink',
        filter: 'lowpass',
        frequency: 900,
        attack: 0.01,
        holds: 0.15,
        release: 0.7,
      },
      [at],
      0.7,
    );
    foley.wash(
      {
        color: 'brown',
        filter: 'lowpass',
        frequency: 420,
        attack: 0.12,
        holds: 0.9,
        release: 2.2,
      },
      [at],
      0.9,
    );
  },
  doorbell: (foley, at) => {
    foley.bell(1319, 1.1, after(at, 0, 0.14, 0.28, 0.46), 0.3);
  },
  knock: (foley, at) => {
    foley.drum('C2', 0.1, after(at, 0, 0.42, 0.84), 0.7);
  },
  steps: (foley, at) => {
    foley.drum('A1', 0.1, after(at, 0, 0.5, 1, 1.5), 0.6);
  },
  bonk: (foley, at) => {
    foley.drum('A2', 0.2, [at], 0.6);
  },
  clock: (foley, at) => {
    foley.bell(440, 2.2, after(at, 0, 0.9, 1.8), 0.3);
  },
  bong: (foley, at) => {
    foley.bell(123, 8, [at], 0.7);
  },
  bell: (foley, at) => {
    foley.bell(147, 10, after(at, 0, 2.1), 0.75);
  },
  whistle: (foley, at) => {
    foley.pipe(['G5', 'G5', 'E5', 'C6'], 0.2, after(at, 0, 0.24, 0.48, 0.72), 0.3);
  },
};
