import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSession, readSession } from '../../../plugin/playtest';
import { parseRecording, toJson, toSessionJson } from '../../../plugin/recording';
import { DAMAGES, file, markers, played } from './damages';

describe('a session', () => {
  it('comes back from its file, rounded, without keypoints, in a tenth of a megabyte a minute', () => {
    const text = JSON.stringify(file());
    const read = parseSession(text);
    expect(read.markers).toEqual(
      played.markers.map((marker) => ({
        ...marker,
        ...('confidence' in marker && { confidence: Number(marker.confidence.toPrecision(4)) }),
        t: Math.round(marker.t * 100) / 100,
      })),
    );
    expect({ ...read, markers: [], frames: [] }).toEqual({ ...played, markers: [], frames: [] });
    expect(read.frames).toHaveLength(played.frames.length);
    const [first, before] = [read.frames[0]?.faces[0], played.frames[0]?.faces[0]];
    expect(first?.keypoints).toBeNull();
    first?.probabilities.forEach((value, at) => {
      expect(value).toBeCloseTo(before?.probabilities[at] ?? NaN, 4);
    });
    expect(text.length / 2).toBeLessThan(150_000);
    expect(parseRecording(text)).toEqual({ model: read.model, frames: read.frames });
  });

  it('of before there were sessions is read on, as of a player who was not asked', () => {
    const { session } = readSession(toJson(played), 'tuesday.json');
    expect(session).toMatchObject({ player: 'tuesday.json', consent: false, markers: [] });
    expect(session?.frames).toHaveLength(played.frames.length);
  });

  it('rounded to the same time twice keeps the first reading only', () => {
    const [frame] = played.frames;
    const close = frame && [frame, { ...frame, timestamp: frame.timestamp + 1e-6 }];
    const json = toSessionJson({ ...played, frames: close ?? [] });
    expect(parseSession(json).frames).toHaveLength(1);
  });
});

describe('what is wrong with a file', () => {
  it.each(DAMAGES)('%s is refused with a sentence', (_, damage, sentence) => {
    const json = file();
    damage(json);
    expect(readSession(json).faults).toEqual([expect.stringMatching(sentence)]);
  });

  it('is told fault by fault', () => {
    const { faults } = readSession({ ...file(), player: 7, consent: null, markers: [null, 1] });
    expect(faults).toEqual([
      'player is missing or no text.',
      'consent is neither true nor false.',
      'markers[0] is no object.',
      'markers[1] is no object.',
    ]);
    expect(() => parseSession('{')).toThrow('session: it is not valid JSON.');
    const backwards = { ...file(), markers: markers(file()).toReversed() };
    expect(readSession(backwards).faults?.[0]).toMatch(/t is earlier than the one before/);
  });

  it('is told for whatever is given, and nothing else is thrown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(file())),
        fc.json({ maxDepth: 3 }),
        (key, text) => {
          const json = { ...file(), frames: [], markers: [], [key]: JSON.parse(text) as unknown };
          const { session, faults } = readSession(json);
          expect(session ?? faults.length).toBeTruthy();
        },
      ),
    );
  });
});
