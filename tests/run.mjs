/**
 * The whole test run: types, then every test. Prints where the time went and one closing line of
 * counts. Takes what Vitest takes: words of paths, `--project pages`, `--changed [commit]`.
 */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { createVitest, parseCLI } from 'vitest/node';
import { ensureChromium } from './harness/chromium.mjs';
import { touchedSince } from './harness/touched.mjs';

const SLOWEST = 10;
const shell = process.platform === 'win32';

process.env.CHROMIUM_PATH = await ensureChromium();
const assets = spawnSync('npm', ['run', '--silent', 'assets'], { stdio: 'inherit', shell });
if (assets.status !== 0) process.exit(assets.status ?? 1);
// Beside the tests, which leave it a core for a while.
const types = new Promise((done) => {
  spawn('npx', ['tsc', '--noEmit'], { stdio: 'inherit', shell }).on('exit', done);
});

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
const vitest = await createVitest('test', { ...options, run: true, watch: false });
if (options.changed) {
  await vitest.report('onInit', vitest);
  const touched = touchedSince(options.changed);
  const all = await vitest.globTestSpecifications(filter);
  const byImport = new Set(
    (await vitest.getRelevantTestSpecifications(filter)).map(({ moduleId }) => moduleId),
  );
  const chosen = all.filter(
    ({ moduleId }) =>
      byImport.has(moduleId) || touched(path.relative('', moduleId).replaceAll(path.sep, '/')),
  );
  if (chosen.length > 0) await vitest.runTestSpecifications(chosen);
} else {
  await vitest.start(filter);
}

const counts = { passed: 0, failed: 0, skipped: 0 };
const modules = vitest.state.getTestModules();
for (const module of modules) {
  if (module.state() === 'failed') {
    for (const error of module.errors()) {
      counts.failed += 1;
      console.error(`${module.relativeModuleId}: ${error.message}`);
    }
  }
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    counts[state === 'pending' ? 'skipped' : state] += 1;
  }
}
const broken = vitest.state.getUnhandledErrors().length;
await vitest.close();
const typesFailed = (await types) !== 0;

const secondsOf = (module) => module.diagnostic().duration / 1000;
const slowest = [...modules].sort((a, b) => secondsOf(b) - secondsOf(a)).slice(0, SLOWEST);
console.log('\nThe slowest files:');
for (const module of slowest) {
  console.log(`${secondsOf(module).toFixed(1).padStart(7)} s  ${module.relativeModuleId}`);
}
if (typesFailed) console.error('\nThe types are wrong.');
console.log(
  `\n${counts.passed} passed, ${counts.failed + broken} failed, ${counts.skipped} skipped`,
);
const nothing = counts.passed === 0 && !options.changed;
process.exit(counts.failed + broken > 0 || typesFailed || nothing ? 1 : 0);
