import { EMOTIONS, type Emotion, type FaceState, type Levels } from 'phaser-emotion';

/** What one judge says at one moment; null while there is no face to judge. */
export interface Verdict {
  /** Seconds. */
  readonly time: number;
  readonly emotion: Emotion | null;
}

/** A face over time; null where it was not in sight. */
export interface Appearance {
  /** Seconds. */
  readonly time: number;
  readonly face: FaceState | null;
}

/** Time constant of the moving average that is shown for comparison, ms. */
export const EMA_MS = 300;

export function strongest(levels: Levels): Emotion {
  return EMOTIONS.reduce((best, each) => (levels[each] > levels[best] ? each : best));
}

/** The filter's own decisions. */
export function decided(appearances: readonly Appearance[]): Verdict[] {
  return appearances.map(({ time, face }) => ({ time, emotion: face?.emotion ?? null }));
}

/** The likeliest emotion of each frame by itself. */
export function rawArgmax(appearances: readonly Appearance[]): Verdict[] {
  return appearances.map(({ time, face }) => ({
    time,
    emotion: face?.visible ? strongest(face.raw) : null,
  }));
}

/** The likeliest emotion of an exponential moving average: what most programs do. */
export function emaArgmax(appearances: readonly Appearance[], tauMs = EMA_MS): Verdict[] {
  let mean: Levels | null = null;
  let last = 0;
  return appearances.map(({ time, face }) => {
    if (!face) mean = null;
    if (!face?.visible) return { time, emotion: null };
    const newest = mean ? 1 - Math.exp((-1000 * (time - last)) / tauMs) : 1;
    mean = blend(mean ?? face.raw, face.raw, newest);
    last = time;
    return { time, emotion: strongest(mean) };
  });
}

function blend(a: Levels, b: Levels, share: number): Levels {
  const mixed = EMOTIONS.map((each) => [each, a[each] + share * (b[each] - a[each])] as const);
  return Object.fromEntries(mixed) as Record<Emotion, number>;
}
