/** One target's campaign in a process of its own: `run.ts` watches it for hangs and crashes. */
import { campaign } from './campaign.ts';
import { targets } from './targets/index.ts';

const [name = '', seed = '1', from = '0', to = '0'] = process.argv.slice(2);
const target = targets.find((each) => each.name === name);
if (!target) throw new Error(`no target ${name}`);
for (const level of ['log', 'warn'] as const) console[level] = () => undefined;

let told = 0;
const result = await campaign(
  target,
  { seed: Number(seed), from: Number(from), to: Number(to) },
  (index) => {
    if (performance.now() - told < 200) return;
    told = performance.now();
    process.send?.({ index });
  },
);
process.send?.({ result }, () => process.exit(0));
