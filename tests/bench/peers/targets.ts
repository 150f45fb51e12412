import type { Name } from './readers/Reader.ts';
import type { Results } from './results.ts';

export interface Verdict {
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
}

/** What was set out for, beside what came out. */
export function verdicts({ frames, main, starts, scene, entry }: Results): Verdict[] {
  const told: Verdict[] = [];
  const tell = (target: string, measured: string, met: boolean) => {
    told.push({ target, measured, met });
  };
  const wasm = frames?.rows ?? [];
  for (const shown of [...new Set(wasm.map((row) => row.shown))]) {
    const p50 = (name: Name) =>
      wasm.find((row) => row.shown === shown && row.name === name)?.p50 ?? NaN;
    for (const [peer, wanted] of [
      ['human', 2],
      ['face-api', 3],
    ] as const) {
      const times = p50(peer) / p50('ours');
      tell(
        `${shown} ${shown === 1 ? 'face' : 'faces'}: at least ${wanted}× faster than ${peer}`,
        `${times.toFixed(2)}×`,
        times >= wanted,
      );
    }
  }
  const [own, alone] = ['ours', 'nobody'].map((wanted) =>
    main?.rows.find(({ name, shown }) => name === wanted && shown === 1),
  );
  if (own && alone) {
    const cost = own.p50 - alone.p50;
    tell(
      'main thread ≤ 0.5 ms p50 per camera frame',
      `${own.p50} ms, ${alone.p50} of it the page’s own`,
      cost <= 0.5,
    );
    tell('main thread ≤ 3 ms p95 per camera frame', `${own.p95} ms`, own.p95 <= 3);
    tell('no long task after start', `${own.longTasks}`, own.longTasks === 0);
  }
  const start = starts?.rows.find(({ name }) => name === 'ours');
  if (start) tell('first reading ≤ 2 s, warm', `${start.warmMs} ms`, start.warmMs <= 2000);
  const sprites = scene?.rows.find(({ name, apart }) => name === 'ours' && apart);
  if (sprites) {
    const { p99 } = sprites.ratio;
    tell('500 sprites beside a free core: p99 on/off ≤ 1.05', `${p99}`, p99 <= 1.05);
  }
  if (entry) {
    const kB = entry.gzipBytes / 1000;
    tell('main-thread entry ≤ 20 kB gzip', `${kB.toFixed(1)} kB`, kB <= 20);
  }
  return told;
}
