import { describe, expect, it } from 'vitest';
import { confusionOf, labelOf } from '../../../demo-game/lab/analysis/confusion';
import { DECISION_COLUMNS, decisionsCsv } from '../../../demo-game/lab/analysis/decisionsCsv';
import { PICTURE_COLUMNS, picturesCsv } from '../../../demo-game/lab/analysis/picturesExport';
import { Session } from '../../../demo-game/lab/analysis/Session';
import { kindOf } from '../../../demo-game/lab/source/opened';
import { INITIAL_TUNING, optionsCode, optionsOf } from '../../../demo-game/lab/tuning';
import { EmotionEngine, FILTER_PRESETS } from '../../../plugin';
import { ScriptedSource } from '../../../plugin/testing';

describe('labelOf', () => {
  it.each([
    ['set/happy/1.jpg', 'happy'],
    ['set/Surprised/a/b.png', 'surprise'],
    ['angry_01.jpg', 'angry'],
    ['sadness/happy_02.jpg', 'sad'],
    ['holiday/beach.jpg', null],
  ])('takes %s for %s', (path, label) => {
    expect(labelOf(path)).toBe(label);
  });
});

describe('confusionOf', () => {
  it('counts a missed face as wrong', () => {
    const { counts, total, right, accuracy, balanced } = confusionOf([
      { label: 'happy', read: 'happy' },
      { label: 'happy', read: 'happy' },
      { label: 'happy', read: null },
      { label: 'sad', read: 'neutral' },
    ]);
    expect(counts[3]).toEqual([0, 0, 0, 2, 0, 0, 0, 1]);
    expect(counts[4]).toEqual([0, 0, 0, 0, 0, 0, 1, 0]);
    expect({ total, right, accuracy }).toEqual({ total: 4, right: 2, accuracy: 0.5 });
    expect(balanced).toBeCloseTo(1 / 3);
  });

  it('has no accuracy without labels', () => {
    expect(confusionOf([]).accuracy).toBeNull();
  });
});

describe('CSV', () => {
  it('has one line of decisions for each face of each frame', () => {
    const session = new Session('script', { maxFaces: 2 });
    const source = new ScriptedSource([
      { faces: [{ emotion: 'happy' }, { emotion: 'sad' }], ms: 2000 },
    ]);
    for (const reading of source.readings()) session.add(reading);
    const [head, ...lines] = decisionsCsv(session).trimEnd().split('\n');
    expect(head?.split(',')).toEqual(DECISION_COLUMNS);
    const faces = session.samples.reduce((sum, sample) => sum + sample.faces.length, 0);
    expect(faces).toBeGreaterThan(40);
    expect(lines).toHaveLength(faces);
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(
      new Set([DECISION_COLUMNS.length]),
    );
    expect(lines.at(-1)).toContain(',sad,');
  });

  it('quotes names that hold a comma, and keeps pictures without a face', () => {
    const file = new File(['x'], 'a, "b".jpg');
    const picture = { file, path: file.name, label: null, reading: null, trouble: 'no face found' };
    const [, line] = picturesCsv([picture]).split('\n');
    expect(line).toBe(`"a, ""b"".jpg",,no face found${','.repeat(PICTURE_COLUMNS.length - 3)}`);
  });
});

describe('options as code', () => {
  const tuning = {
    ...INITIAL_TUNING,
    preset: 'steady' as const,
    filter: { ...FILTER_PRESETS.steady, lostMs: 2000 },
    emotions: ['happy', 'neutral'] as const,
    detector: 'full' as const,
  };

  it('name only what differs from the defaults, and the engine takes them', () => {
    const options = optionsOf(tuning);
    expect(options).toEqual({
      preset: 'steady',
      filter: { lostMs: 2000 },
      emotions: ['happy', 'neutral'],
      maxFaces: 10,
      detector: 'full',
    });
    expect(new EmotionEngine(options).options.filter).toEqual({ lostMs: 2000 });
  });

  it('leave the automatic choice of the detector to the engine', () => {
    expect(optionsOf(INITIAL_TUNING)).not.toHaveProperty('detector');
  });

  it('read as a game would write them', () => {
    const code = optionsCode(tuning);
    expect(code).toMatch(/^import 'phaser-emotion\/full-range';\n/);
    expect(code).toContain("preset: 'steady',");
    expect(code).toContain('filter: { lostMs: 2000 },');
    expect(code).toContain("emotions: ['happy', 'neutral'],");
  });
});

describe('kindOf', () => {
  it.each([
    ['a.mp4', 'video/mp4', 'video'],
    ['a.MKV', '', 'video'],
    ['a.jpg', 'image/jpeg', 'picture'],
    ['a.json', 'application/json', 'recording'],
    ['a.docx', '', 'unknown'],
  ])('takes %s (%s) for %s', (name, type, kind) => {
    expect(kindOf({ name, type })).toBe(kind);
  });
});
