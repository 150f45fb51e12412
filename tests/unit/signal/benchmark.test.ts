import { describe, expect, it } from 'vitest';
import { cholesky } from '../../bench/signal/jitter';
import { argmax, ema, majority, oneEuroArgmax } from '../../bench/signal/methods';
import { pool, tally } from '../../bench/signal/score';
import { makeStream, worldOf, type Stream } from '../../bench/signal/stream';

const HAPPY = 3;
const SAD = 4;
const NEUTRAL = 6;

/** 5 s neutral, 3 s happy, 2 s neutral. */
const script: Stream = {
  segments: [
    { label: NEUTRAL, from: 0, to: 5000 },
    { label: HAPPY, from: 5000, to: 8000 },
    { label: NEUTRAL, from: 8000, to: 10_000 },
  ],
  frames: [],
  durationMs: 10_000,
};

describe('the score', () => {
  it('of a perfect but late method is its latency', () => {
    const scores = pool([
      tally(script, [
        { timestamp: 5400, label: HAPPY },
        { timestamp: 8600, label: NEUTRAL },
      ]),
    ]);
    expect(scores).toEqual({
      falsePerMinute: 0,
      latencyP50: 500,
      latencyP90: 580,
      recall: 1,
      eventF1: 1,
      timeRight: 0.9,
    });
  });

  it('counts a switch to what is not true and was not in the last 500 ms as false', () => {
    const { falsePerMinute, recall, timeRight } = pool([
      tally(script, [
        { timestamp: 2000, label: SAD },
        { timestamp: 3000, label: NEUTRAL },
        { timestamp: 8400, label: HAPPY },
        { timestamp: 8700, label: SAD },
      ]),
    ]);
    expect(falsePerMinute).toBe(12);
    expect(recall).toBe(0.5);
    expect(timeRight).toBeCloseTo(0.4 + 0.04, 6);
  });

  it('of a method that never moves finds only the rest', () => {
    const scores = pool([tally(script, [])]);
    expect(scores).toMatchObject({ falsePerMinute: 0, recall: 0.5, eventF1: 0, timeRight: 0.7 });
    expect(scores.latencyP50).toBeNaN();
  });
});

describe('the stream', () => {
  const logits = [...Array(70).keys()].map((index) =>
    Array.from({ length: 7 }, (_, c) => (c === index % 7 ? -0.1 : -4)),
  );
  const labels = logits.map((_, index) => index % 7);
  const quiet = Array.from({ length: 7 }, () => Array<number>(7).fill(0));
  const classes = [HAPPY, SAD, NEUTRAL];
  const world = worldOf({ labels, majority: labels, logits }, 'labels', classes, quiet);

  it('is the same for the same seed, and the same script at every frame rate', () => {
    const slow = makeStream(world, 7, 10, 60_000);
    expect(makeStream(world, 7, 10, 60_000)).toEqual(slow);
    const fast = makeStream(world, 7, 30, 60_000);
    expect(fast.segments).toEqual(slow.segments);
    expect(fast.frames.length / slow.frames.length).toBeCloseTo(3, 0);
    expect(makeStream(world, 8, 10, 60_000).segments).not.toEqual(slow.segments);
  });

  it('starts neutral, holds each expression 2–6 s, is about half neutral, runs forward', () => {
    const { segments, frames, durationMs } = makeStream(world, 3, 15, 900_000);
    expect(segments[0]).toEqual({ label: NEUTRAL, from: 0, to: 5000 });
    for (const { from, to } of segments.slice(1, -1)) {
      expect(to - from).toBeGreaterThanOrEqual(2000);
      expect(to - from).toBeLessThanOrEqual(6000);
    }
    const neutral = segments.filter(({ label }) => label === NEUTRAL);
    const share = neutral.reduce((sum, { from, to }) => sum + to - from, 0) / durationMs;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.56);
    const times = frames.map(({ timestamp }) => timestamp);
    expect(times.every((time, index) => time > (times[index - 1] ?? 0))).toBe(true);
    const missing = 1 - frames.length / (durationMs / (1000 / 15));
    expect(missing).toBeCloseTo(0.05, 1);
  });

  it('lets every method read a perfect classifier, one after the other', () => {
    const stream = makeStream(world, 5, 15, 180_000);
    for (const method of [argmax, majority(500), ema(300), oneEuroArgmax(0.4, 0.2)]) {
      const scores = pool([tally(stream, method.run(stream, classes))]);
      expect(scores.falsePerMinute).toBe(0);
      expect(scores.recall).toBe(1);
      expect(scores.latencyP50).toBeLessThan(800);
    }
  });
});

describe('cholesky', () => {
  it('gives a factor whose product is the matrix', () => {
    const matrix = [
      [4, 2, 0.6],
      [2, 5, 1],
      [0.6, 1, 3],
    ];
    const factor = cholesky(matrix);
    matrix.forEach((row, i) => {
      row.forEach((value, j) => {
        const [a = [], b = []] = [factor[i], factor[j]];
        const product = a.reduce((sum, each, k) => sum + each * (b[k] ?? 0), 0);
        expect(product).toBeCloseTo(value, 4);
      });
    });
  });
});
