/** An event of Chromium's trace: `ts`, `dur` and, of it on the processor, `tdur` in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
}

/** Where Chromium tells of them. */
export const CATEGORIES = ['devtools.timeline', 'blink.user_timing', 'v8', 'toplevel'];

/** Whatever runs a page's code, what waits for a promise among it, and cleans up after it. */
const SCRIPT =
  /^(FunctionCall|RunMicrotasks|BlinkScheduler_PerformMicrotaskCheckpoint|EvaluateScript|v8\.callFunction|MinorGC|MajorGC)$/;

export interface ScriptCost {
  readonly ms: number;
  /** Of it on the processor: less while others had it. */
  readonly cpuMs: number;
}

/**
 * Script on the main thread between one mark `frame` and the next: nested calls counted once, from
 * the mark `begin` to `end`.
 */
export function scriptPerFrame(traceEvents: readonly TraceEvent[]): ScriptCost[] {
  const begin = traceEvents.find(({ name }) => name === 'begin');
  const end = traceEvents.find(({ name }) => name === 'end');
  if (!begin || !end) throw new Error('the trace lacks its marks');
  const own = traceEvents
    .filter(({ pid, tid, ts }) => pid === begin.pid && tid === begin.tid && ts >= begin.ts)
    .filter(({ ts }) => ts <= end.ts)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const costs: ScriptCost[] = [];
  let [cost, cpu] = [0, 0];
  let busyUntil = 0;
  let frames = 0;
  for (const { name, ph, ts, dur = 0, tdur = 0 } of own) {
    if (name === 'frame') {
      // The first one ends a stretch that began before the mark `begin`.
      if (frames > 0) costs.push({ ms: cost / 1000, cpuMs: cpu / 1000 });
      frames += 1;
      [cost, cpu] = [0, 0];
    }
    const end = ts + dur;
    if (ph !== 'X' || !SCRIPT.test(name) || end <= busyUntil) continue;
    const own = end - Math.max(ts, busyUntil);
    cost += own;
    cpu += (tdur * own) / dur;
    busyUntil = end;
  }
  return costs;
}
