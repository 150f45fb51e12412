/** `npm run test:faults [-- --steps 500 --seed 1 --minutes 60]` */
import { parseArgs } from 'node:util';
import { faultCampaign } from './campaign.ts';

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '60' },
  },
});
const outcome = await faultCampaign(
  Number(values.steps),
  Number(values.seed),
  Number(values.minutes) * 60_000,
);
console.log(JSON.stringify(outcome, null, 2));
process.exit(outcome.failures.length > 0 ? 1 : 0);
