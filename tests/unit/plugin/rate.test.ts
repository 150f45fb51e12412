import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRate, fullRate, LEAST_FPS, type RateInput } from '../../../plugin/engine/pace/rate';

const easy: RateInput = {
  wishFps: 15,
  game: { fps: 60, targetFps: 60 },
  batterySaving: false,
  blurred: false,
  workerMs: 15,
};
const full = fullRate(15);

describe('the rate', () => {
  it('is what was asked for while nothing suffers', () => {
    expect(decideRate(easy, full)).toEqual(full);
  });

  it('falls at once when the game stutters, stays where that helps and rises back slowly', () => {
    let rate = decideRate({ ...easy, game: { fps: 40, targetFps: 60 } }, full);
    expect(rate).toMatchObject({ targetFps: 7.5, throttledBy: 'game' });
    let seconds = 0;
    while (rate.throttledBy === 'game') {
      rate = decideRate(easy, rate);
      seconds += 1;
    }
    expect(rate).toMatchObject({ targetFps: 15, throttledBy: null });
    expect(seconds).toBeGreaterThan(4);
  });

  it.each([30, 50])('is given back to a game that runs at a steady %i all by itself', (fps) => {
    const game = { fps, targetFps: 60 };
    let rate = full;
    const rates: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      rate = decideRate({ ...easy, game }, rate);
      rates.push(rate.targetFps);
    }
    expect(rates.filter((each) => each < 15).length).toBeLessThan(6);
    expect(rates.slice(6).every((each) => each === 15)).toBe(true);
    // Slower than that, it may be the plugin's doing again.
    expect(decideRate({ ...easy, game: { fps: 0.7 * fps, targetFps: 60 } }, rate)).toMatchObject({
      throttledBy: 'game',
    });
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
          game: fc.option(
            fc.record({
              fps: fc.double({ min: 0, max: 240, noNaN: true }),
              targetFps: fc.constantFrom(30, 60, 144),
            }),
          ),
          batterySaving: fc.boolean(),
          blurred: fc.boolean(),
          workerMs: fc.double({ min: 0, max: 5000, noNaN: true }),
        }),
        (input) => {
          let rate = fullRate(input.wishFps);
          for (let second = 0; second < 20; second += 1) rate = decideRate(input, rate);
          expect(rate.targetFps).toBeGreaterThanOrEqual(LEAST_FPS);
          expect(rate.targetFps).toBeLessThanOrEqual(input.wishFps);
          expect(rate.throttledBy === null).toBe(rate.targetFps === input.wishFps);
        },
      ),
    );
  });
});
