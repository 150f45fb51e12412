import { describe, expect, it } from 'vitest';
import { EmotionSignal, FILTER_PRESETS, resolveSignalOptions } from '../../../plugin/signal';
import { changes, face, play } from './acting';

describe('resolveSignalOptions', () => {
  it('fills in the balanced preset', () => {
    const options = resolveSignalOptions();
    expect(options.preset).toBe('balanced');
    expect(options.filter).toEqual(FILTER_PRESETS.balanced);
    expect(options.maxFaces).toBe(1);
  });

  it('puts single constants over the preset', () => {
    const { filter } = resolveSignalOptions({ preset: 'steady', filter: { refractoryMs: 900 } });
    expect(filter).toEqual({ ...FILTER_PRESETS.steady, refractoryMs: 900 });
  });

  it('accepts what it gave, and undefined for the default', () => {
    const options = resolveSignalOptions({ preset: 'responsive', moodTauMs: 5000 });
    expect(resolveSignalOptions(options)).toEqual(options);
    const undefinedEntry = { moodTauMs: undefined } as object;
    expect(resolveSignalOptions(undefinedEntry).moodTauMs).toBe(30_000);
  });

  it.each([
    [{ speed: 2 }],
    [{ preset: 'fast' }],
    [{ preset: 'toString' }],
    [{ filter: { alpha: 0.2 } }],
    [{ filter: { enter: NaN } }],
    [{ filter: { enter: '0.8' } }],
    [{ filter: { enter: 1.2 } }],
    [{ filter: { tauStayMs: 0 } }],
    [{ filter: { minSizePx: 200, fullSizePx: 100 } }],
    [{ filter: { fullYawDeg: 50 } }],
    [{ filter: [] }],
    [{ maxFaces: 0 }],
    [{ maxFaces: 2.5 }],
    [{ maxFaces: 11 }],
    [{ moodTauMs: Infinity }],
    [{ moodEnter: 0.1, moodLeave: 0.2 }],
    [{ valence: { joy: 1 } }],
    [{ valence: { happy: 3 } }],
    [{ emotions: [] }],
    [{ emotions: ['neutral'] }],
    [{ emotions: ['happy', 'bored'] }],
    [{ emotions: 'happy' }],
    [{ neutralReference: [0, 0] }],
    [{ neutralReference: [1, 0, 0, 0, 0, 0, 0] }],
    [{ model: 7 }],
    [null],
    [[]],
  ])('refuses %j', (input) => {
    expect(() => resolveSignalOptions(input as never)).toThrow(
      expect.objectContaining({ code: 'bad-option', name: 'EmotionError' }) as Error,
    );
  });
});

describe('configure', () => {
  it('takes effect on the face that is being followed', () => {
    const signal = new EmotionSignal({ preset: 'steady' });
    play(signal, [{ until: 4000, faces: [face('happy')] }]);
    const before = signal.primary;
    signal.configure({ preset: 'responsive', filter: { refractoryMs: 0 } });
    expect(signal.primary).toEqual(before);
    const events = play(signal, [{ until: 8000, faces: [face('sad')] }], 15, 4000);
    expect(changes(events).map(({ to }) => to)).toEqual(['sad']);
    expect(signal.options.filter).toEqual({ ...FILTER_PRESETS.responsive, refractoryMs: 0 });
  });

  it('keeps constants given before over a new preset', () => {
    const signal = new EmotionSignal({ filter: { lostMs: 800 } });
    signal.configure({ preset: 'steady' });
    expect(signal.options.filter).toEqual({ ...FILTER_PRESETS.steady, lostMs: 800 });
  });

  it('changes nothing when it is refused', () => {
    const signal = new EmotionSignal();
    const before = signal.options;
    expect(() => {
      signal.configure({ preset: 'steady', moodTauMs: -1 });
    }).toThrow();
    expect(signal.options).toBe(before);
    signal.configure({});
    expect(signal.options).toEqual(before);
  });
});
