import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EmotionError } from '../../../plugin/errors';
import { EMOTIONS, type Emotion } from '../../../plugin/types';
import { EmotionSignal } from '../../../plugin/signal';
import { face, frame, play, showing } from './acting';

function watched(): EmotionSignal {
  const signal = new EmotionSignal();
  play(signal, [{ until: 2000, faces: [face('neutral')] }]);
  return signal;
}

describe('listen', () => {
  it('resolves by the face after its dwell', async () => {
    const signal = watched();
    const window = signal.listen({ for: ['happy', 'sad'], dwellMs: 700 });
    play(signal, [{ until: 6000, faces: [face('happy')] }], 15, 2000);
    expect(window.result).toMatchObject({ emotion: 'happy', by: 'face' });
    expect(window.result?.heldMs).toBeGreaterThanOrEqual(700);
    expect(window.result?.heldMs).toBeLessThan(800);
    expect(await window.settled).toBe(window.result);
    expect(signal.listening).toBeNull();
  });

  it('resolves at much the same time at 8 and 30 frames per second', () => {
    const heard = (fps: number): number => {
      const signal = watched();
      const window = signal.listen({ for: ['happy', 'sad', 'surprise'] });
      play(signal, [{ until: 8000, faces: [face('surprise')] }], fps, 2001);
      return window.state.elapsedMs;
    };
    expect(Math.abs(heard(8) - heard(30))).toBeLessThanOrEqual(250);
  });

  it('times out on a face that stays neutral or unsure', () => {
    for (const shown of [showing('neutral'), EMOTIONS.map(() => 1 / 7)]) {
      const signal = watched();
      const window = signal.listen({ for: ['happy', 'sad'], timeoutMs: 3000 });
      const unsure = face('neutral', { probabilities: shown });
      play(signal, [{ until: 4900, faces: [unsure] }], 15, 2000);
      expect(window.result).toBeNull();
      play(signal, [{ until: 5200, faces: [unsure] }], 15, 4900);
      expect(window.result).toEqual({ emotion: null, by: 'timeout', confidence: 0, heldMs: 0 });
    }
  });

  it('times out by time alone, without a camera', () => {
    const signal = new EmotionSignal();
    const window = signal.listen({ for: ['happy'], timeoutMs: 1000 }, 0);
    signal.advance(999);
    expect(window.result).toBeNull();
    signal.advance(1000);
    expect(window.result?.by).toBe('timeout');
  });

  it('never decides by the face without the dwell at its confidence', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            emotion: fc.constantFrom(...EMOTIONS),
            p: fc.double({ min: 0.3, max: 0.95, noNaN: true }),
            ms: fc.integer({ min: 100, max: 1500 }),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.integer({ min: 100, max: 1500 }),
        fc.double({ min: 0.4, max: 0.95, noNaN: true }),
        (parts, dwellMs, minConfidence) => {
          const signal = watched();
          const window = signal.listen({ for: ['happy', 'sad', 'fear'], dwellMs, minConfidence });
          const sure = new Map<Emotion, number>();
          let at = 2000;
          for (const { emotion, p, ms } of parts) {
            const end = at + ms;
            for (; at < end && !window.result; at += 50) {
              signal.ingest(frame(at, face(emotion, { p })));
              const { levels } = signal.primary ?? {};
              for (const name of window.options.for)
                if ((levels?.[name] ?? 0) >= minConfidence)
                  sure.set(name, (sure.get(name) ?? 0) + 50);
            }
          }
          if (window.result?.by !== 'face' || window.result.emotion === null) return;
          expect(window.result.confidence).toBeGreaterThanOrEqual(minConfidence);
          expect(sure.get(window.result.emotion) ?? 0).toBeGreaterThanOrEqual(dwellMs);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('shows a meter that moves within 200 ms and falls back when the face lets go', () => {
    const signal = watched();
    const window = signal.listen({ for: ['happy', 'sad'], dwellMs: 2000 });
    const before = window.state.levels.happy ?? 0;
    play(signal, [{ until: 2200, faces: [face('happy')] }], 15, 2000);
    expect(window.state.levels.happy).toBeGreaterThan(before + 0.05);
    play(signal, [{ until: 3500, faces: [face('happy')] }], 15, 2200);
    const held = window.state.progress.happy ?? 0;
    expect(held).toBeGreaterThan(0.2);
    expect(window.state.leading).toBe('happy');
    play(signal, [{ until: 5500, faces: [face('neutral')] }], 15, 3500);
    expect(window.state.leading).toBeNull();
    expect(window.state.progress.happy).toBeLessThan(held);
    expect(window.state.elapsedMs).toBeGreaterThan(3400);
  });

  it('tells only its own emotions apart, and all of them again afterwards', () => {
    const torn = EMOTIONS.map((name) => ({ fear: 0.5, surprise: 0.35 })[name as string] ?? 0.03);
    const shown = face('fear', { probabilities: torn });
    const signal = watched();
    const window = signal.listen({ for: ['surprise', 'happy'] });
    play(signal, [{ until: 6000, faces: [shown] }], 15, 2000);
    expect(window.result).toMatchObject({ emotion: 'surprise', by: 'face' });
    play(signal, [{ until: 16_000, faces: [shown] }], 15, 6000);
    expect(signal.primary?.emotion).toBe('fear');
  });

  it('is answered by hand, but only with what it listens for, and only once', () => {
    const signal = watched();
    const window = signal.listen({ for: ['happy', 'sad'] });
    expect(window.chooseManually('fear')).toBe(false);
    expect(window.result).toBeNull();
    expect(window.chooseManually('sad')).toBe(true);
    expect(window.result).toEqual({ emotion: 'sad', by: 'manual', confidence: 1, heldMs: 0 });
    expect(window.chooseManually('happy')).toBe(false);
    window.cancel();
    expect(window.result?.emotion).toBe('sad');
  });

  it('is cancelled by a new one and by its AbortSignal', () => {
    const signal = watched();
    const first = signal.listen({ for: ['happy'] });
    const controller = new AbortController();
    const second = signal.listen({ for: ['sad'], signal: controller.signal });
    expect(first.result?.by).toBe('cancelled');
    expect(signal.listening).toBe(second);
    controller.abort();
    expect(second.result).toEqual({ emotion: null, by: 'cancelled', confidence: 0, heldMs: 0 });
    expect(signal.listen({ for: ['sad'], signal: controller.signal }).result?.by).toBe('cancelled');
    expect(signal.listening).toBeNull();
  });

  it('goes on through another source whose clock starts anywhere', () => {
    const signal = watched();
    const window = signal.listen({ for: ['happy'], timeoutMs: 6000 });
    play(signal, [{ until: 3000, faces: [face('neutral')] }], 15, 2000);
    signal.reset();
    play(signal, [{ until: 704_000, faces: [face('happy')] }], 15, 700_000);
    expect(window.result).toMatchObject({ emotion: 'happy', by: 'face' });
    expect(window.state.elapsedMs).toBeLessThan(4500);
  });

  it('does not decide by a face that is only remembered', () => {
    const signal = watched();
    play(signal, [{ until: 4000, faces: [face('happy')] }], 15, 2000);
    const window = signal.listen({ for: ['happy'], dwellMs: 500, timeoutMs: 1200 });
    play(signal, [{ until: 5400, faces: [] }], 15, 4000);
    expect(window.result?.by).toBe('timeout');
  });

  it('heard whole, decides at its end by what the whole of it speaks for', () => {
    const signal = watched();
    const window = signal.listen({
      for: ['happy', 'sad', 'angry'],
      timeoutMs: 2000,
      decide: 'whole',
    });
    play(
      signal,
      [
        { until: 2500, faces: [face('sad')] },
        { until: 3900, faces: [face('happy')] },
      ],
      15,
      2000,
    );
    expect(window.result).toBeNull();
    play(signal, [{ until: 4200, faces: [face('happy')] }], 15, 3900);
    expect(window.result).toMatchObject({ emotion: 'happy', by: 'face' });
  });

  it('heard whole, chooses nothing for a face at rest', () => {
    const signal = watched();
    const resting = EMOTIONS.map((name) => ({ neutral: 0.5, sad: 0.3 })[name as string] ?? 0.04);
    const window = signal.listen({ for: ['happy', 'sad'], timeoutMs: 2000, decide: 'whole' });
    const faces = [face('neutral', { probabilities: resting })];
    play(signal, [{ until: 4200, faces }], 15, 2000);
    expect(window.result).toMatchObject({ emotion: null, by: 'timeout' });
  });

  it.each([
    { for: [] },
    { for: ['neutral'] },
    { for: ['bored'] },
    { for: ['happy'], dwellMs: -1 },
    { for: ['happy'], dwellMs: NaN },
    { for: ['happy'], timeoutMs: 0 },
    { for: ['happy'], minConfidence: 1.5 },
    { for: ['happy'], minConfidence: '0.5' },
    { for: ['happy'], decide: 'later' },
  ])('refuses %j and leaves an open window alone', (options) => {
    const signal = watched();
    const window = signal.listen({ for: ['sad'] });
    expect(() => signal.listen(options as never)).toThrow(EmotionError);
    expect(signal.listening).toBe(window);
  });
});
