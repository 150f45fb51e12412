import { describe, expect, it } from 'vitest';
import { EmotionSignal } from '../../../plugin/signal';
import { EMOTIONS, type CalibrationData } from '../../../plugin/types';
import { face, frame, play } from './acting';

const known: CalibrationData = {
  version: 1,
  neutralLogProbabilities: EMOTIONS.map(() => Math.log(1 / 7)),
  frames: 40,
  quality: 1,
  model: 'net 1',
};

/** A player who has smiled for two seconds. */
function smiling(): EmotionSignal {
  const signal = new EmotionSignal({ model: 'net 1' });
  play(signal, [{ until: 2000, faces: [face('happy')] }], 10);
  return signal;
}

describe('a signal', () => {
  it('tells of each face that comes, and forgets them all for a new source', () => {
    const signal = new EmotionSignal();
    const events = play(signal, [{ until: 2000, faces: [face('happy')] }], 10);
    const [told] = events.filter(({ type }) => type === 'faces');
    expect(told?.event).toMatchObject({
      faces: [{ id: signal.primary?.id }],
      timestamp: expect.any(Number) as number,
    });
    signal.reset();
    expect(signal.faces).toEqual([]);
    expect(signal.primary).toBeNull();
  });

  it('lets no time pass to where it was already, nor to nowhere', () => {
    const signal = smiling();
    const window = signal.listen({ for: ['happy'] });
    const { elapsedMs } = window.state;
    for (const timestamp of [NaN, -1, 1000, 1900]) expect(signal.advance(timestamp)).toEqual([]);
    expect(window.state.elapsedMs).toBe(elapsedMs);
    signal.advance(2400);
    expect(window.state.elapsedMs).toBe(elapsedMs + 500);
  });

  it('sums up a moment to now, also before the first frame', () => {
    expect(new EmotionSignal().moment('before')).toMatchObject({ to: 0, watchedMs: 0 });
    expect(smiling().moment('after')).toMatchObject({ to: 1900, dominant: 'happy' });
  });

  it.each([499, 60_001, NaN])('takes no resting face of %d ms', (durationMs) => {
    expect(() => new EmotionSignal().calibrate({ durationMs })).toThrow(/500\.\.60000/);
  });

  it.each([500, 60_000])('takes one of %d ms', (durationMs) => {
    expect(new EmotionSignal().calibrate({ durationMs }).result).toBeNull();
  });

  it('ends a take at once that is cancelled already, and keeps what it knew', () => {
    const signal = smiling();
    signal.importCalibration(known);
    const take = signal.calibrate({ signal: AbortSignal.abort() });
    expect(take.result).toMatchObject({ ok: false, reason: 'cancelled' });
    expect(signal.calibrating).toBeNull();
    expect(signal.exportCalibration()).toEqual(known);
  });

  it('keeps a resting face through new options, and drops it with another model', () => {
    const signal = smiling();
    signal.importCalibration(known);
    signal.configure({ patience: 2 });
    expect(signal.exportCalibration()).toEqual(known);
    signal.configure({ model: 'net 2' });
    expect(signal.exportCalibration()).toBeNull();
  });

  it('adds to the valences that were given before', () => {
    const signal = new EmotionSignal({ valence: { sad: -0.5 } });
    signal.configure({ valence: { happy: 0.25 } });
    signal.configure({ maxFaces: 2 });
    expect(signal.options.valence).toMatchObject({ sad: -0.5, happy: 0.25 });
  });

  it('counts no watched time over a seek', () => {
    const signal = smiling();
    const { watchedMs } = signal.mood;
    for (const timestamp of [100, 200, 300]) signal.ingest(frame(timestamp, face('happy')));
    expect(signal.mood.watchedMs - watchedMs).toBeLessThanOrEqual(200);
  });
});
