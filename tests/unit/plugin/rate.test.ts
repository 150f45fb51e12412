import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRate, LEAST_FPS, type Rate, type RateInput } from '../../../plugin/engine/pace/rate';

const easy: RateInput = {
  wishFps: 15,
  gameFps: 60,
  gameTargetFps: 60,
  batterySaving: false,
  blurred: false,
  workerMs: 15,
};
const full: Rate = { targetFps: 15, throttledBy: null };

describe('the rate', () => {
  it('is what was asked for while nothing suffers', () => {
    expect(decideRate(easy, full)).toEqual(full);
  });

  it('falls at once when the game stutters and rises back slowly', () => {
    let rate = decideRate({ ...easy, gameFps: 40 }, full);
    expect(rate).toEqual({ targetFps: 11.25, throttledBy: 'game' });
    let seconds = 0;
    while (rate.throttledBy === 'game') {
      rate = decideRate(easy, rate);
      seconds += 1;
    }
    expect(rate).toEqual(full);
    expect(seconds).toBeGreaterThan(1);
  });

  it.each([
    ['blur', { blurred: true }],
    ['battery', { batterySaving: true }],
    ['worker', { workerMs: 100 }],
  ] as const)('names %s as the reason', (reason, change) => {
    const rate = decideRate({ ...easy, ...change }, full);
    expect(rate.throttledBy).toBe(reason);
    expect(rate.targetFps).toBeLessThan(15);
  });

  it('stays between the least rate and the wish', () => {
    fc.assert(
      fc.property(
        fc.record({
          wishFps: fc.double({ min: 4, max: 60, noNaN: true }),
          gameFps: fc.option(fc.double({ min: 0, max: 240, noNaN: true })),
          gameTargetFps: fc.constantFrom(30, 60, 144),
          batterySaving: fc.boolean(),
          blurred: fc.boolean(),
          workerMs: fc.double({ min: 0, max: 5000, noNaN: true }),
        }),
        (input) => {
          let rate: Rate = { targetFps: input.wishFps, throttledBy: null };
          for (let second = 0; second < 20; second += 1) rate = decideRate(input, rate);
          expect(rate.targetFps).toBeGreaterThanOrEqual(LEAST_FPS);
          expect(rate.targetFps).toBeLessThanOrEqual(input.wishFps);
          expect(rate.throttledBy === null).toBe(rate.targetFps === input.wishFps);
        },
      ),
    );
  });
});
