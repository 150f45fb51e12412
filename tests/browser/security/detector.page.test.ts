import { expect, it } from 'vitest';
import { fuzzDetectorFile } from '../../fuzz/detector/run';

/** A short form of `npm run test:fuzz -- --only 'detector file'`. */
it.each([
  ['damaged in many ways', 2, [0, 40]],
  // MediaPipe took this one, and failed with the first picture.
  ['that can be opened but not run', 1, [378, 379]],
] as const)('a detector file %s is refused or reads', async (_, seed, cases) => {
  const { taken, refused, findings } = await fuzzDetectorFile(seed, cases);
  expect(findings).toEqual([]);
  expect(taken + refused).toBe(cases[1] - cases[0]);
});
