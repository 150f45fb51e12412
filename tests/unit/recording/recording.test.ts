import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameReading } from '../../../plugin/types';
import { EmotionSignal } from '../../../plugin/signal';
import {
  CSV_COLUMNS,
  Recorder,
  parseRecording,
  replay,
  toCsv,
  toJson,
} from '../../../plugin/recording';
import { face, frame } from '../signal/acting';

/** JSON has no −0 and no infinity; readings have neither. */
const number = fc
  .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(NaN))
  .map((value) => value + 0);
const point = fc.record({ x: number, y: number });
const faceReading = fc.record({
  id: fc.integer({ min: 1, max: 3 }),
  box: fc.record({ x: number, y: number, width: number, height: number }),
  keypoints: fc.option(fc.record({ leftEye: point, rightEye: point, nose: point, mouth: point })),
  roll: number,
  quality: fc.record({
    sizePx: fc.double({ min: 0, max: 400, noNaN: true }),
    yawDeg: fc.double({ min: 0, max: 90, noNaN: true }),
    brightness: fc.double({ min: 0, max: 1, noNaN: true }),
    sharpness: number,
  }),
  probabilities: fc.array(
    fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }).map((p) => p + 0),
      number,
    ),
    {
      minLength: 7,
      maxLength: 7,
    },
  ),
});

/** Readings of a session: uneven times, faces that come and go. */
const session = fc
  .array(
    fc.record({
      step: fc.double({ min: 1, max: 400, noNaN: true }),
      mediaTime: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined }),
      timed: fc.boolean(),
      faces: fc.array(faceReading, { maxLength: 3 }),
    }),
    { maxLength: 60 },
  )
  .map((steps) => {
    let timestamp = 0;
    return steps.map(({ step, mediaTime, timed, faces }): FrameReading => ({
      timestamp: (timestamp += step),
      ...(mediaTime !== undefined && { mediaTime }),
      width: 640,
      height: 480,
      faces,
      timing: timed ? { detectMs: 5.25, alignMs: 0.5, classifyMs: 3, totalMs: 9 } : null,
    }));
  });

function record(readings: readonly FrameReading[]) {
  const recorder = new Recorder(undefined, 'net 1');
  for (const reading of readings) recorder.add(reading);
  return recorder.stop();
}

describe('a recording', () => {
  it('comes back from JSON as it was', () => {
    fc.assert(
      fc.property(session, (readings) => {
        const recording = record(readings);
        expect(parseRecording(JSON.stringify(toJson(recording)))).toEqual(recording);
      }),
    );
  });

  it('replays to the events of the live session, byte for byte, as often as one likes', () => {
    fc.assert(
      fc.property(session, (readings) => {
        const live = new EmotionSignal({ maxFaces: 3 });
        const events = readings.flatMap((reading) => live.ingest(reading));
        const text = JSON.stringify(toJson(record(readings)));
        for (let round = 0; round < 2; round += 1) {
          const replayed = replay(parseRecording(text), new EmotionSignal({ maxFaces: 3 }));
          expect(JSON.stringify(replayed)).toBe(JSON.stringify(events));
        }
      }),
    );
  });

  it('of a real course of expressions replays its changes', () => {
    const readings = Array.from({ length: 150 }, (_, index) =>
      frame(index * 66.7, face(index < 50 ? 'neutral' : index < 100 ? 'happy' : 'sad')),
    );
    const events = replay(parseRecording(toJson(record(readings))), new EmotionSignal());
    const decided = events.flatMap(({ type, event }) => (type === 'change' ? [event.emotion] : []));
    expect(decided).toEqual(['happy', 'sad']);
  });

  it('holds no picture and no reading that goes back in time', () => {
    const crop = new Uint8ClampedArray(48 * 48);
    const recording = record([
      frame(10, face('happy', { crop })),
      frame(5, face('sad')),
      frame(10, face('sad')),
      frame(NaN, face('sad')),
      frame(20),
    ]);
    expect(recording.frames.map(({ timestamp }) => timestamp)).toEqual([10, 20]);
    expect(recording.frames[0]?.faces[0]).not.toHaveProperty('crop');
    expect(JSON.stringify(toJson(recording))).not.toContain('crop');
  });

  it('ends with stop, which tells its owner', () => {
    let stopped = 0;
    const recorder = new Recorder(() => (stopped += 1));
    recorder.add(frame(1));
    const recording = recorder.stop();
    recorder.add(frame(2));
    expect(recording.frames).toHaveLength(1);
    expect(recording.model).toBeNull();
    expect(stopped).toBe(1);
  });

  it('stays below 500 kB for a minute at 15 frames per second', () => {
    const p = 1 / 3 + 1e-9;
    const readings = Array.from({ length: 900 }, (_, index) =>
      frame(index * 66.66666, face('happy', { p })),
    );
    expect(JSON.stringify(toJson(record(readings))).length).toBeLessThan(500_000);
  });
});

