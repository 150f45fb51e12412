import { FILTER_PRESETS } from '../../../plugin/signal';
import { ema, emaDwell, majority, oneEuroArgmax, ours, type Method } from './methods';
import type { ClassSet } from './protocol';
import { pool, tally } from './score';
import type { Stream } from './stream';

export interface FrontierPoint {
  readonly latencyP50: number;
  readonly falsePerMinute: number;
  readonly recall: number;
}

export interface Curve {
  readonly method: string;
  readonly points: readonly FrontierPoint[];
}

const { balanced } = FILTER_PRESETS;

/** Each family of methods over its one constant that trades latency for calm. */
const FAMILIES: readonly { readonly method: string; readonly members: readonly Method[] }[] = [
  { method: 'majority', members: [100, 250, 500, 1000, 1500].map(majority) },
  { method: 'EMA + argmax', members: [75, 150, 300, 600, 1200].map(ema) },
  {
    method: 'EMA + margin + dwell',
    members: [50, 100, 200, 350, 600].map((tau) => emaDwell(tau, 0.15, 0.57 * tau)),
  },
  { method: 'One-Euro', members: [0.05, 0.1, 0.2, 0.4, 0.8].map((hz) => oneEuroArgmax(hz, 0.1)) },
  {
    method: 'phaser-emotion',
    members: [0.4, 0.7, 1, 1.5, 2.2].map((factor) =>
      ours('balanced', { tauEvidenceMs: balanced.tauEvidenceMs * factor }),
    ),
  },
];

/** What false switches each family costs at each latency, on one class set. */
export function frontier(all: readonly Stream[], { classes }: ClassSet): readonly Curve[] {
  return FAMILIES.map(({ method, members }) => ({
    method,
    points: members.map((member) => {
      const scores = pool(all.map((stream) => tally(stream, member.run(stream, classes))));
      const { latencyP50, falsePerMinute, recall } = scores;
      return { latencyP50, falsePerMinute, recall };
    }),
  }));
}
