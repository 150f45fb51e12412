import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** How a consumer fared. */
export interface Outcome {
  readonly name: string;
  /** Lines of set-up beside the game itself. */
  readonly lines: number;
  readonly ways: { readonly name: string; readonly problem: string | null }[];
  /** From before `npm install` to the first change of expression, s. */
  firstReactionSeconds?: number | undefined;
  /** The day on which it was seen. */
  readonly date: string;
}

const folder = join(import.meta.dirname, 'results');
const json = join(folder, 'stacks.json');

/** Puts what was seen in the place of what was seen before, as JSON and as a table. */
export function record(seen: Outcome, order: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const before = existsSync(json)
    ? (JSON.parse(readFileSync(json, 'utf8')) as { outcomes: Outcome[] }).outcomes
    : [];
  const outcomes = [...before.filter(({ name }) => name !== seen.name), seen]
    .filter(({ name }) => order.includes(name))
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const untried = order.filter((name) => !outcomes.some((outcome) => outcome.name === name));
  const found = { cores: cpus().length, outcomes, untried };
  writeFileSync(json, `${JSON.stringify(found, null, 2)}\n`);
  writeFileSync(join(folder, 'stacks.md'), table(outcomes, untried));
}

function table(outcomes: readonly Outcome[], untried: readonly string[]): string {
  const rows = outcomes.map(({ name, lines, ways, firstReactionSeconds, date }) => {
    const seen = ways.map((way) => `${way.name} ${way.problem === null ? 'ok' : '**fails**'}`);
    return `| ${name} | ${lines} | ${seen.join(', ')} | ${firstReactionSeconds ?? '–'} | ${date} |`;
  });
  const problems = outcomes.flatMap(({ name, ways }) =>
    ways.flatMap((way) =>
      way.problem ? [`- ${name}, ${way.name}: ${way.problem.split('\n')[0]}`] : [],
    ),
  );
  return [
    '# The stacks it is played in',
    '',
    'Seen by `npm run test:consumers`: the packed package in clean projects, a real camera stream and a',
    'changed expression in Chromium, nothing said in the console by the plugin. Lines of set-up are those of',
    "configuration; in TypeScript, `import 'phaser-emotion/scene'` is one more in the game.",
    'Seconds: from before `npm install` to the first change of expression, on a shared machine.',
    '',
    '<!-- prettier-ignore -->',
    '| stack | lines of set-up | seen | s | on |',
    '| :-- | --: | :-- | --: | :-- |',
    ...rows,
    ...untried.map((name) => `| ${name} | | not seen yet | | |`),
    ...(problems.length > 0 ? ['', ...problems] : []),
    '',
  ].join('\n');
}
