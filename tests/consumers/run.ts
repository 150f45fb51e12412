/**
 * Installs the packed package into clean projects outside the repository, as its users do, and
 * plays each of them before a camera that shows faces.
 *
 * `npm run test:consumers` plays a few, `-- --all` every stack and writes the table of
 * `results/`, `-- WORD…` those whose name starts with one of the words; `--record` puts these into
 * the table.
 */
import { readFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { cameraClip } from '../fixtures/clips';
import { shots } from '../fixtures/faces';
import { ensureChromium } from '../harness/chromium.mjs';
import { cameraArgs } from '../harness/launch-args';
import { CONSUMERS, type Consumer } from './consumers';
import { pack, removeAll } from './project';
import { record, type Outcome } from './results';

const all = process.argv.includes('--all');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const chosen =
  words.length > 0
    ? words.flatMap((word) => CONSUMERS.filter(({ name }) => name.startsWith(word)))
    : CONSUMERS.filter(({ smoke }) => all || smoke);

/** Of a tool's complaint, characters. */
const MOST_SAID = 3000;

/** Plays a consumer in each of its ways and prints how it went. */
async function check(browser: Browser, consumer: Consumer, tarball: string): Promise<Outcome> {
  const since = performance.now();
  const seconds = () => Math.round((performance.now() - since) / 100) / 10;
  const date = new Date().toISOString().slice(0, 10);
  const outcome: Outcome = { name: consumer.name, lines: consumer.lines ?? 0, ways: [], date };
  console.log(`\n${consumer.name}`);
  const failed = (way: string, error: unknown) => {
    const said = error instanceof Error ? error.message : String(error);
    const problem = said.slice(0, MOST_SAID);
    outcome.ways.push({ name: way, problem });
    console.log(`  FAILED  ${way}: ${problem}`);
  };
  let ways;
  try {
    ways = consumer.prepare(tarball);
    console.log(`  installed in ${seconds()} s`);
  } catch (error) {
    failed('install', error);
    return outcome;
  }
  for (const way of ways) {
    try {
      const served = await way.open?.();
      try {
        const played = await way.play(browser, served?.url ?? '');
        const warnings = served?.said?.().match(/^.*\bwarn(ing)?\b.*$/gim) ?? [];
        if (warnings.length > 0) throw new Error(`the server warns:\n${warnings.join('\n')}`);
        outcome.ways.push({ name: way.name, problem: null });
        outcome.firstReactionSeconds ??= played ? seconds() : undefined;
        const took = played ? `: face ${played.foundMs} ms, change ${played.changeMs} ms` : '';
        console.log(`  ok  ${way.name}${took}`);
      } finally {
        served?.close();
      }
    } catch (error) {
      failed(way.name, error);
    }
  }
  return outcome;
}

const visitor = await cameraClip([
  { shot: shots.neutral, seconds: 3 },
  { shot: shots.happy, seconds: 4 },
]);
const tarball = pack();
console.log(`packed ${(readFileSync(tarball).length / 1e6).toFixed(2)} MB`);
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: cameraArgs(visitor),
});
const order = CONSUMERS.map(({ name }) => name);
const outcomes: Outcome[] = [];
try {
  for (const consumer of chosen) {
    const outcome = await check(browser, consumer, tarball);
    outcomes.push(outcome);
    if (all || process.argv.includes('--record')) record(outcome, order);
  }
} finally {
  await browser.close();
  removeAll();
}
const failures = outcomes.flatMap(({ ways }) => ways.filter(({ problem }) => problem !== null));
console.log(`\n${chosen.length} consumers, ${failures.length} failures`);
process.exit(failures.length > 0 || chosen.length === 0 ? 1 : 0);
