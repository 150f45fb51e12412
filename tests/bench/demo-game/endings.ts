import { compileStory, newStory } from '../../unit/demo-game/script.ts';
import { outcomes } from '../../unit/demo-game/outcomes.ts';
import { numbers, randomPlayers } from '../../unit/demo-game/players.ts';

/**
 * What decides the ending, walked and not played: the share of random ways that come to each, and
 * what changes when one answer alone is another.
 *
 * `npm run bench:endings [-- WAYS]`
 */
const ways = Number(process.argv[2] ?? 1000);
const next = numbers(99);
const { endings, weights } = outcomes(
  newStory(compileStory().json),
  randomPlayers(ways),
  (labels) => labels[Math.floor(next() * labels.length)] ?? 'unsure',
);

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

console.log(`${ways} random ways\n\n| ending | of all ways |\n| :-- | --: |`);
for (const [name, share] of [...endings].sort(([, a], [, b]) => b - a))
  console.log(`| ${name} | ${percent(share)} |`);
console.log('\n| window | another answer changes the ending | or how it is told |');
console.log('| :-- | --: | --: |');
for (const { window, ending, telling } of weights)
  console.log(`| ${window} | ${percent(ending)} | ${percent(telling)} |`);
