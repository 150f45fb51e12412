import { expect, it } from 'vitest';
import { faultCampaign } from '../../faults/campaign';

/** A short form of `npm run test:faults`. */
it('the game goes on through random faults, and reads again after them', async () => {
  const { steps, failures } = await faultCampaign(12, 7, { untilMs: 12_000 });
  expect(failures).toEqual([]);
  expect(steps).toBeGreaterThan(0);
});
