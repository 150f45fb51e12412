/** `npm run test:faults [-- --steps 500 --seed 1 --minutes 60 --backend wasm|webgl]` */
import { parseArgs } from 'node:util';
import { faultCampaign } from './campaign.ts';

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '60' },
    backend: { type: 'string', default: 'wasm' },
  },
});
const { backend } = values;
if (backend !== 'wasm' && backend !== 'webgl') throw new Error('--backend is wasm or webgl');
const outcome = await faultCampaign(Number(values.steps), Number(values.seed), {
  untilMs: Number(values.minutes) * 60_000,
  backend,
});
console.log(JSON.stringify(outcome, null, 2));
process.exit(outcome.failures.length > 0 ? 1 : 0);
