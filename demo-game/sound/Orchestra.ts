import * as Tone from 'tone';
import type { StoryEmotion } from 'phaser-emotion/ink';
import { EFFECTS, type Instruments } from './effects';
import { MOODS } from './moods';

/** How an answer colours the tune: how many notes, and where. */
const COLOURS: Readonly<Record<string, { readonly busy: number; readonly octave: number }>> = {
  happy: { busy: 1.7, octave: 12 },
  surprise: { busy: 1.4, octave: 12 },
  sad: { busy: 0.5, octave: 0 },
  angry: { busy: 1.2, octave: -12 },
};
const PLAIN = { busy: 1, octave: 0 };

/** Music made up as it goes, and sounds, all synthesised. */
export class Orchestra {
  readonly #music = new Tone.Volume(-14);
  readonly #sounds = new Tone.Volume(-8).toDestination();
  readonly #pad = new Tone.PolySynth(Tone.Synth, {
    envelope: { attack: 1.4, decay: 1, sustain: 0.6, release: 3 },
    volume: -10,
  });
  readonly #tune = new Tone.PolySynth(Tone.Synth, {
    envelope: { attack: 0.01, decay: 0.5, sustain: 0.05, release: 1.4 },
    volume: -9,
  });
  readonly #instruments: Instruments;
  #scene = 'title';
  #colour = PLAIN;
  #bar = 0;
  #timer = 0;

  constructor() {
    const room = new Tone.Reverb({ decay: 4, wet: 0.35 }).toDestination();
    this.#music.connect(room);
    this.#pad.connect(this.#music);
    this.#tune.connect(this.#music);
    this.#instruments = {
      bell: new Tone.FMSynth({
        harmonicity: 2.76,
        modulationIndex: 7,
        envelope: { attack: 0.002, decay: 3, sustain: 0, release: 3 },
        modulationEnvelope: { attack: 0.002, decay: 1.2, sustain: 0, release: 1 },
      }).connect(this.#sounds),
      drum: new Tone.MembraneSynth({ octaves: 3 }).connect(this.#sounds),
      noise: new Tone.NoiseSynth({
        noise: { type: 'brown' },
        envelope: { attack: 0.15, decay: 0.4, sustain: 0.5, release: 0.8 },
      }).connect(this.#sounds),
      pipe: new Tone.Synth({
        oscillator: { type: 'sine' },
        envelope: { attack: 0.02, decay: 0.1, sustain: 0.6, release: 0.2 },
      }).connect(this.#sounds),
    };
    this.#playBar();
  }

  /** @param music  0..1  @param sounds  0..1 */
  setVolumes(music: number, sounds: number): void {
    this.#music.volume.value = music === 0 ? -Infinity : Tone.gainToDb(music) - 8;
    this.#sounds.volume.value = sounds === 0 ? -Infinity : Tone.gainToDb(sounds) - 4;
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
    EFFECTS[name]?.(this.#instruments, Tone.now() + 0.02);
  }

  close(): void {
    window.clearTimeout(this.#timer);
    this.#pad.releaseAll();
  }

  #playBar(): void {
    const mood = MOODS[this.#scene] ?? MOODS.title;
    const chord = mood?.chords[this.#bar % mood.chords.length];
    if (!mood || !chord) return;
    this.#bar += 1;
    const now = Tone.now() + 0.05;
    this.#tune.set({ oscillator: { type: mood.wave } });
    this.#pad.triggerAttackRelease([...chord], mood.bar * 0.9, now, 0.5);
    for (let eighth = 0; eighth < 8; eighth += 1) {
      if (Math.random() > mood.busy * this.#colour.busy) continue;
      const note = chord[Math.floor(Math.random() * chord.length)];
      if (!note) continue;
      const pitch = Tone.Frequency(note)
        .transpose(12 + this.#colour.octave)
        .toNote();
      this.#tune.triggerAttackRelease(
        pitch,
        0.4,
        now + (eighth * mood.bar) / 8,
        0.25 + Math.random() * 0.3,
      );
    }
    this.#timer = window.setTimeout(() => this.#playBar(), mood.bar * 1000);
  }
}
