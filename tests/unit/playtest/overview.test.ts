import { describe, expect, it } from 'vitest';
import type { Marker, PlaySession } from '../../../plugin/recording';
import {
  axisOf,
  caveatsOf,
  digestOf,
  storylineOf,
  summariseWindows,
} from '../../../plugin/playtest';
import { windowsOf } from '../../../plugin/playtest/windows';
import { generateSession } from '../../playtest/generate';
import { face, frame } from '../signal/acting';

const base = generateSession(1, { minutes: 0.1 });

/** A session of given markers in which one face is shown ten times a second. */
function played(id: string, markers: readonly Marker[], seconds = 20): PlaySession {
  const frames = Array.from({ length: seconds * 10 }, (_, tick) => {
    const t = tick * 100;
    if (t >= 15_000) return frame(t);
    const yawDeg = t >= 12_000 ? 60 : 0;
    const quality = { sizePx: 200, yawDeg, brightness: 0.5, sharpness: 0.5 };
    return frame(t, face(t < 5000 ? 'neutral' : 'happy', { quality }));
  });
  return { ...base, id, player: id, markers, frames };
}

const opened = (t: number, label = 'soup'): Marker => ({
  kind: 'opened',
  label,
  for: ['happy', 'sad'],
  timeoutMs: 6000,
  t,
});
const decided = (
  t: number,
  by: 'face' | 'manual' | 'timeout' | 'cancelled',
  emotion: 'happy' | 'sad' | null,
  label = 'soup',
): Marker => ({ kind: 'decided', label, by, emotion, confidence: by === 'face' ? 0.9 : 0, t });

describe('the windows of a session', () => {
  it('are measured between opening and decision', () => {
    const markers: Marker[] = [
      opened(4000),
      { kind: 'armed', label: 'soup', t: 4500 },
      decided(7000, 'face', 'happy'),
    ];
    const [window] = digestOf(played('a', markers)).windows;
    expect(window).toMatchObject({ label: 'soup', answer: 'happy', by: 'face', armedMs: 4500 });
    expect(window?.readings).toBe(31);
    expect(window?.watched).toBe(1);
    expect(window?.margin).toBeGreaterThan(0.5);
  });

  it('count only a face that is there and not turned away', () => {
    const [window] = digestOf(
      played('a', [opened(11_000), decided(16_000, 'timeout', null)]),
    ).windows;
    expect(window).toMatchObject({ answer: 'unsure', by: 'timeout', readings: 10 });
    expect(window?.watched).toBeCloseTo(10 / 51);
  });

  it('that were cancelled go on by hand or when they open again, and are else left open', () => {
    const [byHand, again, open] = windowsOf(
      [
        opened(1000),
        decided(2000, 'cancelled', null),
        decided(2000, 'manual', 'sad'),
        opened(3000, 'letter'),
        decided(3500, 'cancelled', null, 'letter'),
        opened(5000, 'letter'),
        decided(6000, 'face', 'happy', 'letter'),
        opened(8000, 'bridge'),
        decided(9000, 'cancelled', null, 'bridge'),
      ],
      [],
    );
    expect(byHand).toMatchObject({ label: 'soup', answer: 'sad', by: 'manual', openedMs: 1000 });
    expect(again).toMatchObject({ label: 'letter', answer: 'happy', by: 'face', openedMs: 3000 });
    expect(open).toMatchObject({ label: 'bridge', answer: null, by: 'cancelled' });
  });

  it('that were taken back know it, and what came in their place is a window of its own', () => {
    const windows = windowsOf(
      [
        opened(1000),
        decided(2000, 'face', 'sad'),
        { kind: 'undone', label: 'soup', t: 3000 },
        decided(4000, 'manual', 'happy'),
      ],
      [],
    );
    expect(windows.map(({ answer, undone }) => [answer, undone])).toEqual([
      ['sad', true],
      ['happy', false],
    ]);
  });
});

