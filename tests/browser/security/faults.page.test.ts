import { expect, it } from 'vitest';
import { faultCampaign } from '../../faults/campaign';

/** A short form of `npm run test:faults`. */
it('the game goes on through random faults, and reads again after them', async () => {
  const { steps, failures } = await faultCampaign(25, 7, { untilMs: 25_000 });
  expect(failures).toEqual([]);
  expect(steps).toBeGreaterThan(0);
});
