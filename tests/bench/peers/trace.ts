/** An event of Chromium's trace: `ts` and `dur` in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
}

/** Whatever runs a page's code, and cleans up after it. */
const SCRIPT = /^(FunctionCall|RunMicrotasks|EvaluateScript|v8\.callFunction|MinorGC|MajorGC)$/;

/**
 * Script on the main thread between one mark `frame` and the next, ms: nested calls counted once,
 * from the mark `begin` to `end`.
 */
export function scriptPerFrame(traceEvents: readonly TraceEvent[]): number[] {
  const begin = traceEvents.find(({ name }) => name === 'begin');
  const end = traceEvents.find(({ name }) => name === 'end');
  if (!begin || !end) throw new Error('the trace lacks its marks');
  const own = traceEvents
    .filter(({ pid, tid, ts }) => pid === begin.pid && tid === begin.tid && ts >= begin.ts)
    .filter(({ ts }) => ts <= end.ts)
    .sort((a, b) => a.ts - b.ts);
  const costs: number[] = [];
  let cost = 0;
  let busyUntil = 0;
  let frames = 0;
  for (const { name, ph, ts, dur = 0 } of own) {
    if (name === 'frame') {
      // The first one ends a stretch that began before the mark `begin`.
      if (frames > 0) costs.push(cost / 1000);
      frames += 1;
      cost = 0;
    }
    if (ph !== 'X' || !SCRIPT.test(name)) continue;
    cost += Math.max(0, ts + dur - Math.max(ts, busyUntil));
    busyUntil = Math.max(busyUntil, ts + dur);
  }
  return costs;
}
