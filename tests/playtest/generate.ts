import type { Marker, PlaySession } from '../../plugin/recording';
import { EMOTIONS, type Emotion, type FilterPreset, type FrameReading } from '../../plugin/types';
import { seeded, type Random } from '../bench/signal/random';

const STORY = [
  { scene: 'kitchen', windows: ['soup', 'offer'] },
  { scene: 'hall', windows: ['bridge', 'clank'] },
  { scene: 'dining', windows: ['sketch', 'joke'] },
  { scene: 'attic', windows: ['goodbye'] },
  { scene: 'roof', windows: ['question', 'midnight'] },
] as const;

const FOR: readonly Emotion[] = ['happy', 'surprise', 'neutral', 'sad'];
const PRESETS: readonly FilterPreset[] = ['responsive', 'balanced', 'steady'];
const NEUTRAL = EMOTIONS.indexOf('neutral');

export interface GeneratedOptions {
  readonly minutes: number;
  /** Readings a second; default 15. */
  readonly fps?: number;
}

/** Probabilities that lean towards one emotion, as noisy as a net's. */
function leaning(towards: number, strength: number, random: Random): number[] {
  const raw = EMOTIONS.map((_, index) => {
    const lift = index === towards ? strength : index === NEUTRAL ? 1 : 0;
    return Math.exp(lift + 0.5 * random.normal());
  });
  const sum = raw.reduce((total, value) => total + value, 0);
  return raw.map((value) => value / sum);
}

function storyOf(seconds: number, random: Random) {
  const markers: Marker[] = [];
  const shown: { from: number; to: number; emotion: Emotion }[] = [];
  const scene = (1000 * seconds) / STORY.length;
  STORY.forEach(({ scene: label, windows }, place) => {
    const begin = place * scene + (place > 0 ? random.between(-0.1, 0.1) * scene : 0);
    markers.push({ kind: 'scene', label, t: begin });
    windows.forEach((name, at) => {
      const t = begin + (scene * (at + 0.6)) / (windows.length + 0.5);
      const emotion = random.pick(place % 2 === 0 ? (['happy', 'happy', 'sad'] as const) : FOR);
      const took = random.between(900, 5500);
      const chance = random.next();
      markers.push({ kind: 'line', label: `What do you make of the ${name}?`, t: t - 1500 });
      markers.push({ kind: 'opened', label: name, for: FOR, timeoutMs: 7000, t });
      markers.push({ kind: 'armed', label: name, t: t + 300 });
      shown.push({ from: t, to: t + took + 1500, emotion });
      const by = chance < 0.1 ? 'timeout' : chance < 0.2 ? 'manual' : 'face';
      const decided = { kind: 'decided', label: name, by } as const;
      const sure = by === 'manual' ? 1 : random.between(0.62, 0.99);
      markers.push(
        by === 'timeout'
          ? { ...decided, emotion: null, confidence: 0, t: t + 7000 }
          : { ...decided, emotion, confidence: sure, t: t + took },
      );
      if (by === 'face' && random.next() < 0.06) {
        markers.push({ kind: 'undone', label: name, t: t + took + 1200 });
        const again = { kind: 'decided', label: name, emotion: 'neutral', by: 'manual' } as const;
        markers.push({ ...again, confidence: 1, t: t + took + 3000 });
      }
    });
  });
  return { markers: markers.filter(({ t }) => t >= 0).sort((a, b) => a.t - b.t), shown };
}

/** A made-up session of a made-up player: enough of a session to count and to draw, seeded. */
export function generateSession(
  seed: number,
  { minutes, fps = 15 }: GeneratedOptions,
): PlaySession {
  const random = seeded(seed + 1);
  const seconds = minutes * 60 * random.between(0.85, 1.15);
  const { markers, shown } = storyOf(seconds, random);
  const away = Array.from({ length: Math.ceil(minutes) }, () => {
    const from = random.between(0, seconds * 1000);
    return { from, to: from + random.between(500, 6000), turned: random.next() < 0.5 };
  });
  const frames: FrameReading[] = [];
  let level = 0;
  for (let tick = 0; tick < seconds * fps; tick += 1) {
    const timestamp = (tick * 1000) / fps + random.between(0, 8);
    const gone = away.find(({ from, to }) => timestamp >= from && timestamp < to);
    const act = shown.find(({ from, to }) => timestamp >= from && timestamp < to);
    level += 0.1 * ((act ? 3 : 0.4) - level);
    const emotion = EMOTIONS.indexOf(act?.emotion ?? 'happy');
    const size = 190 + 10 * random.normal();
    const quality = {
      sizePx: size,
      yawDeg: gone ? 50 : Math.abs(8 * random.normal()),
      brightness: 0.5,
      sharpness: 0.4,
    };
    const face = {
      id: 1,
      box: { x: 220 + 5 * random.normal(), y: 140, width: size, height: size },
      keypoints: null,
      roll: 0.05 * random.normal(),
      quality,
      probabilities: leaning(emotion, level, random),
    };
    const faces = gone && !gone.turned ? [] : [face];
    frames.push({ timestamp, width: 640, height: 480, faces, timing: null });
  }
  return {
    id: `generated-${seed}`,
    app: { name: 'generated', version: seed % 3 === 0 ? '1.1.0' : '1.0.0' },
    player: `p-${seed}`,
    consent: true,
    day: '2026-11-27',
    model: 'generated',
    setting: {
      preset: PRESETS[seed % 3] ?? 'balanced',
      emotions: EMOTIONS,
      calibrated: seed % 2 === 0,
    },
    markers,
    frames,
  };
}