describe('the overview', () => {
  const sessions = [
    played('a', [opened(1000), decided(3000, 'face', 'happy')]),
    played('b', [
      opened(1000),
      decided(2000, 'face', 'sad'),
      { kind: 'undone', label: 'soup', t: 2500 },
      decided(3000, 'manual', 'happy'),
    ]),
    played('c', [opened(1000), decided(7000, 'timeout', null)]),
    played('d', [opened(1000)]),
  ].map(digestOf);
  const [soup] = summariseWindows(sessions);

  it('counts each session once, by the last answer', () => {
    expect(soup).toMatchObject({ label: 'soup', answered: 3, leftOpen: 1, byFace: 1 });
    expect(soup?.answers.map(({ answer, sessions: ids }) => [answer, ids])).toEqual([
      ['happy', ['a', 'b']],
      ['unsure', ['c']],
    ]);
    expect(soup?.unsure).toBeCloseTo(1 / 3);
    expect(soup?.undone).toBeCloseTo(1 / 3);
    expect(soup?.byHand).toBeCloseTo(1 / 3);
    expect(soup?.seconds).toMatchObject({ median: 2, count: 1 });
  });

  it('warns where a share rests on few players', () => {
    expect(soup?.warnings[0]).toBe('Only 3 players: one more or less moves a share by 33 %.');
  });

  it('counts a player who played often as one, and says so', () => {
    const often = Array.from({ length: 12 }, (_, at) => ({
      ...digestOf(played(`s${at}`, [opened(5500), decided(7000, 'face', 'happy')])),
      player: `p${at % 2}`,
    }));
    expect(summariseWindows(often)[0]).toMatchObject({
      answered: 12,
      players: 2,
      warnings: ['Only 2 players: one more or less moves a share by 50 %.'],
    });
    expect(caveatsOf(often)).toEqual([
      'Only 2 players: read the charts as examples, not as shares.',
      '12 sessions are of 2 players: who played more often counts more.',
    ]);
  });

  it('of many that answered surely warns of nothing, of many that were unsure of that', () => {
    const many = (emotion: 'happy' | null) =>
      Array.from({ length: 12 }, (_, at) =>
        digestOf(
          played(`p${at}`, [opened(5500), decided(7000, emotion ? 'face' : 'timeout', emotion)]),
        ),
      );
    expect(summariseWindows(many('happy'))[0]?.warnings).toEqual([]);
    expect(summariseWindows(many(null))[0]?.warnings).toEqual([
      'Unsure for 100 %: the window often did not understand the face.',
    ]);
  });
});

describe('the story line', () => {
  const scenes = (kitchen: number, hall: number): Marker[] => [
    { kind: 'scene', label: 'kitchen', t: kitchen },
    { kind: 'scene', label: 'hall', t: hall },
  ];

  it('lays scenes of different length over one another', () => {
    const digests = [played('slow', scenes(0, 10_000)), played('fast', scenes(0, 5000))].map(
      digestOf,
    );
    const axis = axisOf(digests);
    expect(axis.places.map(({ label }) => label)).toEqual(['kitchen', 'hall']);
    const { singles, median } = storylineOf(digests, axis, 'happy');
    const [slow, fast] = singles;
    expect(slow?.values[0]).toBeCloseTo(0.05);
    expect(fast?.values[0]).toBeCloseTo(0.05);
    expect(fast?.values[axis.places[1]?.step ?? 0]).toBeCloseTo(0.7);
    expect(median[0]).toBeCloseTo(0.05);
  });

  it('falls back to minutes, and follows valence, lost faces and turned heads', () => {
    const digests = [played('a', [])].map(digestOf);
    const axis = axisOf(digests);
    expect(axis.unit).toBe('minutes');
    const at = (measure: 'valence' | 'lost' | 'turned', second: number) =>
      storylineOf(digests, axis, measure).median[Math.floor(second / 5)];
    expect(at('valence', 7)).toBeCloseTo(0.7 - 4 * 0.05);
    expect(at('lost', 17)).toBe(1);
    expect(at('turned', 12)).toBeCloseTo(3 / 5);
  });
});
