import { EMOTIONS } from '../types';
import type { ModelCard } from './card';

const CLASSES = EMOTIONS.length;
/** Keeps the logarithm of a vanished probability finite. */
const TINY = 1e-8;

/**
 * Turns the raw outputs of one batch into one distribution per face: the geometric mean of the
 * tempered outputs, so that one of them alone can rule a class out, tempered once more.
 *
 * @param outputs per output name: rows × 7 probabilities, the looks at a face one after another
 * @param faces how many faces the batch holds; further rows are padding
 * @param looks rows of each face, whose mean counts
 */
export function answersOf(
  outputs: Readonly<Record<string, ArrayLike<number>>>,
  faces: number,
  looks: number,
  card: ModelCard,
): number[][] {
  return Array.from({ length: faces }, (_, face) => {
    const logs = new Array<number>(CLASSES).fill(0);
    for (const [output, weight] of Object.entries(card.blend)) {
      const values = outputs[output] as ArrayLike<number>;
      const mean = new Array<number>(CLASSES).fill(0);
      for (let look = 0; look < looks; look++) {
        const start = (face * looks + look) * CLASSES;
        for (let label = 0; label < CLASSES; label++) {
          mean[label] = (mean[label] as number) + (values[start + label] as number) / looks;
        }
      }
      const tempered = temper(mean, card.temperatures[output] ?? 1);
      for (let label = 0; label < CLASSES; label++) {
        logs[label] = (logs[label] as number) + weight * Math.log(tempered[label] as number);
      }
    }
    return temper(logs.map(Math.exp), card.temperature);
  });
}

/** Temperature scaling (Guo et al. 2017) on probabilities: softmax(log p / T). */
export function temper(probabilities: readonly number[], temperature: number): number[] {
  const powers = probabilities.map((p) => Math.max(p, TINY) ** (1 / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
