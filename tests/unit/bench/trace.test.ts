import { expect, test } from 'vitest';
import { scriptPerFrame, type TraceEvent } from '../../bench/peers/trace';

const main = { pid: 1, tid: 1 };
const mark = (name: string, ts: number): TraceEvent => ({ name, ph: 'I', ts, ...main });
const work = (name: string, ts: number, dur: number, tid = 1): TraceEvent => ({
  name,
  ph: 'X',
  ts,
  dur,
  tdur: dur / 2,
  pid: 1,
  tid,
});

test('script is counted once, on the main thread, between the marks, frame by frame', () => {
  const events = [
    work('FunctionCall', 0, 900),
    mark('begin', 1000),
    work('FunctionCall', 1100, 5000),
    mark('frame', 7000),
    work('FunctionCall', 8000, 1000),
    work('FunctionCall', 8000, 400),
    work('BlinkScheduler_PerformMicrotaskCheckpoint', 8500, 300),
    work('MinorGC', 8900, 600),
    work('Layout', 9600, 900),
    work('BlinkScheduler_PerformMicrotaskCheckpoint', 10_600, 200),
    work('FunctionCall', 9000, 9000, 2),
    mark('frame', 20_000),
    mark('frame', 30_000),
    work('FunctionCall', 31_000, 1000),
    mark('end', 40_000),
  ];
  expect(scriptPerFrame([...events].reverse())).toEqual([
    { ms: 1.7, cpuMs: 0.85 },
    { ms: 0, cpuMs: 0 },
  ]);
});

test('a trace without its marks is refused', () => {
  expect(() => scriptPerFrame([mark('frame', 1)])).toThrow('marks');
});
