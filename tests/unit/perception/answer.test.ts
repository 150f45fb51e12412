import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersOf, temper } from '../../../plugin/perception/answer';

const card = {
  name: null,
  blend: { a: 1 },
  temperatures: { a: 1 },
  temperature: 1,
  looks: [{ side: 1, mirror: false }],
  neutralReference: null,
};
const sure = (label: number) => [0, 1, 2, 3, 4, 5, 6].map((at) => (at === label ? 0.94 : 0.01));
const distribution = fc
  .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 })
  .map((values) => {
    const sum = values.reduce((total, value) => total + value, 0);
    return values.map((value) => value / sum);
  });

describe('answers', () => {
  test('leave padding rows out', () => {
    const rows = [...sure(0), ...sure(3), ...sure(5)];
    const answers = answersOf({ a: rows }, 2, 1, card);
    expect(answers).toHaveLength(2);
    expect(answers[1]?.[3]).toBeCloseTo(0.94, 5);
  });

  test('average the looks at each face, which lie side by side', () => {
    const rows = [...sure(0), ...sure(0), ...sure(1), ...sure(2), ...sure(5)];
    const [first, second] = answersOf({ a: rows }, 2, 2, card);
    expect(first?.[0]).toBeCloseTo(0.94, 5);
    expect(second?.[1]).toBeCloseTo(0.475, 5);
    expect(second?.[2]).toBeCloseTo(0.475, 5);
  });

  test('blend the logarithms of outputs by weight', () => {
    const outputs = { a: sure(0), b: sure(6) };
    const blended = { ...card, blend: { a: 0.25, b: 0.75 }, temperatures: { a: 1, b: 1 } };
    const [answer = []] = answersOf(outputs, 1, 1, blended);
    const odds = (answer[0] ?? 0) / (answer[6] ?? 0);
    expect(odds).toBeCloseTo(94 ** 0.25 / 94 ** 0.75, 5);
    expect(answer.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
  });

  test('temper the blend once more', () => {
    const [answer = []] = answersOf({ a: sure(0) }, 1, 1, { ...card, temperature: 2 });
    expect((answer[0] ?? 0) / (answer[6] ?? 0)).toBeCloseTo(94 ** 0.5, 5);
  });

  test('stay distributions under any temperature, and keep their order', () => {
    fc.assert(
      fc.property(distribution, fc.double({ min: 0.3, max: 5, noNaN: true }), (p, t) => {
        const tempered = temper(p, t);
        expect(tempered.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
        const likeliest = tempered[p.indexOf(Math.max(...p))] as number;
        expect(likeliest).toBeGreaterThanOrEqual(Math.max(...tempered) - 1e-9);
        if (t > 1) expect(Math.max(...tempered)).toBeLessThanOrEqual(Math.max(...p) + 1e-9);
      }),
    );
  });

  test('stay finite when a class has no probability at all', () => {
    for (const value of temper([1, 0, 0, 0, 0, 0, 0], 0.5)) expect(value).toBeGreaterThanOrEqual(0);
  });
});
