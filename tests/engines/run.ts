/**
 * The package, the demo game and the lab in every engine that this machine has, all at once; prints
 * what passed.
 *
 * `npm run test:engines -- [ENGINE…] [--only WORDS] [--turned] [--looks FOLDER] [--record]`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINES, type Engine } from './engines.ts';
import { record, type EngineResult } from './record.ts';
import { openSite, type EngineSite } from './site.ts';
import { TRIALS } from './visits.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    looks: { type: 'string' },
    only: { type: 'string', default: '' },
    record: { type: 'boolean', default: false },
    turned: { type: 'boolean', default: false },
  },
});
const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;

async function tryEngine(engine: Engine, site: EngineSite): Promise<EngineResult> {
  const begun = performance.now();
  const { name: engineName, like } = engine;
  const trials: EngineResult['trials'][number][] = [];
  let driver = await engine.open();
  const { version } = driver;
  const look = async (name: string) => {
    if (values.looks === undefined) return;
    mkdirSync(values.looks, { recursive: true });
    const file = `${engineName.replace(/\W/g, '')}-${name}.png`;
    writeFileSync(join(values.looks, file), await driver.screenshot());
  };
  const kinds = ['playing', ...(engine.reads ? ['reading'] : ['canary'])];
  if (values.turned && engine.reads) kinds.push('turned');
  for (const trial of TRIALS.filter(
    ({ name, for: kind }) => kinds.includes(kind) && name.includes(values.only),
  )) {
    const from = performance.now();
    const { name } = trial;
    const once = async (): Promise<{ passed: boolean; said: string }> => {
      try {
        return { passed: true, said: await trial.run({ driver, site, reads: engine.reads, look }) };
      } catch (error) {
        await look('failed').catch(() => undefined);
        // A browser that hangs costs this trial, not those after it.
        await driver.close();
        driver = await engine.open();
        return { passed: false, said: error instanceof Error ? error.message : String(error) };
      }
    };
    let { passed, said } = await once();
    if (!passed) {
      console.log(`${engineName} once more, in a fresh browser: ${name}: ${said}`);
      ({ passed, said } = await once());
    }
    trials.push({ name, passed, said });
    console.log(`${engineName} ${passed ? '✓' : '✗'} ${name} (${seconds(from)} s): ${said}`);
  }
  await driver.close();
  const date = new Date().toISOString().slice(0, 10);
  console.log(`${engineName} ${version}: ${seconds(begun)} s`);
  return { name: engineName, like, version, date, trials, seconds: seconds(begun) };
}

const began = performance.now();
const wanted = ENGINES.filter(
  ({ name }) =>
    positionals.length === 0 ||
    positionals.some((each) => name.toLowerCase().startsWith(each.toLowerCase())),
);
const there = wanted.filter((engine) => engine.installed());
for (const { name, packages } of wanted.filter((engine) => !there.includes(engine))) {
  console.log(`${name}: skipped, not installed (apt-get install ${packages})`);
}
const site = await openSite(values.turned);
console.log(`built and served after ${seconds(began)} s`);
const results = await Promise.all(there.map((engine) => tryEngine(engine, site)));
await site.close();
if (values.record) record(results);
const { kept, whole } = site.modulesAskedFor;
console.log(`MediaPipe was asked for ${kept} times, all of it ${whole} times`);
const failed = results.flatMap(({ trials }) => trials).filter(({ passed }) => !passed).length;
console.log(`${results.length} engines in ${seconds(began)} s, ${failed} trials failed`);
const unread = kept === 0 && there.some(({ reads }) => reads);
process.exit(failed > 0 || whole > 0 || unread ? 1 : 0);
