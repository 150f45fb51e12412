/**
 * Damaged files of every kind against what reads them: each must be refused with the typed error
 * or give something valid. No hang, no crash, no pollution, no request elsewhere, no code from
 * strings (Node itself forbids it here).
 *
 * The detector's file is read by MediaPipe, which runs in a browser only; its files must have been
 * gathered (`npm run assets`).
 *
 * `npm run test:fuzz [-- --cases 10000 --seed 1 --only recordings --from 0]`
 */
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { CampaignResult } from './campaign.ts';
import { fuzzDetectorFile } from './detector/run.ts';
import { targets } from './targets/index.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    from: { type: 'string', default: '0' },
  },
});
const SILENCE_MS = 20_000;

/** @returns what it found, or where the process fell silent or died */
function runTarget(name: string): Promise<CampaignResult | { target: string; died: string }> {
  const from = Number(values.from);
  const child = fork(
    new URL('./child.ts', import.meta.url),
    [name, values.seed, String(from), String(from + Number(values.cases))],
    {
      execArgv: [
        '--import',
        'tsx',
        '--disallow-code-generation-from-strings',
        '--max-old-space-size=1024',
      ],
    },
  );
  return new Promise((resolve) => {
    let index = from;
    const silence = setTimeout(() => {
      child.kill('SIGKILL');
      resolve({ target: name, died: `hung at or soon after case ${index}` });
    }, SILENCE_MS);
    child.on('message', (message: { index?: number; result?: CampaignResult }) => {
      index = message.index ?? index;
      silence.refresh();
      if (message.result) resolve(message.result);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(silence);
      resolve({ target: name, died: `ended by ${signal ?? code} at or soon after case ${index}` });
    });
  });
}

let failed = false;

function tell({ target, cases, taken, refused, findings, slowestMs }: CampaignResult): void {
  console.log(
    `${target}: ${cases} cases, ${taken} taken, ${refused} refused, ` +
      `${findings.length} kinds of finding, slowest ${slowestMs} ms`,
  );
  for (const finding of findings) console.log(`  case ${finding.case}: ${finding.what}`);
  failed ||= findings.length > 0;
}

const isWanted = (name: string) => values.only === undefined || values.only === name;

for (const { name } of targets.filter((target) => isWanted(target.name))) {
  const result = await runTarget(name);
  if ('died' in result) {
    failed = true;
    console.log(`${name}: ${result.died}`);
  } else {
    tell(result);
  }
}
if (isWanted('detector file')) {
  const from = Number(values.from);
  tell(await fuzzDetectorFile(Number(values.seed), [from, from + Number(values.cases)]));
}
process.exit(failed ? 1 : 0);
