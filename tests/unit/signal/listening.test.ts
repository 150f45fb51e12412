import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EmotionError } from '../../../plugin/errors';
import { EMOTIONS, type Emotion, type ListenOptions } from '../../../plugin/types';
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

  it.each([
    { what: 'that stays at rest', shown: showing('neutral'), by: 'timeout' },
    { what: 'that says nothing clearly', shown: EMOTIONS.map(() => 1 / 7), by: 'unsure' },
    { what: 'that shows what is not on the list', shown: showing('angry'), by: 'unsure' },
  ])('takes nothing from a face $what', ({ shown, by }) => {
    const signal = watched();
    const window = signal.listen({ for: ['happy', 'sad'], timeoutMs: 3000 });
    const faces = [face('neutral', { probabilities: shown })];
    play(signal, [{ until: 4900, faces }], 15, 2000);
    expect(window.result).toBeNull();
    play(signal, [{ until: 5200, faces }], 15, 4900);
    expect(window.result).toMatchObject({ emotion: null, by, confidence: 0, heldMs: 0 });
    const { levels } = window.result ?? {};
    expect(Object.values(levels ?? {}).reduce((sum, value) => sum + value)).toBeCloseTo(1);
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
              const { levels } = window.state;
              for (const name of window.options.for)
                if ((levels[name] ?? 0) >= minConfidence)
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

  it('tells only its own emotions apart, and leaves what the whole face says alone', () => {
    const torn = EMOTIONS.map(
      (name) => ({ fear: 0.2, surprise: 0.42, angry: 0.22 })[name as string] ?? 0.04,
    );
    const shown = face('fear', { probabilities: torn });
    const signal = watched();
    const window = signal.listen({ for: ['surprise', 'happy'] });
    play(signal, [{ until: 6000, faces: [shown] }], 15, 2000);
    expect(window.result).toMatchObject({ emotion: 'surprise', by: 'face' });
    expect(window.result?.confidence).toBeGreaterThan(window.result?.levels?.surprise ?? 1);
  });

  it.each([
    ['sad', ['happy', 'surprise', 'neutral']],
    ['angry', ['happy', 'neutral']],
    ['fear', ['surprise', 'neutral', 'happy']],
  ] as const)('never calls a %s face calm, nor anything else of %j', (shown, listed) => {
    const signal = watched();
    const window = signal.listen({ for: listed, timeoutMs: 4000 });
    const act = [{ until: 6200, faces: [face(shown, { p: 0.6 })] }];
    play(signal, act, 15, 2000);
    expect(window.result).toMatchObject({ emotion: null, by: 'unsure' });
    expect(window.result?.levels?.[shown]).toBeGreaterThan(0.5);
    expect(window.result?.journal.why).toMatch(/not on the list/);
  });

  it('takes a resting face before the time is out, once it was held for its own time', () => {
    const signal = watched();
    const window = signal.listen({ for: ['happy', 'neutral'], timeoutMs: 8000, neutralMs: 2500 });
    play(signal, [{ until: 3500, faces: [face('neutral')] }], 15, 2000);
    expect(window.result).toBeNull();
    expect(window.state.progress.neutral).toBeGreaterThan(0.3);
    play(signal, [{ until: 5200, faces: [face('neutral')] }], 15, 3500);
    expect(window.result).toMatchObject({ emotion: 'neutral', by: 'face' });
    expect(window.state.elapsedMs).toBeLessThan(3100);
  });

  it('takes a resting face at its end, though twitches broke it up; not one that only just came', () => {
    const twitching = (until: number) => [
      { until: until - 500, faces: [face('neutral')] },
      { until, faces: [face('sad', { p: 0.9 })] },
    ];
    const signal = watched();
    const options = { for: ['happy', 'neutral'], timeoutMs: 6000 } as const;
    const window = signal.listen(options);
    const acts = [4000, 6000].flatMap(twitching);
    play(signal, [...acts, { until: 8200, faces: [face('neutral')] }], 15, 2000);
    expect(window.result).toMatchObject({ emotion: 'neutral', by: 'face' });
    expect(window.result?.journal.why).toMatch(/most of the time/);

    const late = watched();
    const empty = late.listen(options);
    const comes = [
      { until: 6000, faces: [] },
      { until: 8200, faces: [face('neutral')] },
    ];
    play(late, comes, 15, 2000);
    expect(empty.result).toMatchObject({ emotion: null, by: 'unsure' });
  });

  it('is answered by hand, but only with what it listens for, and only once', () => {
    const signal = watched();
    const window = signal.listen({ for: ['happy', 'sad'] });
    expect(window.chooseManually('fear')).toBe(false);
    expect(window.result).toBeNull();
    expect(window.chooseManually('sad')).toBe(true);
    expect(window.result).toMatchObject({ emotion: 'sad', by: 'manual', confidence: 1, heldMs: 0 });
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
    expect(second.result).toMatchObject({
      emotion: null,
      by: 'cancelled',
      confidence: 0,
      heldMs: 0,
    });
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

  it('counts nothing while it arms', () => {
    const signal = watched();
    const window = signal.listen({ for: ['happy'], dwellMs: 0, armMs: 1000 });
    play(signal, [{ until: 2900, faces: [face('happy')] }], 15, 2000);
    expect(window.state.phase).toBe('arming');
    expect(window.result).toBeNull();
    play(signal, [{ until: 3150, faces: [face('happy')] }], 15, 2900);
    expect(window.result?.emotion).toBe('happy');
    expect(window.result?.journal.armedMs).toBeGreaterThanOrEqual(1000);
  });

  describe('and a smile from before', () => {
    const smiling = (fresh = true) => {
      const signal = watched();
      play(signal, [{ until: 3500, faces: [face('happy')] }], 15, 2000);
      return { signal, window: signal.listen({ for: ['happy', 'surprise'], fresh }) };
    };

    it('is waited out: it counts again when the player let go and began anew', () => {
      const { signal, window } = smiling();
      play(signal, [{ until: 5000, faces: [face('happy')] }], 15, 3500);
      expect(window.result).toBeNull();
      expect(window.state.phase).toBe('waiting');
      expect(window.state.leading).toBeNull();
      play(signal, [{ until: 5800, faces: [face('neutral')] }], 15, 5000);
      expect(window.state.phase).toBe('open');
      play(signal, [{ until: 7500, faces: [face('happy')] }], 15, 5800);
      expect(window.result).toMatchObject({ emotion: 'happy', by: 'face' });
      expect(window.result?.journal.leftovers).toEqual(['happy']);
    });

    it('counts after 2.5 s where it stays', () => {
      const { signal, window } = smiling();
      play(signal, [{ until: 9000, faces: [face('happy')] }], 15, 3500);
      expect(window.result).toMatchObject({ emotion: 'happy', by: 'face' });
      const { elapsedMs = 0 } = window.result?.journal ?? {};
      expect(elapsedMs).toBeGreaterThan(3000);
      expect(elapsedMs).toBeLessThan(3600);
    });

    it('does not keep another expression waiting', () => {
      const { signal, window } = smiling();
      play(signal, [{ until: 6000, faces: [face('surprise')] }], 15, 3500);
      expect(window.result).toMatchObject({ emotion: 'surprise', by: 'face' });
      expect(window.result?.journal.elapsedMs).toBeLessThan(1800);
    });

    it('counts at once where the window says so', () => {
      const { signal, window } = smiling(false);
      play(signal, [{ until: 4700, faces: [face('happy')] }], 15, 3500);
      expect(window.result?.emotion).toBe('happy');
    });

    it('is an answer on a face that comes into view with it', () => {
      const signal = new EmotionSignal();
      const window = signal.listen({ for: ['happy', 'surprise'] }, 0);
      play(signal, [{ until: 2000, faces: [face('happy')] }]);
      expect(window.result).toMatchObject({ emotion: 'happy', by: 'face' });
    });
  });

  describe('and time', () => {
    const ends = (signal: EmotionSignal, options: ListenOptions, until = 60_000) => {
      const window = signal.listen(options, 0);
      for (let at = 0; at <= until && !window.result; at += 100) signal.advance(at);
      return window.result?.journal.elapsedMs ?? null;
    };

    it('gives time to read the answers', () => {
      expect(ends(new EmotionSignal(), { for: ['happy'], timeoutMs: 4000, words: 30 })).toBe(
        14_000,
      );
      const slower = { for: ['happy'], timeoutMs: 4000, words: 30, perWordMs: 500 } as const;
      expect(ends(new EmotionSignal(), slower)).toBe(19_000);
    });

    it('is multiplied by the patience of the player, also while a window is open', () => {
      const signal = new EmotionSignal({ patience: 1.5 });
      expect(ends(signal, { for: ['happy'], timeoutMs: 4000 })).toBe(6000);
      const window = signal.listen({ for: ['happy'], timeoutMs: 4000 }, 6000);
      signal.configure({ patience: Infinity });
      signal.advance(600_000);
      expect(window.result).toBeNull();
      signal.configure({ patience: 1 });
      signal.advance(600_001);
      expect(window.result?.by).toBe('timeout');
    });

    it('may have no limit; a resting face is taken all the same', () => {
      expect(ends(new EmotionSignal(), { for: ['happy'], timeoutMs: Infinity })).toBeNull();
      const signal = watched();
      const window = signal.listen({ for: ['happy', 'neutral'], timeoutMs: Infinity });
      play(signal, [{ until: 7000, faces: [face('neutral')] }], 15, 2000);
      expect(window.result?.emotion).toBe('neutral');
    });

    it('stands still while something lies over the game, and nothing is heard', () => {
      const signal = watched();
      const window = signal.listen({ for: ['happy', 'neutral'], timeoutMs: 4000 });
      const [letGo, letGoToo] = [signal.hold(), signal.hold()];
      play(signal, [{ until: 9000, faces: [face('happy')] }], 15, 2000);
      letGo();
      letGo();
      signal.advance(9100);
      expect(window.state).toMatchObject({ phase: 'held', elapsedMs: 0 });
      letGoToo();
      // What the player laughed about over there is no answer either.
      play(signal, [{ until: 10_200, faces: [face('happy')] }], 15, 9200);
      expect(window.state.phase).toBe('waiting');
      expect(window.state.elapsedMs).toBeLessThan(1500);
    });

    it('stands still in a window that is opened under it', () => {
      const signal = watched();
      const letGo = signal.hold();
      const window = signal.listen({ for: ['happy'], timeoutMs: 1000 });
      signal.advance(9000);
      expect(window.result).toBeNull();
      letGo();
      signal.advance(10_001);
      expect(window.result?.by).toBe('timeout');
    });
  });

  it('tells the developer what it saw and why it ended', () => {
    const signal = watched();
    const window = signal.listen({ for: ['happy', 'neutral'] });
    play(
      signal,
      [
        { until: 3000, faces: [face('neutral')] },
        { until: 4000, faces: [] },
        { until: 6000, faces: [face('happy')] },
      ],
      15,
      2000,
    );
    const { journal } = window.result ?? {};
    const clear = journal?.seen.map(({ shown }) => shown).filter((shown) => shown !== 'unclear');
    expect(clear).toEqual(['neutral', 'nobody', 'happy']);
    expect(journal?.why).toMatch(/held it for \d+ ms/);
    expect(journal?.watchedMs).toBeLessThan(journal?.elapsedMs ?? 0);
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
    { for: ['happy'], timeoutMs: NaN },
    { for: ['happy'], words: -1 },
    { for: ['happy'], perWordMs: Infinity },
    { for: ['happy'], neutralMs: -1 },
    { for: ['happy'], armMs: 'soon' },
    { for: ['happy'], fresh: 'yes' },
  ])('refuses %j and leaves an open window alone', (options) => {
    const signal = watched();
    const window = signal.listen({ for: ['sad'] });
    expect(() => signal.listen(options as never)).toThrow(EmotionError);
    expect(signal.listening).toBe(window);
  });
});
