import { describe, expect, it } from 'vitest';
import {
  decided,
  emaArgmax,
  rawArgmax,
  type Appearance,
  type Verdict,
} from '../../../demo-game/lab/analysis/decisions';
import { Session } from '../../../demo-game/lab/analysis/Session';
import { holdsOf, statisticsOf, volatilityOf } from '../../../demo-game/lab/analysis/statistics';
import { clockTime } from '../../../demo-game/lab/panels/clockTime';
import { ScriptedSource } from '../../../plugin/testing';
import type { Emotion, FaceState } from '../../../plugin/types';

const at = (time: number, emotion: Emotion | null): Verdict => ({ time, emotion });

describe('holdsOf', () => {
  it('joins equal verdicts and breaks where nobody is seen', () => {
    const verdicts = [at(0, 'happy'), at(1, 'happy'), at(2, null), at(3, 'happy'), at(4, 'sad')];
    expect(holdsOf(verdicts)).toEqual([
      { emotion: 'happy', from: 0, until: 2 },
      { emotion: 'happy', from: 3, until: 4 },
      { emotion: 'sad', from: 4, until: 4 },
    ]);
  });

  it('does not fill a gap between two frames that lie far apart', () => {
    expect(holdsOf([at(0, 'happy'), at(60, 'happy')])).toEqual([
      { emotion: 'happy', from: 0, until: 0 },
      { emotion: 'happy', from: 60, until: 60 },
    ]);
  });
});

describe('statisticsOf', () => {
  it('measures shares, switches a minute and the longest hold', () => {
    const verdicts = [
      at(0, 'neutral'),
      at(1, 'happy'),
      at(2, 'happy'),
      at(3, 'neutral'),
      at(4, null),
    ];
    const { watched, shares, switches, switchesPerMinute, longest } = statisticsOf(verdicts);
    expect(watched).toBe(4);
    expect(shares.happy).toBe(0.5);
    expect(shares.neutral).toBe(0.5);
    expect(switches).toBe(2);
    expect(switchesPerMinute).toBe(30);
    expect(longest).toEqual({ emotion: 'happy', from: 1, until: 3 });
  });

  it('counts no switch over a time without a face', () => {
    expect(statisticsOf([at(0, 'happy'), at(1, null), at(2, 'sad'), at(3, 'sad')]).switches).toBe(
      0,
    );
  });

  it('is empty for nothing', () => {
    const { watched, longest, switchesPerMinute } = statisticsOf([]);
    expect({ watched, longest, switchesPerMinute }).toEqual({
      watched: 0,
      longest: null,
      switchesPerMinute: 0,
    });
  });
});

const readings = new ScriptedSource(
  [
    { emotion: 'neutral', ms: 3000 },
    { emotion: 'happy', ms: 3000 },
    { face: false, ms: 3000 },
    { emotion: 'sad', ms: 3000 },
  ],
  { noise: 1.2 },
).readings();

describe('the three judges', () => {
  const session = new Session('script', {});
  for (const reading of readings) session.add(reading);
  const appearances = session.appearances(null);
  const switches = (verdicts: readonly Verdict[]) => statisticsOf(verdicts).switches;

  it('differ in how often they switch on a noisy face: raw most, the filter least', () => {
    const noisy = new Session('noisy', {});
    const steps = [
      { emotion: 'neutral', ms: 20_000, strength: 0.6 },
      { emotion: 'happy', ms: 20_000, strength: 0.6 },
    ] as const;
    const source = new ScriptedSource(steps, { noise: 2.5 });
    for (const reading of source.readings()) noisy.add(reading);
    const shown = noisy.appearances(null);
    const raw = switches(rawArgmax(shown));
    const ema = switches(emaArgmax(shown));
    const ours = switches(decided(shown));
    expect(raw).toBeGreaterThan(ema);
    expect(ema).toBeGreaterThan(ours);
    expect(ours).toBeGreaterThan(0);
  });

  it('see a still face as steady and a moving one as volatile', () => {
    const still = (time: number): Appearance => ({ time, face: appearances[10]?.face ?? null });
    expect(volatilityOf([still(0), still(1), still(2)])).toBe(0);
    expect(volatilityOf(appearances)).toBeGreaterThan(0);
  });

  it('measure volatility as belief moved a second', () => {
    const face = appearances[10]?.face as FaceState;
    const none = { angry: 0, disgust: 0, fear: 0, sad: 0, surprise: 0 };
    const shown = (time: number, happy: number): Appearance => ({
      time,
      face: { ...face, levels: { ...none, happy, neutral: 1 - happy } },
    });
    expect(volatilityOf([shown(0, 0), shown(0.5, 0.4), shown(1, 0)])).toBeCloseTo(0.8);
  });
});

