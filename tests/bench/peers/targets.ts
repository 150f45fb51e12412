import type { Name } from './readers/Reader.ts';
import type { Results } from './results.ts';

export interface Verdict {
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
}

/** What was set out for, beside what came out. */
export function verdicts({ frames, main, starts, scene, memory, entry }: Results): Verdict[] {
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
    tell('main thread ≤ 2 ms p95 per camera frame', `${own.p95} ms`, own.p95 <= 2);
    tell('no long task after start', `${own.longTasks}`, own.longTasks === 0);
  }
  const begun = (wanted: Name) => starts?.rows.find(({ name }) => name === wanted);
  const [start, light] = [begun('ours'), begun('ours-light')];
  const [human, faceApi] = [begun('human'), begun('face-api')];
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  if (start && human) {
    const [cold, warm] = [start.coldMs / human.coldMs, start.warmMs / human.warmMs];
    tell('start, cold: not above human’s', `${cold.toFixed(2)}×`, cold <= 1);
    tell('start, warm: ≤ 0.8 of human’s', `${warm.toFixed(2)}×`, warm <= 0.8);
    const blocked = Math.max(start.longestBlockMs, start.warmLongestBlockMs);
    tell('no block over 50 ms while it starts', `${blocked} ms`, blocked <= 50);
    tell('download ≤ 4.6 MB gzip', megabytes(start.gzipBytes), start.gzipBytes <= 4.6e6);
  }
  if (light && faceApi) {
    const cold = light.coldMs / faceApi.coldMs;
    tell('light, cold: not above face-api’s', `${cold.toFixed(2)}×`, cold <= 1);
    tell('light download ≤ 1.6 MB gzip', megabytes(light.gzipBytes), light.gzipBytes <= 1.6e6);
  }
  const sprites = scene?.rows.find(({ name, apart }) => name === 'ours' && apart);
  if (sprites) {
    const { p99 } = sprites.ratio;
    tell('500 sprites beside a free core: p99 on/off ≤ 1.05', `${p99}`, p99 <= 1.05);
  }
  const [before, after] = (['camera alone', 'ours'] as const).map((wanted) =>
    memory?.rows.findLast(({ name }) => name === wanted),
  );
  if (before && after) {
    const more = after.ownPeakMB - before.ownPeakMB;
    tell('peak memory ≤ 70 MB above the camera alone', `${more} MB`, more <= 70);
  }
  if (entry) {
    const kB = entry.gzipBytes / 1000;
    tell('main-thread entry ≤ 20 kB gzip', `${kB.toFixed(1)} kB`, kB <= 20);
  }
  return told;
}
