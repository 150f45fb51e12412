import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMOTIONS, type Emotion } from '../../../plugin/types';
import { EmotionSignal } from '../../../plugin/signal';
import { Belief, allowing } from '../../../plugin/signal/belief';
import { asDistribution } from '../../../plugin/signal/levels';
import { FILTER_PRESETS } from '../../../plugin/signal/presets';
import { changes, face, frame, play, showing } from './acting';

const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, 0, -0, -1, Infinity, -Infinity, 1e-320, 1e308),
);
const sevenOfAnything = fc.array(anyNumber, { minLength: 7, maxLength: 7 });
const expression = fc.constantFrom(...EMOTIONS.filter((emotion) => emotion !== 'neutral'));

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe('asDistribution', () => {
  it('gives a distribution or nothing, whatever comes in', () => {
    fc.assert(
      fc.property(sevenOfAnything, (values) => {
        const distribution = asDistribution(values);
        const usable = values.some((value) => Number.isFinite(value) && value > 0);
        expect(distribution !== null).toBe(usable);
        if (!distribution) return;
        expect(sum(distribution)).toBeCloseTo(1, 9);
        expect(distribution.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });

  it('refuses a row that does not have seven numbers', () => {
    expect(asDistribution([0.5, 0.5])).toBeNull();
  });
});

describe('Belief', () => {
  const options = FILTER_PRESETS.balanced;
  const everything = allowing(EMOTIONS);

  it('forgets the same in one long step as in many short ones', () => {
    fc.assert(
      fc.property(
        expression,
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 1, max: 20_000, noNaN: true }),
        (emotion, steps, elapsed) => {
          const whole = new Belief(options, everything);
          const parts = new Belief(options, everything);
          const logs = showing(emotion, 0.95).map(Math.log);
          whole.update(logs, 1);
          parts.update(logs, 1);
          whole.predict(elapsed, options);
          for (let i = 0; i < steps; i += 1) parts.predict(elapsed / steps, options);
          parts.values.forEach((value, index) => {
            expect(value).toBeCloseTo(whole.values[index] ?? NaN, 6);
          });
        },
      ),
    );
  });

  it('comes to rest with neutral in front, however long nothing is seen', () => {
    const belief = new Belief(options, everything);
    for (let i = 0; i < 20; i += 1) belief.update(showing('angry').map(Math.log), 1);
    expect(belief.values[0]).toBeGreaterThan(0.99);
    belief.predict(3_600_000, options);
    const neutral = belief.values[6] ?? 0;
    expect(neutral).toBeCloseTo(options.returnToNeutral / (1 + options.returnToNeutral), 6);
    expect(Math.max(...belief.values.slice(0, 6))).toBeLessThan(neutral);
  });

  it('holds no belief in what is not allowed, and recovers it once it is allowed again', () => {
    const belief = new Belief(options, everything);
    for (let i = 0; i < 10; i += 1) belief.update(showing('fear').map(Math.log), 1);
    belief.restrict(allowing(['happy']));
    belief.predict(100, options);
    belief.update(showing('fear').map(Math.log), 1);
    expect(belief.values.map((value) => value > 0)).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(sum(belief.values)).toBeCloseTo(1, 9);
    belief.restrict(everything);
    for (let i = 0; i < 10; i += 1) {
      belief.predict(100, options);
      belief.update(showing('fear').map(Math.log), 1);
    }
    expect(belief.values[2]).toBeGreaterThan(0.9);
  });
});

describe('EmotionSignal on unusable input', () => {
  const wildFrame = fc.record({
    timestamp: fc.oneof(anyNumber, fc.double({ min: 0, max: 60_000, noNaN: true })),
    width: fc.constant(640),
    height: fc.constant(480),
    timing: fc.constant(null),
    faces: fc.array(
      fc.record({
        id: fc.oneof(fc.integer({ min: 0, max: 3 }), anyNumber),
        box: fc.record({ x: anyNumber, y: anyNumber, width: anyNumber, height: anyNumber }),
        keypoints: fc.constant(null),
        roll: anyNumber,
        quality: fc.record({
          sizePx: anyNumber,
          yawDeg: anyNumber,
          brightness: anyNumber,
          sharpness: anyNumber,
        }),
        probabilities: fc.oneof(sevenOfAnything, fc.array(anyNumber, { maxLength: 9 })),
      }),
      { maxLength: 4 },
    ),
  });

  it('keeps levels a distribution and times in order, and still works afterwards', () => {
    fc.assert(
      fc.property(fc.array(wildFrame, { maxLength: 40 }), (frames) => {
        const signal = new EmotionSignal({ maxFaces: 4 });
        let last = -Infinity;
        for (const wild of frames) {
          for (const { type, event } of signal.ingest(wild)) {
            expect(Number.isFinite(event.timestamp)).toBe(true);
            if (type === 'reading') last = event.timestamp;
          }
          for (const each of signal.faces) {
            const levels = Object.values(each.levels);
            expect(sum(levels)).toBeCloseTo(1, 6);
            expect(levels.every((level) => level >= 0 && level <= 1)).toBe(true);
            expect(each.quality).toBeGreaterThanOrEqual(0);
            expect(each.quality).toBeLessThanOrEqual(1);
          }
          expect(signal.mood.valence).toBeGreaterThanOrEqual(-1);
          expect(signal.mood.valence).toBeLessThanOrEqual(1);
        }
        signal.reset();
        const from = Math.min(Math.max(last, 0), 1e9) + 1000;
        const happy = [{ until: from + 4000, faces: [face('happy', { id: 77 })] }];
        expect(changes(play(signal, happy, 15, from)).at(-1)?.to).toBe('happy');
      }),
      { numRuns: 100 },
    );
  });

  it('does not change on late, repeated or senseless timestamps', () => {
    const clean = new EmotionSignal();
    const disturbed = new EmotionSignal();
    const acts = [face('neutral'), face('happy'), face('sad')];
    for (let t = 0; t < 9000; t += 66) {
      const shown = acts[Math.floor(t / 3000)] ?? face('neutral');
      const expected = clean.ingest(frame(t, shown));
      expect(disturbed.ingest(frame(t, shown))).toEqual(expected);
      for (const stray of [t, t - 30, t - 900, NaN, -Infinity, Infinity])
        expect(disturbed.ingest(frame(stray, face('fear')))).toEqual([]);
    }
    expect(disturbed.primary).toEqual(clean.primary);
  });

  it('takes one frame from the distant past for a stray, two in a row for a seek', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 60_000, faces: [face('happy')] }], 15, 50_000);
    expect(signal.ingest(frame(10_000, face('happy')))).toEqual([]);
    expect(signal.primary?.emotion).toBe('happy');
    const [lost] = signal.ingest(frame(10_066, face('happy')));
    expect(lost?.type).toBe('facelost');
    const after = play(signal, [{ until: 14_000, faces: [face('happy')] }], 15, 10_133);
    expect(after.map(({ type }) => type).slice(0, 3)).toEqual(['facefound', 'faces', 'change']);
  });

  it('starts over after a gap of hours', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 4000, faces: [face('happy')] }]);
    const [lost, change] = signal.ingest(frame(4 * 3_600_000, face('happy')));
    expect(lost).toEqual({ type: 'facelost', event: { faceId: 1, timestamp: 14_400_000 } });
    expect(change).toMatchObject({ type: 'change', event: { emotion: 'neutral' } });
    expect(signal.mood.watchedMs).toBeLessThan(4000);
  });

  it('stays small under thousands of ids', () => {
    const signal = new EmotionSignal({ maxFaces: 10 });
    for (let tick = 0; tick < 300; tick += 1) {
      const faces = Array.from({ length: 40 }, (_, index) =>
        face('happy', { id: tick * 40 + index }),
      );
      signal.ingest(frame(tick * 66, ...faces));
    }
    expect(signal.faces.length).toBeLessThanOrEqual(10);
    const steady = play(
      signal,
      [{ until: 26_000, faces: [face('happy', { id: 999_999 })] }],
      15,
      20_000,
    );
    expect(changes(steady).map(({ to }) => to)).toEqual(['happy']);
    expect(signal.faces.map(({ id }) => id)).toEqual([999_999]);
  });
});