describe('Session', () => {
  it('marks when the face came, went and changed', () => {
    const session = new Session('script', {});
    for (const reading of readings) session.add(reading);
    const kinds = session.marks.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'facefound')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'facelost')).toHaveLength(1);
    expect(session.marks.find(({ text }) => text === 'happy')?.time).toBeGreaterThan(3);
  });

  it('judges the same readings anew under other options', () => {
    const session = new Session('script', {});
    for (const reading of readings) session.add(reading);
    const heard = () => session.samples.map(({ faces }) => faces[0]?.emotion);
    expect(heard()).toContain('happy');
    session.refilter({ emotions: ['sad', 'neutral'] });
    expect(heard()).not.toContain('happy');
    expect(session.samples).toHaveLength(readings.length);
  });

  it('finds the sample of a moment, and keeps no pictures', () => {
    const session = new Session('script', {});
    for (const reading of readings) {
      session.add({
        ...reading,
        faces: reading.faces.map((face) => ({ ...face, crop: new Uint8ClampedArray(4) })),
      });
    }
    expect(session.at(1)?.time).toBeCloseTo(1);
    expect(session.at(-1)).toBeNull();
    expect(session.near(2000)?.time).toBeCloseTo(2);
    expect(JSON.stringify(session.recording)).not.toContain('crop');
  });
});

describe('a session that was read in part', () => {
  it('tells nothing about moments long after what was read', () => {
    const session = new Session('script', {});
    const source = new ScriptedSource([{ faces: [{ emotion: 'happy' }], ms: 3000 }]);
    for (const reading of source.readings()) {
      session.add({ ...reading, mediaTime: reading.timestamp });
    }
    const last = session.samples.at(-1);
    const end = last?.frame.timestamp ?? 0;
    expect(session.near(end + 500)).toBe(last);
    expect(session.near(end + 60_000)).toBeNull();
    expect(session.near(-1000)).toBeNull();
  });
});

describe('a session of a video that was wound back and forth', () => {
  const mediaTimes = [0, 100, 8000, 8100, 9000, 4000, 4100, 8050];
  const session = new Session('wound.webm', {});
  for (const [at, mediaTime] of mediaTimes.entries()) {
    const timestamp = 100 * at;
    session.add({ timestamp, mediaTime, width: 640, height: 480, faces: [], timing: null });
  }

  it.each([0, 100, 4000, 4100, 8050, 9000])('finds what was read at %d ms', (mediaTime) => {
    expect(session.near(mediaTime)?.frame.mediaTime).toBe(mediaTime);
  });

  it('finds nothing between what was read', () => {
    expect(session.near(2500)).toBeNull();
    expect(session.near(6000)).toBeNull();
  });

  it('stays with the reading that is looked at where there are two', () => {
    expect(session.near(8100, 0.3)?.time).toBeCloseTo(0.3);
    expect(session.near(8100, 0.7)?.time).toBeCloseTo(0.7);
    expect(session.near(8100)?.time).toBeCloseTo(0.7);
    expect(session.near(100, 0.7)?.time).toBeCloseTo(0.1);
  });
});

describe('clockTime', () => {
  it.each([
    [0, '0:00'],
    [1.97, '0:02'],
    [19.66, '0:19.7'],
    [59.99, '1:00'],
    [3725.5, '1:02:05.5'],
  ])('writes %d s as %s', (seconds, written) => {
    expect(clockTime(seconds)).toBe(written);
  });
});
