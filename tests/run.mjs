/**
 * The whole test run: types, then every test. Prints one closing line of counts.
 */
import { spawnSync } from 'node:child_process';
import { startVitest } from 'vitest/node';
import { ensureChromium } from './harness/chromium.mjs';

function step(command, args) {
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

process.env.CHROMIUM_PATH = await ensureChromium();
step('npm', ['run', '--silent', 'assets']);
step('npx', ['tsc', '--noEmit']);

const vitest = await startVitest('test', process.argv.slice(2), { run: true, watch: false });
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const module of vitest.state.getTestModules()) {
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
console.log(
  `\n${counts.passed} passed, ${counts.failed + broken} failed, ${counts.skipped} skipped`,
);
process.exit(counts.failed + broken > 0 || counts.passed === 0 ? 1 : 0);
