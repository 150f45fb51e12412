import { describe, expect, it } from 'vitest';
import { EmotionSignal } from '../../../plugin/signal';
import { qualityWeight } from '../../../plugin/signal/quality';
import { FILTER_PRESETS } from '../../../plugin/signal/presets';
import { GOOD_QUALITY, changes, face, frame, play } from './acting';

const options = FILTER_PRESETS.balanced;

function box(x: number, side: number) {
  return { x, y: 100, width: side, height: side };
}

describe('qualityWeight', () => {
  it.each([
    ['a good picture', {}, 1],
    ['a tiny face', { sizePx: 64 }, 0],
    ['a small face', { sizePx: 92 }, 0.5],
    ['a head half turned', { yawDeg: 27.5 }, 0.5],
    ['a head half turned the other way', { yawDeg: -27.5 }, 0.5],
    ['a profile', { yawDeg: 50 }, 0],
    ['darkness', { brightness: 0.05 }, 0.5],
    ['glare', { brightness: 0.97 }, 0.5],
    ['blur', { sharpness: 0.01 }, 0.5],
    ['darkness and blur', { brightness: 0.05, sharpness: 0 }, 0.25],
    ['a missing measurement', { sharpness: NaN }, 0],
  ])('of %s', (_, change, weight) => {
    expect(qualityWeight({ ...GOOD_QUALITY, ...change }, options)).toBeCloseTo(weight, 6);
  });
});

describe('faces', () => {
  it('count after 150 ms, are remembered for 1500 ms, then are lost', () => {
    const signal = new EmotionSignal();
    const events = play(
      signal,
      [
        { until: 1000, faces: [face('neutral')] },
        { until: 2000, faces: [] },
        { until: 3000, faces: [face('neutral')] },
        { until: 6000, faces: [] },
      ],
      30,
    );
    expect(events.map(({ type }) => type)).toEqual(['facefound', 'faces', 'facelost', 'faces']);
    const [found, , lost] = events;
    expect(found?.event).toMatchObject({ faceId: 1 });
    expect(Math.abs((found?.event.timestamp ?? 0) - 150)).toBeLessThanOrEqual(34);
    expect(Math.abs((lost?.event.timestamp ?? 0) - 2967 - 1500)).toBeLessThanOrEqual(34);
  });

  it('that flash up for less than 150 ms are never announced', () => {
    const signal = new EmotionSignal();
    const events = play(
      signal,
      [
        { until: 100, faces: [face('happy')] },
        { until: 4000, faces: [] },
      ],
      30,
    );
    expect(events).toEqual([]);
  });

  it('keep belief and id through a short absence, marked as not visible', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 3000, faces: [face('happy')] }]);
    signal.ingest(frame(3100));
    expect(signal.primary).toMatchObject({ id: 1, emotion: 'happy', visible: false });
    signal.ingest(frame(4000, face('happy')));
    expect(signal.primary).toMatchObject({ id: 1, emotion: 'happy', visible: true });
  });

  it('are lost by time alone when no frame comes, and the story hears of neutral', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 3000, faces: [face('sad')] }]);
    expect(signal.advance(4000)).toEqual([]);
    const events = signal.advance(4600);
    expect(events.map(({ type }) => type)).toEqual(['facelost', 'change', 'faces']);
    expect(events[1]?.event).toMatchObject({ emotion: 'neutral', previous: 'sad', confidence: 0 });
    expect(signal.primary).toBeNull();
    expect(signal.faces).toEqual([]);
  });

  it('may come in a frame that was taken before the time already passed', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 3000, faces: [face('happy')] }]);
    signal.advance(3400);
    const late = signal.ingest(frame(3100, face('happy')));
    expect(late.map(({ type }) => type)).toEqual(['reading']);
    expect(signal.primary?.emotion).toBe('happy');
  });

  it('each have a filter of their own', () => {
    const signal = new EmotionSignal({ maxFaces: 2 });
    const faces = [
      face('happy', { id: 1, box: box(50, 200) }),
      face('angry', { id: 2, box: box(400, 180) }),
    ];
    const events = play(signal, [{ until: 5000, faces }]);
    expect(signal.faces.map(({ id, emotion }) => [id, emotion])).toEqual([
      [1, 'happy'],
      [2, 'angry'],
    ]);
    expect(changes(events).map(({ to }) => to)).toEqual(['happy']);
  });

  it('are limited to the largest', () => {
    const signal = new EmotionSignal({ maxFaces: 2 });
    const faces = [1, 2, 3, 4].map((id) => face('neutral', { id, box: box(id * 100, 50 * id) }));
    play(signal, [{ until: 1000, faces }]);
    expect(signal.faces.map(({ id }) => id).sort()).toEqual([3, 4]);
  });
});

describe('the primary face', () => {
  const player = face('neutral', { id: 1, box: box(50, 200) });
  const two = { maxFaces: 2 };

  it('is the largest at first', () => {
    const signal = new EmotionSignal(two);
    play(signal, [{ until: 1000, faces: [face('happy', { id: 2, box: box(400, 100) }), player] }]);
    expect(signal.primary?.id).toBe(1);
  });

  it('stays when another leans in for less than a second or is little larger', () => {
    const signal = new EmotionSignal(two);
    const briefly = face('happy', { id: 2, box: box(300, 300) });
    const slightly = face('happy', { id: 2, box: box(300, 220) });
    const events = play(signal, [
      { until: 2000, faces: [player] },
      { until: 2800, faces: [player, briefly] },
      { until: 6000, faces: [player, slightly] },
    ]);
    expect(signal.primary?.id).toBe(1);
    expect(events.filter(({ type }) => type === 'facefound')).toHaveLength(1);
    expect(changes(events)).toEqual([]);
  });

  it('passes to one that has been 1.3 times larger for a second, with what that one shows', () => {
    const signal = new EmotionSignal(two);
    const newcomer = face('happy', { id: 2, box: box(300, 260) });
    const events = play(signal, [
      { until: 2000, faces: [player] },
      { until: 5000, faces: [player, newcomer] },
    ]);
    expect(signal.primary?.id).toBe(2);
    expect(events.map(({ type }) => type)).toEqual([
      'facefound',
      'faces',
      'faces',
      'facefound',
      'change',
    ]);
    const taken = events[3]?.event.timestamp ?? 0;
    expect(taken).toBeGreaterThanOrEqual(3000);
    expect(taken).toBeLessThan(3400);
  });

  it('passes on when the player has left', () => {
    const signal = new EmotionSignal(two);
    const other = face('neutral', { id: 2, box: box(400, 150) });
    const events = play(signal, [
      { until: 2000, faces: [player, other] },
      { until: 5000, faces: [other] },
    ]);
    expect(events.map(({ type }) => type)).toEqual([
      'facefound',
      'faces',
      'facelost',
      'facefound',
      'faces',
    ]);
    expect(signal.primary?.id).toBe(2);
  });
});
