/**
 * What is left after many starts and stops, switches of the source and restarts of the scene.
 *
 * `npm run test:leaks [-- --starts 200 --switches 50 --scenes 50]`
 */
import { parseArgs } from 'node:util';
import { leakFigures, leaksOf } from './figures.ts';

const { values } = parseArgs({
  options: {
    starts: { type: 'string', default: '200' },
    switches: { type: 'string', default: '50' },
    scenes: { type: 'string', default: '50' },
  },
});
const figures = await leakFigures({
  starts: Number(values.starts),
  switches: Number(values.switches),
  scenes: Number(values.scenes),
});
console.log(JSON.stringify(figures, null, 2));
const leaks = leaksOf(figures);
for (const leak of leaks) console.error(leak);
process.exit(leaks.length > 0 ? 1 : 0);
