import { describe, expect, it } from 'vitest';
import { EMOTIONS } from '../../../plugin/types';
import { loadClassifier, modelBytes } from '../../../models/evaluation/model.mjs';
import { readCard, shippedFolder } from '../../../models/evaluation/predict.mjs';

describe('the shipped classifier', () => {
  it('keeps the contract: two softmaxes over seven classes, small enough', async () => {
    const classifier = await loadClassifier(shippedFolder);
    expect(classifier.outputs).toEqual(['fer2013', 'ferplus']);
    expect(classifier.parameters).toBeLessThanOrEqual(1_000_000);
    expect(await modelBytes(shippedFolder)).toBeLessThanOrEqual(1_050_000);
    const images = Float32Array.from({ length: 2 * 48 * 48 }, (_, i) => (i % 251) / 250);
    for (const values of Object.values(classifier.run(images, 2))) {
      expect(values).toHaveLength(14);
      expect(values.slice(0, 7).reduce((a, b) => a + b)).toBeCloseTo(1, 4);
      expect(values.slice(7).reduce((a, b) => a + b)).toBeCloseTo(1, 4);
    }
    classifier.dispose();
  });

  it('has a card that names its labels, outputs and default', async () => {
    const card = await readCard();
    expect(card.labels).toEqual([...EMOTIONS]);
    expect(Object.keys(card.temperature)).toEqual(['fer2013', 'ferplus', 'default']);
    expect(Object.values(card.default).reduce((a, b) => a + b)).toBeCloseTo(1);
  });
});
