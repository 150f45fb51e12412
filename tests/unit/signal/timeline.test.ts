import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../plugin/signal/timeline';

/** What a new timeline says of each of these timestamps, ms. */
function passages(...timestamps: number[]) {
  const timeline = new Timeline();
  return timestamps.map((timestamp) => timeline.pass(timestamp));
}

describe('media time', () => {
  it('runs forward, and a late or repeated frame says nothing new, nor do two of them', () => {
    expect(passages(4000, 5000, 5000, 4500, 4600, NaN, 5001)).toEqual([
      'forward',
      'forward',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'forward',
    ]);
  });

  it('has jumped when two frames in a row agree on a time a second before the last or earlier', () => {
    expect(passages(5000, 3900, 4000, 4100)).toEqual(['forward', 'ignore', 'restart', 'forward']);
    expect(passages(5000, 500, 600)).toEqual(['forward', 'ignore', 'restart']);
  });

  it.each([
    ['stands', 3000],
    ['runs back', 2900],
    ['is a second further', 4000],
    ['is further still', 4500],
  ])('has not jumped when the second frame %s', (_, second) => {
    expect(passages(9000, 3000, second)).toEqual(['forward', 'ignore', 'ignore']);
  });

  it('forgets a stray frame once time runs on, and everything by a reset', () => {
    expect(passages(9000, 3000, 9001, 3100)).toEqual(['forward', 'ignore', 'forward', 'ignore']);
    const timeline = new Timeline();
    timeline.pass(5000);
    timeline.reset();
    expect(timeline.last).toBeNull();
    expect(timeline.pass(10)).toBe('forward');
  });
});
