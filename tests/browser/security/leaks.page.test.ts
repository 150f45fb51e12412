import { expect, it } from 'vitest';
import { leakFigures, leaksOf } from '../../leaks/figures';

/** A short form of `npm run test:leaks`. */
it('many starts, switches and scenes leave nothing behind', async () => {
  expect(leaksOf(await leakFigures({ starts: 12, switches: 4, scenes: 5 }))).toEqual([]);
});
