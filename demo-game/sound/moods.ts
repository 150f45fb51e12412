/** The music of a scene: chords in turn, each with a tune wandering over its notes. */
export interface Mood {
  /** Notes of each chord, low to high. */
  readonly chords: readonly (readonly string[])[];
  /** Length of a chord, s. */
  readonly bar: number;
  /** How often the tune plays on an eighth, 0..1. */
  readonly busy: number;
  readonly wave: 'sine' | 'triangle' | 'fmsine';
}

const WARM: Mood = {
  chords: [
    ['C3', 'G3', 'E4'],
    ['A2', 'E3', 'C4'],
    ['F2', 'C3', 'A3'],
    ['G2', 'D3', 'B3'],
  ],
  bar: 4.4,
  busy: 0.3,
  wave: 'triangle',
};
const UNEASY: Mood = {
  chords: [
    ['D3', 'A3', 'F4'],
    ['Bb2', 'F3', 'D4'],
    ['G2', 'D3', 'Bb3'],
    ['A2', 'E3', 'C#4'],
  ],
  bar: 3.6,
  busy: 0.36,
  wave: 'triangle',
};
const SLY: Mood = {
  chords: [
    ['E3', 'B3', 'G4'],
    ['C3', 'G3', 'E4'],
    ['A2', 'E3', 'C4'],
    ['B2', 'F#3', 'D#4'],
  ],
  bar: 3.2,
  busy: 0.44,
  wave: 'fmsine',
};
const TENDER: Mood = {
  chords: [
    ['F2', 'C3', 'A3'],
    ['D3', 'A3', 'F4'],
    ['Bb2', 'F3', 'D4'],
    ['C3', 'G3', 'E4'],
  ],
  bar: 5.2,
  busy: 0.22,
  wave: 'sine',
};
const HIGH: Mood = {
  chords: [
    ['A2', 'E3', 'C4'],
    ['F2', 'C3', 'A3'],
    ['C3', 'G3', 'E4'],
    ['G2', 'D3', 'B3'],
  ],
  bar: 5.6,
  busy: 0.2,
  wave: 'sine',
};

export const MOODS: Readonly<Record<string, Mood>> = {
  title: HIGH,
  kitchen: WARM,
  hall: UNEASY,
  dining: SLY,
  pantry: WARM,
  map: TENDER,
  attic: TENDER,
  roof: HIGH,
  midnight: WARM,
  morning: TENDER,
  river: UNEASY,
};
