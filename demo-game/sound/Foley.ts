import {
  Filter,
  MembraneSynth,
  NoiseSynth,
  Synth,
  type InputNode,
  type NoiseType,
  type ToneAudioNode,
} from 'tone';

/**
 * What a church bell is made of: each partial's pitch and loudness beside the note that is heard,
 * and how much of the bell's time it rings. Hum, prime, tierce, quint and nominal stand as a
 * founder tunes them; what lies above is the stroke.
 */
const PARTIALS = [
  { pitch: 0.5, loudness: 0.4, rings: 1 },
  { pitch: 1, loudness: 0.5, rings: 0.8 },
  { pitch: 1.2, loudness: 0.42, rings: 0.6 },
  { pitch: 1.5, loudness: 0.2, rings: 0.45 },
  { pitch: 2, loudness: 0.6, rings: 0.5 },
  { pitch: 2.5, loudness: 0.24, rings: 0.3 },
  { pitch: 3.01, loudness: 0.28, rings: 0.25 },
  { pitch: 4.17, loudness: 0.2, rings: 0.15 },
  { pitch: 5.43, loudness: 0.12, rings: 0.1 },
] as const;

export interface Wash {
  readonly color: NoiseType;
  readonly filter: BiquadFilterType;
  /** Hz; two glide from one to the other and back. */
  readonly frequency: number | readonly [from: number, to: number];
  readonly q?: number;
  /** s. */
  readonly attack: number;
  readonly holds: number;
  readonly release: number;
}

/**
 * The instruments of one sound, made for it and thrown away after it: one that still rings can't be
 * struck at an earlier time than the last. Times in s, loudness 0..1.
 */
export class Foley {
  readonly #to: InputNode;
  readonly #made: ToneAudioNode[] = [];

  constructor(to: InputNode) {
    this.#to = to;
  }

  /** Bronze, struck at each of the times. */
  bell(hertz: number, seconds: number, times: readonly number[], loudness: number): void {
    for (const { pitch, loudness: share, rings } of PARTIALS) {
      const decay = seconds * rings;
      const partial = this.#make(
        new Synth({
          oscillator: { type: 'sine' },
          envelope: { attack: 0.004, decay, sustain: 0, release: 0.05 },
        }),
      );
      for (const at of times)
        partial.triggerAttackRelease(hertz * pitch, decay, at, loudness * share);
    }
  }

  drum(note: string, seconds: number, times: readonly number[], loudness: number): void {
    const drum = this.#make(new MembraneSynth({ octaves: 3 }));
    for (const at of times) drum.triggerAttackRelease(note, seconds, at, loudness);
  }

  /** Rain, wind, fire, water: coloured noise that swells at each of the times. */
  wash(
    { color, filter, frequency, q = 0.7, attack, holds, release }: Wash,
    times: readonly number[],
    loudness: number,
  ): void {
    const [from, to] = typeof frequency === 'number' ? [frequency, frequency] : frequency;
    const through = this.#make(new Filter({ type: filter, frequency: from, Q: q }));
    const noise = new NoiseSynth({
      // A filter takes most of the noise away.
      volume: 8,
      noise: { type: color },
      envelope: { attack, decay: 0.01, sustain: 1, release },
    }).connect(through);
    this.#made.push(noise);
    for (const at of times) {
      noise.triggerAttackRelease(attack + holds, at, loudness);
      if (from === to) continue;
      through.frequency.setValueAtTime(from, at);
      through.frequency.linearRampToValueAtTime(to, at + attack + holds);
      through.frequency.linearRampToValueAtTime(from, at + attack + holds + release);
    }
  }

  pipe(
    notes: readonly string[],
    seconds: number,
    times: readonly number[],
    loudness: number,
  ): void {
    const pipe = this.#make(
      new Synth({
        oscillator: { type: 'triangle' },
        envelope: { attack: 0.02, decay: 0.1, sustain: 0.6, release: 0.2 },
      }),
    );
    times.forEach((at, i) => {
      pipe.triggerAttackRelease(notes[i] ?? 'C5', seconds, at, loudness);
    });
  }

  dispose(): void {
    for (const each of this.#made) each.dispose();
  }

  #make<T extends ToneAudioNode>(node: T): T {
    node.connect(this.#to);
    this.#made.push(node);
    return node;
  }
}
