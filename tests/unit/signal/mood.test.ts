import { describe, expect, it } from 'vitest';
import { EmotionSignal } from '../../../plugin/signal';
import { face, play } from './acting';

describe('mood', () => {
  it('starts neutral and even', () => {
    const { mood } = new EmotionSignal();
    expect(mood).toMatchObject({ valence: 0, band: 'even', watchedMs: 0 });
    expect(mood.shares.neutral).toBe(1);
  });

  it('rises slowly with its time constant, whatever the frame rate', () => {
    for (const fps of [8, 15, 30]) {
      const signal = new EmotionSignal({ moodTauMs: 10_000 });
      play(signal, [{ until: 12_000, faces: [face('happy', { p: 0.9 })] }], fps);
      expect(signal.mood.valence).toBeGreaterThan(0.6);
      expect(signal.mood.valence).toBeLessThan(0.72);
      expect(signal.mood.watchedMs).toBeGreaterThan(11_500);
    }
  });

  it('shifts its band with hysteresis', () => {
    const signal = new EmotionSignal({ moodTauMs: 4000 });
    const events = play(signal, [
      { until: 6000, faces: [face('happy')] },
      { until: 30_000, faces: [face('angry')] },
      { until: 60_000, faces: [face('neutral')] },
    ]);
    const shifts = events.flatMap(({ type, event }) => (type === 'moodshift' ? [event] : []));
    expect(shifts.map(({ previous, band }) => [previous, band])).toEqual([
      ['even', 'high'],
      ['high', 'even'],
      ['even', 'low'],
      ['low', 'even'],
    ]);
    expect(shifts[0]?.valence).toBeGreaterThanOrEqual(0.3);
    expect(shifts[1]?.valence).toBeLessThanOrEqual(0.15);
    expect(shifts[3]?.valence).toBeGreaterThanOrEqual(-0.15);
  });

  it('counts watched time only', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 5000, faces: [face('happy')] }]);
    const before = signal.mood;
    const away = face('sad', { quality: { sizePx: 30, yawDeg: 0, brightness: 0.5, sharpness: 1 } });
    play(
      signal,
      [
        { until: 15_000, faces: [] },
        { until: 25_000, faces: [away] },
      ],
      15,
      5000,
    );
    expect(signal.mood).toEqual(before);
  });

  it('outlives a change of source', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 20_000, faces: [face('happy')] }]);
    const before = signal.mood;
    signal.reset();
    expect(signal.mood).toEqual(before);
  });
});

describe('moment', () => {
  it('summarises what was shown since the last one', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 4000, faces: [face('neutral')] }]);
    const first = signal.moment('the door opens', 4000);
    play(signal, [{ until: 10_000, faces: [face('surprise')] }], 15, 4000);
    const second = signal.moment('it closes', 10_000);
    expect(first).toMatchObject({
      label: 'the door opens',
      from: 0,
      to: 4000,
      dominant: 'neutral',
    });
    expect(second).toMatchObject({
      from: 4000,
      to: 10_000,
      dominant: 'surprise',
      valence: expect.closeTo(0, 1) as number,
    });
    expect(second.shares.surprise).toBeGreaterThan(0.85);
    expect(second.watchedMs).toBeGreaterThan(5800);
    expect(Object.values(second.shares).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
  });

  it('says null when nobody was seen', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 3000, faces: [] }]);
    expect(signal.moment('alone', 3000)).toMatchObject({
      watchedMs: 0,
      dominant: null,
      valence: 0,
    });
  });

  it('names an expression that was shown for a good part, not the neutral around it', () => {
    const signal = new EmotionSignal();
    play(signal, [
      { until: 12_000, faces: [face('neutral')] },
      { until: 16_000, faces: [face('happy')] },
    ]);
    expect(signal.moment('scene', 16_000).dominant).toBe('happy');
  });
});
