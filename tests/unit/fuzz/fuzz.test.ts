import { describe, expect, it } from 'vitest';
import { campaign } from '../../fuzz/campaign';
import { targets } from '../../fuzz/targets';

/** A short form of `npm run test:fuzz`; its seeds start where that run's end. */
describe('damaged input is refused with the typed error or gives something valid', () => {
  it.each(targets)('$name', async (target) => {
    const { findings } = await campaign(target, { seed: 2, from: 0, to: 40 });
    expect(findings).toEqual([]);
  });
});
