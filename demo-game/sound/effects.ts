import { FMSynth, MembraneSynth, NoiseSynth, Synth, type ToneAudioNode } from 'tone';

/** The instruments that sounds are made with. */
export interface Instruments {
  /** Struck bronze. */
  readonly bell: FMSynth;
  readonly drum: MembraneSynth;
  /** Rain, wind, fire, water. */
  readonly noise: NoiseSynth;
  readonly pipe: Synth;
}

export function makeInstruments(to: ToneAudioNode): Instruments {
  return {
    bell: new FMSynth({
      harmonicity: 2.76,
      modulationIndex: 7,
      envelope: { attack: 0.002, decay: 3, sustain: 0, release: 3 },
      modulationEnvelope: { attack: 0.002, decay: 1.2, sustain: 0, release: 1 },
    }).connect(to),
    drum: new MembraneSynth({ octaves: 3 }).connect(to),
    noise: new NoiseSynth({
      noise: { type: 'brown' },
      envelope: { attack: 0.15, decay: 0.4, sustain: 0.5, release: 0.8 },
    }).connect(to),
    pipe: new Synth({
      oscillator: { type: 'sine' },
      envelope: { attack: 0.02, decay: 0.1, sustain: 0.6, release: 0.2 },
    }).connect(to),
  };
}

type Effect = (instruments: Instruments, at: number) => void;

/** What each `#sound:` of the script plays; times in s. */
export const EFFECTS: Readonly<Record<string, Effect>> = {
  rain: ({ noise }, at) => noise.triggerAttackRelease(2.4, at, 0.16),
  wind: ({ noise }, at) => noise.triggerAttackRelease(1.8, at, 0.12),
  fire: ({ noise }, at) => {
    for (const delay of [0, 0.11, 0.3, 0.37, 0.62])
      noise.triggerAttackRelease(0.03, at + delay, 0.5);
  },
  water: ({ noise }, at) => {
    for (const delay of [0, 0.9]) noise.triggerAttackRelease(0.4, at + delay, 0.22);
  },
  thunder: ({ drum, noise }, at) => {
    drum.triggerAttackRelease('C1', 1.6, at, 0.9);
    noise.triggerAttackRelease(1.4, at + 0.05, 0.4);
  },
  doorbell: ({ bell }, at) => {
    [0, 0.14, 0.28, 0.46].forEach((delay) =>
      bell.triggerAttackRelease('E6', 0.3, at + delay, 0.35),
    );
  },
  knock: ({ drum }, at) => {
    [0, 0.42, 0.84].forEach((delay) => drum.triggerAttackRelease('G1', 0.1, at + delay, 0.9));
  },
  steps: ({ drum }, at) => {
    [0, 0.5, 1, 1.5].forEach((delay) => drum.triggerAttackRelease('D1', 0.1, at + delay, 0.5));
  },
  bonk: ({ drum }, at) => drum.triggerAttackRelease('A2', 0.2, at, 0.8),
  clock: ({ bell }, at) => {
    [0, 0.8, 1.6].forEach((delay) => bell.triggerAttackRelease('A4', 0.7, at + delay, 0.3));
  },
  bong: ({ bell }, at) => bell.triggerAttackRelease('C2', 5, at, 0.7),
  bell: ({ bell }, at) => {
    bell.triggerAttackRelease('G2', 6, at, 0.95);
    bell.triggerAttackRelease('G2', 6, at + 1.9, 0.8);
  },
  whistle: ({ pipe }, at) => {
    ['G5', 'G5', 'E5', 'C6'].forEach((note, i) =>
      pipe.triggerAttackRelease(note, 0.2, at + i * 0.24, 0.4),
    );
  },
};
