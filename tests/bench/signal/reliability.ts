import type { Split } from './logits';
import type { Truth } from './protocol';

const BINS = 15;

/** Accuracy of the frames and their expected calibration error (Guo et al. 2017, 15 bins). */
export function reliability(
  split: Split,
  truth: Truth,
): { readonly images: number; readonly accuracy: number; readonly ece: number } {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0 }));
  let images = 0;
  split.logits.forEach((row, index) => {
    const label = split[truth][index] ?? -1;
    if (label < 0) return;
    images += 1;
    const largest = Math.max(...row);
    const confidence = Math.exp(largest);
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (!bin) return;
    bin.confidence += confidence;
    bin.right += row.indexOf(largest) === label ? 1 : 0;
  });
  const right = bins.reduce((sum, bin) => sum + bin.right, 0);
  const gap = bins.reduce((sum, bin) => sum + Math.abs(bin.right - bin.confidence), 0);
  return { images, accuracy: right / images, ece: gap / images };
}