describe('CSV', () => {
  it('has one line per face, one for a frame without any, and empty fields for the unknown', () => {
    const text = toCsv(
      record([frame(0, face('happy'), face('sad', { id: 2, roll: NaN })), frame(40)]),
    );
    const [header, first, second, third, end] = text.split('\n').map((line) => line.split(','));
    expect(header).toEqual([...CSV_COLUMNS]);
    const named = (line: string[] | undefined) =>
      Object.fromEntries(CSV_COLUMNS.map((name, index) => [name, line?.[index]]));
    expect(named(first)).toMatchObject({ timestamp: '0', faceId: '1', happy: '0.7', noseX: '' });
    expect(named(second)).toMatchObject({ faceId: '2', sad: '0.7', roll: '' });
    expect(named(third)).toMatchObject({ timestamp: '40', faceId: '', happy: '' });
    expect(end).toEqual(['']);
    expect(new Set([header, first, second, third].map((line) => line?.length))).toEqual(
      new Set([CSV_COLUMNS.length]),
    );
  });
});

describe('parseRecording', () => {
  const good = toJson(record([frame(0, face('happy')), frame(40, face('sad'))]));
  const [row] = good.frames;
  const faceRow = row?.[5][0] ?? [];
  const withFrame = (...cells: unknown[]) => ({ ...good, frames: [cells] });

  it.each([
    ['broken text', '{"format":'],
    ['no object', 7],
    ['null', null],
    ['another format', { ...good, format: 'x' }],
    ['a later version', { ...good, version: 2 }],
    ['a model that is no text', { ...good, model: {} }],
    ['frames that are no list', { ...good, frames: { length: 1 } }],
    ['a frame that is no list', { ...good, frames: [null] }],
    ['a short frame', withFrame(0, null, 640, 480, null)],
    ['a text timestamp', withFrame('0', null, 640, 480, null, [])],
    ['a null timestamp', withFrame(null, null, 640, 480, null, [])],
    ['a media time of text', withFrame(0, '1', 640, 480, null, [])],
    ['incomplete timing', withFrame(0, null, 640, 480, [1, 2], [])],
    ['faces that are no list', withFrame(0, null, 640, 480, null, 'faces')],
    ['a short face', withFrame(0, null, 640, 480, null, [faceRow.slice(1)])],
    ['a face with text', withFrame(0, null, 640, 480, null, [[...faceRow.slice(1), 'x']])],
    ['time running back', { ...good, frames: [...good.frames].reverse() }],
    ['the same frame twice', { ...good, frames: [row, row] }],
  ])('refuses %s', (_, input) => {
    expect(() => parseRecording(input)).toThrow(
      expect.objectContaining({ code: 'bad-option', name: 'EmotionError' }) as Error,
    );
  });

  it('says where the damage is', () => {
    const damaged = structuredClone(good) as unknown as { frames: unknown[][] };
    const faces = damaged.frames[1]?.[5] as unknown[][];
    if (faces[0]) faces[0][12] = 'much';
    expect(() => parseRecording(damaged)).toThrow('frames[1] faces[0][12] is not a number');
  });

  it('refuses or reads whatever it is given, and never touches a prototype', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const mixed = `{"format":"phaser-emotion-recording","version":1,"model":null,"frames":${text}}`;
        for (const input of [text, mixed]) {
          try {
            parseRecording(input);
          } catch (error) {
            expect(error).toMatchObject({ code: 'bad-option' });
          }
        }
      }),
    );
    const poisoned = JSON.stringify(good).replace('{', '{"__proto__":{"polluted":1},');
    expect(parseRecording(poisoned).frames).toHaveLength(2);
    expect({}).not.toHaveProperty('polluted');
  });
});
