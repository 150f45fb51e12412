import { describe, expect, it } from 'vitest';
import type { EmotionError } from '../../../plugin/errors';
import { EMOTIONS } from '../../../plugin/types';
import { EmotionSignal } from '../../../plugin/signal';
import { changes, face, play, showing } from './acting';

/** A player whose neutral face looks sad to the classifier. */
const gloomy = EMOTIONS.map((name) => ({ neutral: 0.15, sad: 0.6 })[name as string] ?? 0.05);
const gloomyFace = face('neutral', { probabilities: gloomy });

function taken(shown = gloomyFace, ms = 3000, fps = 15) {
  const signal = new EmotionSignal({ model: 'net 1' });
  play(signal, [{ until: 1000, faces: [shown] }], fps);
  const take = signal.calibrate({ durationMs: ms });
  play(signal, [{ until: 1200 + ms, faces: [shown] }], fps, 1000);
  return { signal, take };
}

describe('calibration', () => {
  it('takes the neutral face of the player, who is then no longer read as sad', async () => {
    const uncalibrated = play(new EmotionSignal(), [{ until: 10_000, faces: [gloomyFace] }]);
    expect(changes(uncalibrated).map(({ to }) => to)).toEqual(['sad']);

    const { signal, take } = taken();
    expect(take.result).toMatchObject({ ok: true, quality: 1 });
    expect(await take.settled).toBe(take.result);
    expect(signal.calibrating).toBeNull();
    signal.reset();
    play(signal, [{ until: 10_000, faces: [gloomyFace] }]);
    expect(signal.primary?.emotion).toBe('neutral');

    signal.clearCalibration();
    play(signal, [{ until: 20_000, faces: [gloomyFace] }], 15, 10_000);
    expect(signal.primary?.emotion).toBe('sad');
  });

  it('counts evidence and time: four readings a second are enough, a glimpse is not', () => {
    expect(taken(gloomyFace, 3000, 4).take.result).toMatchObject({ ok: true });
    const signal = new EmotionSignal();
    const take = signal.calibrate({ durationMs: 3000 });
    play(
      signal,
      [
        { until: 700, faces: [gloomyFace] },
        { until: 3500, faces: [] },
      ],
      30,
    );
    expect(take.result).toMatchObject({ ok: false });
  });

  it('stands still under a dialog, whose own take runs', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 1000, faces: [gloomyFace] }]);
    const story = signal.calibrate({ durationMs: 2000 });
    const letGo = signal.hold();
    play(signal, [{ until: 6000, faces: [gloomyFace] }], 15, 1000);
    expect(story.state).toMatchObject({ progress: 0, frames: 0 });
    letGo();
    play(signal, [{ until: 8200, faces: [gloomyFace] }], 15, 6000);
    expect(story.result).toMatchObject({ ok: true });

    const letGoAgain = signal.hold();
    const settings = signal.calibrate({ durationMs: 2000 });
    play(signal, [{ until: 10_400, faces: [gloomyFace] }], 15, 8200);
    expect(settings.result).toMatchObject({ ok: true });
    letGoAgain();
  });

  it('reports its progress', () => {
    const signal = new EmotionSignal();
    const take = signal.calibrate({ durationMs: 2000 });
    play(signal, [{ until: 1200, faces: [face('neutral')] }]);
    expect(take.state.progress).toBeCloseTo(0.57, 1);
    expect(take.state).toMatchObject({ problem: null });
    expect(signal.calibrating).toBe(take);
  });

  it.each([
    ['no-face', null, {}],
    ['too-small', 'neutral', { sizePx: 50 }],
    ['turned-away', 'neutral', { yawDeg: 40 }],
    ['not-neutral', 'happy', {}],
  ] as const)('refuses with %s', (reason, emotion, quality) => {
    const signal = new EmotionSignal();
    const shown = emotion && face(emotion, { p: 0.9 });
    const faces = shown ? [{ ...shown, quality: { ...shown.quality, ...quality } }] : [];
    play(signal, [{ until: 500, faces }]);
    const take = signal.calibrate();
    play(signal, [{ until: 4000, faces }], 15, 500);
    expect(take.result).toMatchObject({ ok: false, reason });
    expect(signal.exportCalibration()).toBeNull();
  });

  it('refuses a dark, blurred face as too dark', () => {
    const dark = face('neutral', {
      quality: { sizePx: 200, yawDeg: 0, brightness: 0.05, sharpness: 0.01 },
    });
    const { take } = taken(dark);
    expect(take.result).toMatchObject({ ok: false, reason: 'too-dark' });
  });

  /** As the classifier reads many a smile: not sure of it, but far from sure of rest. */
  const smile = face('happy', {
    probabilities: EMOTIONS.map((name) => ({ happy: 0.6, neutral: 0.1 })[name as string] ?? 0.06),
  });

  it('never takes a held smile for the resting face, so that the smile is still seen after it', () => {
    const { signal, take } = taken(smile);
    expect(take.result).toMatchObject({ ok: false, reason: 'not-neutral' });
    const window = signal.listen({ for: ['happy', 'neutral'], timeoutMs: Infinity });
    play(signal, [{ until: 12_000, faces: [smile] }], 15, 4200);
    expect(window.result).toMatchObject({ emotion: 'happy', by: 'face' });
  });

  it('takes the rest between smiles, not the mean of both', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 500, faces: [face('neutral')] }]);
    const take = signal.calibrate();
    play(signal, [{ until: 1500, faces: [smile] }], 15, 500);
    expect(take.state.problem).toBe('not-neutral');
    play(signal, [{ until: 4000, faces: [face('neutral')] }], 15, 1500);
    expect(take.result).toMatchObject({ ok: true });
    const rest = showing('neutral').map(Math.log);
    signal.exportCalibration()?.neutralLogProbabilities.forEach((own, index) => {
      expect(own).toBeCloseTo(rest[index] ?? 0, 6);
    });
  });

  it('refuses fewer than 8 frames', () => {
    const { take } = taken(gloomyFace, 3000, 2);
    expect(take.result).toMatchObject({ ok: false, reason: 'too-few-frames' });
  });

  it('refuses a face that keeps changing', () => {
    const signal = new EmotionSignal();
    play(signal, [{ until: 500, faces: [face('neutral')] }]);
    const take = signal.calibrate();
    const halfHeld = (shown: string) =>
      EMOTIONS.map((name) => ({ neutral: 0.3, [shown]: 0.6 })[name] ?? 0.0001);
    const acts = EMOTIONS.map((emotion, index) => ({
      until: 1000 + index * 450,
      faces: [face(emotion, { probabilities: halfHeld(emotion) })],
    }));
    play(signal, acts, 15, 500);
    expect(take.result).toMatchObject({ ok: false, reason: 'unsteady' });
  });

  it('is cancelled by its AbortSignal and by another', () => {
    const signal = new EmotionSignal();
    const controller = new AbortController();
    const first = signal.calibrate({ signal: controller.signal });
    controller.abort();
    expect(first.result).toMatchObject({ ok: false, reason: 'cancelled' });
    const second = signal.calibrate();
    signal.calibrate();
    expect(second.result).toMatchObject({ reason: 'cancelled' });
  });

  it('ends by time alone when the camera stops', () => {
    const signal = new EmotionSignal();
    const take = signal.calibrate({}, 0);
    signal.advance(3000);
    expect(take.result).toMatchObject({ ok: false, reason: 'too-few-frames', frames: 0 });
  });

  it('survives a save: exported, through JSON, imported', () => {
    const { signal } = taken();
    const saved = JSON.stringify(signal.exportCalibration());
    const loaded = new EmotionSignal({ model: 'net 1' });
    loaded.importCalibration(JSON.parse(saved));
    expect(loaded.exportCalibration()).toEqual(signal.exportCalibration());
    play(loaded, [{ until: 10_000, faces: [gloomyFace] }]);
    expect(loaded.primary?.emotion).toBe('neutral');
  });

  const good = {
    version: 1,
    neutralLogProbabilities: showing('neutral').map(Math.log),
    frames: 40,
    quality: 1,
    model: 'default',
  };

  it.each([
    ['nothing', null],
    ['a list', [good]],
    ['another version', { ...good, version: 2 }],
    ['six numbers', { ...good, neutralLogProbabilities: good.neutralLogProbabilities.slice(1) }],
    [
      'text for a number',
      { ...good, neutralLogProbabilities: good.neutralLogProbabilities.map(String) },
    ],
    ['a positive log-probability', { ...good, neutralLogProbabilities: [1, 0, 0, 0, 0, 0, 0] }],
    ['NaN', { ...good, neutralLogProbabilities: good.neutralLogProbabilities.map(() => NaN) }],
    ['no frames', { ...good, frames: 0 }],
    ['a quality above 1', { ...good, quality: 2 }],
    ['another classifier', { ...good, model: 'another' }],
  ])('does not import %s', (_, data) => {
    const signal = new EmotionSignal();
    signal.importCalibration(good);
    expect(() => {
      signal.importCalibration(data);
    }).toThrow(expect.objectContaining({ code: 'bad-option' }) as EmotionError);
    expect(signal.exportCalibration()).toEqual(good);
  });
});
