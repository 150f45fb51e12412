import { describe, expect, it } from 'vitest';
import {
  calibration,
  confusion,
  flips,
  gated,
  report,
} from '../../../models/evaluation/metrics.mjs';
import { applyCard, temper } from '../../../models/evaluation/probabilities.mjs';
import { fitTemperature } from '../../../models/evaluation/temperature.mjs';

/** A row of probabilities whose class `winner` has `top`, the rest shared evenly. */
function row(winner: number, top: number): number[] {
  return Array.from({ length: 7 }, (_, c) => (c === winner ? top : (1 - top) / 6));
}

const p = Float32Array.from([...row(3, 0.9), ...row(3, 0.6), ...row(6, 0.7), ...row(0, 0.5)]);
const truth = [3, 4, 6, -1];

describe('metrics', () => {
  it('counts truth by prediction and leaves unknown truths out', () => {
    const matrix = confusion(p, truth);
    expect(matrix[3]?.[3]).toBe(1);
    expect(matrix[4]?.[3]).toBe(1);
    expect(matrix.flat().reduce((a, b) => a + b)).toBe(3);
  });

  it('reports accuracy, recall and macro-F1', () => {
    const figures = report(p, truth);
    expect(figures.n).toBe(3);
    expect(figures.accuracy).toBeCloseTo(2 / 3);
    expect(figures.recall[4]).toBe(0);
    expect(figures.macroF1).toBeCloseTo((2 / 3 + 1) / 7);
    expect(figures.calledNeutral).toBe(0);
  });

  it('measures calibration as the mean gap between confidence and accuracy', () => {
    expect(calibration(p, truth).ece).toBeCloseTo((0.1 + 0.6 + 0.3) / 3, 5);
  });

  it('gates by the top probability', () => {
    const { coverage, accuracy } = gated(p, truth, 0.65);
    expect(coverage).toBeCloseTo(2 / 3);
    expect(accuracy).toBe(1);
  });

  it('counts labels that differ', () => {
    const other = Float32Array.from([
      ...row(3, 0.9),
      ...row(4, 0.6),
      ...row(6, 0.7),
      ...row(0, 0.5),
    ]);
    expect(flips(p, other)).toBe(0.25);
  });
});

describe('temperature', () => {
  it('leaves probabilities as they are at 1 and sharpens them below', () => {
    expect([...temper(p, 1)]).toEqual([...p].map((v) => expect.closeTo(v, 5) as number));
    expect(temper(p, 0.5)[3]).toBeGreaterThan(p[3] as number);
  });

  it('is found again after probabilities were made too sharp', () => {
    // A label is right as often as its probability says: 60 of 100 at .6 each.
    const rows = Array.from({ length: 100 }, () => row(2, 0.6)).flat();
    const labels = Array.from({ length: 100 }, (_, i) =>
      i < 60 ? 2 : [0, 1, 3, 4, 5, 6][i % 6],
    ) as number[];
    const sharp = temper(Float32Array.from(rows), 0.5);
    expect(fitTemperature(sharp, labels)).toBeCloseTo(2, 1);
  });

  it('is applied per output before the blend of logarithms, and to the blend', () => {
    const outputs = {
      fer2013: Float32Array.from(row(0, 0.5)),
      ferplus: Float32Array.from(row(6, 0.8)),
    };
    const card = {
      temperature: { fer2013: 1, ferplus: 1, default: 2 },
      default: { fer2013: 0.25, ferplus: 0.75 },
    };
    const { default: mixed = new Float32Array(7) } = applyCard(outputs, card);
    const odds = (0.5 / (0.5 / 6)) ** 0.25 * (0.2 / 6 / 0.8) ** 0.75;
    expect((mixed[0] ?? 0) / (mixed[6] ?? 0)).toBeCloseTo(odds ** 0.5, 5);
    expect(mixed.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
  });
});
