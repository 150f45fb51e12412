/**
 * What is left after many starts and stops, switches of the source and restarts of the scene; or,
 * with `--play`, what grows over minutes of play.
 *
 * `npm run test:leaks [-- --starts 200 --switches 50 --scenes 50 | -- --play 30]`
 */
import { parseArgs } from 'node:util';
import { leakFigures, leaksOf } from './figures.ts';
import { growthOf, playFigures } from './play.ts';

const { values } = parseArgs({
  options: {
    starts: { type: 'string', default: '200' },
    switches: { type: 'string', default: '50' },
    scenes: { type: 'string', default: '50' },
    play: { type: 'string' },
  },
});

async function leaksOfCycles(): Promise<string[]> {
  const figures = await leakFigures({
    starts: Number(values.starts),
    switches: Number(values.switches),
    scenes: Number(values.scenes),
  });
  console.log(JSON.stringify(figures, null, 2));
  return leaksOf(figures);
}

const leaks =
  values.play === undefined
    ? await leaksOfCycles()
    : growthOf(await playFigures(Number(values.play)));
for (const leak of leaks) console.error(leak);
process.exit(leaks.length > 0 ? 1 : 0);
