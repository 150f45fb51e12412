import * as Tone from 'tone';
import { EFFECTS } from './effects';
import { Foley } from './Foley';
import type { Mood } from './moods';

/** How an answer colours the tune: how many notes, and where. */
export interface Colour {
  readonly busy: number;
  /** Semitones up. */
  readonly octave: number;
}

/** Longer than any effect rings, s. */
const RINGS = 14;
/** A volume glides to its new value in this time, s, so that nothing clicks. */
const GLIDE = 0.08;
const SILENCE = -80;
const decibels = (volume: number) => (volume > 0 ? Tone.gainToDb(volume) : SILENCE);

/** The instruments, in whatever audio context is Tone's at the time: the page's, or one to measure in. */
export class Band {
  readonly #music = new Tone.Volume(SILENCE);
  readonly #sounds = new Tone.Volume(SILENCE);
  readonly #room = new Tone.Reverb({ decay: 4, wet: 0.35 });
  readonly #pad = new Tone.PolySynth(Tone.Synth, {
    envelope: { attack: 1.4, decay: 1, sustain: 0.6, release: 3 },
    volume: -4,
  });
  readonly #tune = new Tone.PolySynth(Tone.Synth, {
    envelope: { attack: 0.01, decay: 0.5, sustain: 0.05, release: 1.4 },
    volume: 4,
  });

  constructor() {
    const limiter = new Tone.Limiter(-2).toDestination();
    this.#pad.connect(this.#music);
    this.#tune.connect(this.#music);
    this.#music.chain(this.#room, limiter);
    this.#sounds.connect(limiter);
  }

  /** Resolves once the room has its echo. */
  get ready(): Promise<void> {
    return this.#room.ready;
  }

  /** @param music  0..1  @param sounds  0..1 */
  setVolumes(music: number, sounds: number): void {
    this.#music.volume.rampTo(decibels(music) - 2, GLIDE);
    this.#sounds.volume.rampTo(decibels(sounds) - 4, GLIDE);
  }

  /** Plays one of a mood's chords, and a tune over it. @param at  s in the context's time */
  playBar(mood: Mood, bar: number, { busy, octave }: Colour, at: number): void {
    const chord = mood.chords[bar % mood.chords.length] ?? [];
    this.#tune.set({ oscillator: { type: mood.wave } });
    const airy = chord.map((note) => Tone.Frequency(note).transpose(12).toNote());
    this.#pad.triggerAttackRelease([...chord], mood.bar * 0.9, at, 0.4);
    this.#pad.triggerAttackRelease(airy, mood.bar * 0.9, at, 0.22);
    for (let eighth = 0; eighth < 8; eighth += 1) {
      if (Math.random() > mood.busy * busy) continue;
      const note = chord[Math.floor(Math.random() * chord.length)];
      if (!note) continue;
      const pitch = Tone.Frequency(note)
        .transpose(12 + octave)
        .toNote();
      const loudness = 0.25 + Math.random() * 0.3;
      this.#tune.triggerAttackRelease(pitch, 0.4, at + (eighth * mood.bar) / 8, loudness);
    }
  }

  /** Plays one of the sounds. @param at  s in the context's time */
  playEffect(name: string, at: number): void {
    const foley = new Foley(this.#sounds);
    EFFECTS[name]?.(foley, at);
    // By the clock of sounds, which may stand still: what has not sounded yet is not thrown away.
    Tone.getContext().setTimeout(() => foley.dispose(), RINGS);
  }
}
