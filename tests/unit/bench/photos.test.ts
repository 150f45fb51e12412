import { describe, expect, it } from 'vitest';
import { EMOTIONS, type Emotion } from '../../../plugin/types';
import { coverage, scoreOf } from '../../bench/photos/score';

function reading(label: Emotion, read: Emotion | null, top = 0.9, second: Emotion = 'neutral') {
  const probabilities = EMOTIONS.map((emotion) =>
    emotion === read ? top : emotion === second ? 1 - top : 0,
  );
  return { label, faces: read ? 1 : 0, probabilities: read ? probabilities : null, ms: 10 };
}

describe('the score of photos', () => {
  const score = scoreOf([
    reading('happy', 'happy'),
    reading('happy', null),
    reading('sad', 'fear', 0.6, 'sad'),
    reading('angry', 'angry', 0.8),
    reading('surprise', 'surprise', 0.7),
    reading('neutral', 'angry', 0.95),
  ]);

  it('counts a face that was not found as misread', () => {
    expect(score.found).toBe(5);
    expect(score.recall.happy).toBe(0.5);
    expect(score.confusion[EMOTIONS.indexOf('happy')]?.[EMOTIONS.length]).toBe(1);
    expect(score.mean).toBeCloseTo((0.5 + 0 + 1 + 1 + 0) / 5);
    expect(score.recall.fear).toBeUndefined();
  });

  it('chooses among the listened expressions alone', () => {
    const [five, three] = score.sets;
    // Fear is not listened for, so the sad face is read as sad; the unfound one stays undecided.
    expect(five?.accuracy).toBeCloseTo(4 / 6);
    expect(three?.photos).toBe(4);
    expect(three?.accuracy).toBeCloseTo(3 / 4);
  });

  it('decides as many as it can with so few wrong', () => {
    const sure = (count: number, confidence: number, right: boolean) =>
      Array.from({ length: count }, () => ({ confidence, right }));
    expect(coverage([...sure(98, 0.9, true), ...sure(2, 0.8, false)], 0.98)).toBe(100);
    expect(coverage([...sure(97, 0.9, true), ...sure(3, 0.8, false)], 0.98)).toBe(97);
    expect(coverage([...sure(1, 0.9, false), ...sure(9, 0.9, true)], 0.98)).toBe(0);
  });
});
