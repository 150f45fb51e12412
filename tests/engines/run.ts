/**
 * The package, the demo game and the lab in every engine that this machine has; prints what passed.
 *
 * `npm run test:engines -- [ENGINE…] [--only WORDS] [--looks FOLDER] [--record]`
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
  },
});
const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;

async function tryEngine(engine: Engine, site: EngineSite): Promise<EngineResult> {
  const begun = performance.now();
  const driver = await engine.open();
  const trials: EngineResult['trials'][number][] = [];
  try {
    const look = async (name: string) => {
      if (values.looks === undefined) return;
      mkdirSync(values.looks, { recursive: true });
      const file = `${engine.name.replace(/\W/g, '')}-${name}.png`;
      writeFileSync(join(values.looks, file), await driver.screenshot());
    };
    const kinds = ['playing', engine.reads ? 'reading' : 'canary'];
    for (const trial of TRIALS.filter(
      ({ name, for: kind }) => kinds.includes(kind) && name.includes(values.only),
    )) {
      const from = performance.now();
      let said = '';
      let passed = true;
      try {
        said = await trial.run({ driver, site, reads: engine.reads, look });
      } catch (error) {
        passed = false;
        said = error instanceof Error ? error.message : String(error);
        await look('failed').catch(() => undefined);
      }
      trials.push({ name: trial.name, passed, said });
      console.log(`  ${passed ? '✓' : '✗'} ${trial.name} (${seconds(from)} s): ${said}`);
    }
  } finally {
    await driver.close();
  }
  const { name, like } = engine;
  const date = new Date().toISOString().slice(0, 10);
  return { name, like, version: driver.version, date, trials, seconds: seconds(begun) };
}

const began = performance.now();
const wanted = ENGINES.filter(
  ({ name }) =>
    positionals.length === 0 ||
    positionals.some((each) => name.toLowerCase().startsWith(each.toLowerCase())),
);
const site = await openSite();
console.log(`built and served after ${seconds(began)} s`);
const results: EngineResult[] = [];
for (const engine of wanted) {
  if (!engine.installed()) {
    console.log(`${engine.name}: skipped, not installed (apt-get install ${engine.packages})`);
    continue;
  }
  console.log(engine.name);
  const result = await tryEngine(engine, site);
  console.log(`  ${result.version}: ${result.seconds} s`);
  results.push(result);
}
await site.close();
if (values.record) record(results);
const failed = results.flatMap(({ trials }) => trials).filter(({ passed }) => !passed).length;
console.log(`${results.length} engines in ${seconds(began)} s, ${failed} trials failed`);
process.exit(failed > 0 ? 1 : 0);
