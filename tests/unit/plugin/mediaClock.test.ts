import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MediaClock } from '../../../plugin/engine/MediaClock';

function manualClock() {
  let time = 5000;
  return {
    now: () => time,
    setTimeout: () => 0,
    clearTimeout: () => undefined,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('the media clock', () => {
  it('keeps the spacing of a video at double speed', () => {
    const clock = manualClock();
    const time = new MediaClock(clock);
    const first = time.stamp(10_000);
    clock.pass(50);
    expect(time.stamp(10_100) - first).toBeCloseTo(100);
  });

  it('runs on between frames and through a seek', () => {
    const clock = manualClock();
    const time = new MediaClock(clock);
    const first = time.stamp(60_000);
    clock.pass(400);
    expect(time.now() - first).toBeCloseTo(400);
    time.rebase();
    expect(time.stamp(2000) - first).toBeCloseTo(400);
  });

  it.each([
    ['back, as the next clip of an element does', 2000],
    ['ahead, as a stream does that was cut', 3_600_000],
  ])('goes on when the media time jumps %s', (_, next) => {
    const clock = manualClock();
    const time = new MediaClock(clock);
    const first = time.stamp(60_000);
    for (let frame = 0; frame < 100; frame += 1) {
      clock.pass(90);
      time.stamp(next + 90 * frame);
    }
    expect(time.now() - first).toBeCloseTo(9000);
  });

  it('stands still while held, whatever the clock does', () => {
    const clock = manualClock();
    const time = new MediaClock(clock);
    time.stamp(0);
    clock.pass(100);
    time.hold();
    const held = time.now();
    clock.pass(3_600_000);
    expect(time.now()).toBe(held);
    time.release();
    clock.pass(10);
    expect(time.now() - held).toBeCloseTo(10);
  });

  it('never runs back, whatever the source says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            act: fc.constantFrom('stamp', 'rebase', 'hold', 'release'),
            media: fc.double({ min: 0, max: 1e7, noNaN: true }),
            passed: fc.integer({ min: -500, max: 2000 }),
          }),
          { maxLength: 60 },
        ),
        (steps) => {
          const clock = manualClock();
          const time = new MediaClock(clock);
          let stamped = -Infinity;
          for (const { act, media, passed } of steps) {
            clock.pass(passed);
            if (act === 'stamp') {
              const at = time.stamp(media);
              expect(at).toBeGreaterThan(stamped);
              stamped = at;
            } else time[act]();
            expect(time.now()).toBeGreaterThanOrEqual(stamped);
          }
        },
      ),
    );
  });
});
