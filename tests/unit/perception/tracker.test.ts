import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FaceTracker, intersectionOverUnion } from '../../../plugin/perception/tracker';

const box = (x: number, y = 100, size = 100) => ({ x, y, width: size, height: size });

describe('the tracker', () => {
  test('keeps the id of a face that moves', () => {
    const tracker = new FaceTracker();
    for (let step = 0; step < 20; step++) {
      expect(tracker.update([box(step * 40)], step * 66)).toEqual([1]);
    }
  });

  test('keeps two ids apart whatever the order of detection', () => {
    const tracker = new FaceTracker();
    expect(tracker.update([box(0), box(300)], 0)).toEqual([1, 2]);
    expect(tracker.update([box(310), box(10)], 66)).toEqual([2, 1]);
  });

  test('prefers the larger overlap when two faces could be one', () => {
    const tracker = new FaceTracker();
    tracker.update([box(0), box(60)], 0);
    expect(tracker.update([box(50), box(8)], 66)).toEqual([2, 1]);
  });

  test('follows a jump of half a box, not a longer one', () => {
    const tracker = new FaceTracker();
    tracker.update([box(0)], 0);
    expect(tracker.update([box(0, 100 + 49)], 66)).toEqual([1]);
    expect(tracker.update([box(80, 100 + 120)], 132)).toEqual([2]);
  });

  test.each([
    [35, 35],
    [-35, 35],
    [35, -35],
    [-35, -35],
  ])('follows a face whose centre moves by (%i, %i), and by half of its size at most', (dx, dy) => {
    const tracker = new FaceTracker();
    tracker.update([box(200, 200)], 0);
    expect(tracker.update([box(200 + dx, 200 + dy)], 66)).toEqual([1]);
    const other = new FaceTracker();
    other.update([box(200, 200)], 0);
    expect(other.update([box(200 + 1.1 * dx, 200 + 1.1 * dy)], 66)).toEqual([2]);
  });

  test('measures a move by the larger of the two boxes', () => {
    const tracker = new FaceTracker();
    tracker.update([box(0, 100, 100)], 0);
    expect(tracker.update([box(65, 125, 50)], 66)).toEqual([1]);
  });

  test('takes the nearer of two that hardly overlap', () => {
    const tracker = new FaceTracker();
    tracker.update([box(0, 100, 100)], 0);
    expect(tracker.update([box(65, 125, 50), box(45, 125, 50)], 66)).toEqual([2, 1]);
  });

  test('does not find a face again where it was before it moved', () => {
    const tracker = new FaceTracker();
    for (let step = 0; step < 5; step++) tracker.update([box(step * 40)], step * 66);
    expect(tracker.update([box(168), box(0)], 5 * 66)).toEqual([1, 2]);
  });

  test('remembers a face for 1500 ms out of sight', () => {
    const tracker = new FaceTracker();
    tracker.update([box(0)], 0);
    tracker.update([], 700);
    expect(tracker.update([box(5)], 1500)).toEqual([1]);
    tracker.update([], 1600);
    expect(tracker.update([box(5)], 3001)).toEqual([2]);
  });

  test('forgets faces when time jumps, forwards or back', () => {
    const tracker = new FaceTracker();
    tracker.update([box(0)], 10_000);
    expect(tracker.update([box(0)], 2000)).toEqual([2]);
    expect(tracker.update([box(0)], 2000)).toEqual([2]);
    expect(tracker.update([box(0)], 90_000)).toEqual([3]);
  });

  test('goes on from a given id', () => {
    expect(new FaceTracker(41).update([box(0), box(400)], 0)).toEqual([41, 42]);
  });

  test('never gives one id twice in a frame, nor an old id to a newcomer', () => {
    const boxes = fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 600 }),
        y: fc.integer({ min: 0, max: 400 }),
        width: fc.integer({ min: 1, max: 200 }),
        height: fc.integer({ min: 1, max: 200 }),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(boxes, fc.integer({ min: -500, max: 3000 })), { maxLength: 12 }),
        (frames) => {
          const tracker = new FaceTracker();
          let time = 0;
          let highest = 0;
          for (const [faces, pause] of frames) {
            time += pause;
            const ids = tracker.update(faces, time);
            expect(new Set(ids).size).toBe(faces.length);
            const fresh = ids.filter((id) => id > highest).sort((a, b) => a - b);
            expect(fresh).toEqual(fresh.map((_, index) => highest + 1 + index));
            highest += fresh.length;
          }
        },
      ),
    );
  });
});

test('intersection over union', () => {
  expect(intersectionOverUnion(box(0), box(0))).toBe(1);
  expect(intersectionOverUnion(box(0), box(50))).toBeCloseTo(1 / 3);
  expect(intersectionOverUnion(box(0), box(0, 150))).toBeCloseTo(1 / 3);
  expect(intersectionOverUnion(box(0, 0, 10), { x: 5, y: 2, width: 10, height: 20 })).toBeCloseTo(
    40 / 260,
  );
  expect(intersectionOverUnion(box(0), box(100))).toBe(0);
  expect(intersectionOverUnion(box(0), box(300, 700))).toBe(0);
  expect(intersectionOverUnion(box(0), box(300))).toBe(0);
  expect(intersectionOverUnion(box(0), box(0, 700))).toBe(0);
});