describe('decisions', () => {
  it('never come without evidence', () => {
    fc.assert(
      fc.property(expression, fc.constantFrom(8, 15, 30), (emotion, fps) => {
        const signal = new EmotionSignal();
        const tooSmall = { ...face(emotion), quality: { ...face(emotion).quality, sizePx: 40 } };
        const silent = face(emotion, { probabilities: EMOTIONS.map(() => 1 / 7) });
        const acts = [
          { until: 8000, faces: [tooSmall] },
          { until: 16_000, faces: [silent] },
          { until: 24_000, faces: [] },
        ];
        expect(changes(play(signal, acts, fps))).toEqual([]);
      }),
    );
  });

  it('come at nearly the same time at 8, 15 and 30 frames per second', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ emotion: expression, ms: fc.integer({ min: 2500, max: 6000 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.double({ min: 0.7, max: 0.95, noNaN: true }),
        (parts, p) => {
          let until = 2000;
          const acts = [{ until, faces: [face('neutral', { p })] }];
          for (const { emotion, ms } of parts) {
            acts.push({ until: (until += ms), faces: [face(emotion, { p })] });
            acts.push({ until: (until += ms), faces: [face('neutral', { p })] });
          }
          const [slow = [], middle = [], fast = []] = [8, 15, 30].map((fps) =>
            changes(play(new EmotionSignal(), acts, fps)),
          );
          for (const other of [slow, middle]) {
            expect(other.map(({ to }) => to)).toEqual(fast.map(({ to }) => to));
            other.forEach(({ at }, index) => {
              expect(Math.abs(at - (fast[index]?.at ?? NaN))).toBeLessThanOrEqual(200);
            });
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keep the last one through doubt and through a short misreading', () => {
    const signal = new EmotionSignal();
    const events = play(signal, [
      { until: 4000, faces: [face('happy')] },
      { until: 4200, faces: [face('angry')] },
      { until: 8000, faces: [face('happy', { p: 0.4 })] },
      { until: 12_000, faces: [face('happy', { probabilities: EMOTIONS.map(() => 1 / 7) })] },
    ]);
    expect(changes(events).map(({ to }) => to)).toEqual(['happy']);
  });

  it('come sooner in responsive and later in steady', () => {
    const at = (preset: 'responsive' | 'balanced' | 'steady'): number => {
      const acts = [
        { until: 3000, faces: [face('neutral')] },
        { until: 9000, faces: [face('surprise', { p: 0.5 })] },
      ];
      return changes(play(new EmotionSignal({ preset }), acts))[0]?.at ?? NaN;
    };
    expect(at('responsive')).toBeLessThan(at('balanced'));
    expect(at('balanced')).toBeLessThan(at('steady'));
  });

  it('lead a face that turned away for long back to neutral', () => {
    const signal = new EmotionSignal();
    const away = { ...face('happy'), quality: { ...face('happy').quality, yawDeg: 60 } };
    const events = play(signal, [
      { until: 4000, faces: [face('happy')] },
      { until: 12_000, faces: [away] },
    ]);
    const [, back] = changes(events);
    expect(back?.to).toBe('neutral');
    expect((back?.at ?? 0) - 4000).toBeGreaterThanOrEqual(3900);
    expect(signal.primary?.visible).toBe(true);
  });

  it('tell fewer emotions apart when the game names fewer', () => {
    const torn = EMOTIONS.map((name) => ({ fear: 0.5, surprise: 0.35 })[name as string] ?? 0.03);
    const shown: Emotion[] = ['surprise'];
    const acts = [{ until: 8000, faces: [face('fear', { probabilities: torn })] }];
    expect(changes(play(new EmotionSignal(), acts)).map(({ to }) => to)).not.toContain('surprise');
    const narrowed = new EmotionSignal({ emotions: shown });
    expect(changes(play(narrowed, acts)).map(({ to }) => to)).toEqual(['surprise']);
  });
});
