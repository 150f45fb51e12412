import { expect, it } from 'vitest';
import { leakFigures } from '../../leaks/figures';

/** A short form of `npm run test:leaks`. */
it('many starts, switches and scenes leave nothing behind', async () => {
  const { atFirst, starts, switches, scenes } = await leakFigures({
    starts: 20,
    switches: 5,
    scenes: 5,
  });
  for (const after of [starts, switches, scenes]) {
    expect(after).toMatchObject({ workers: 0, tracks: 0 });
    expect(after.listeners - atFirst.listeners).toBeLessThan(10);
    expect(after.heapBytes - atFirst.heapBytes).toBeLessThan(5e6);
  }
});
