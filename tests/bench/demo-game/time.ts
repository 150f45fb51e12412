/**
 * How long the story takes, computed and not played: the walker answers at random many times, and
 * for each way through its words are divided by a reading speed, and the windows' own times, the
 * resting face and the choices by hand are added.
 *
 * `node --import tsx tests/bench/demo-game/time.ts [--ways 2000] [--wpm 250] [--json FILE]`
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { parseListenTag } from 'phaser-emotion/ink';
import { readBeat } from '../../../demo-game/telling/beat.ts';
import { compileStory, newStory, walk, type Player } from '../../unit/demo-game/script.ts';

const { values } = parseArgs({
  options: {
    ways: { type: 'string', default: '2000' },
    wpm: { type: 'string', default: '250' },
    json: { type: 'string' },
  },
});
const wordsPerMinute = Number(values.wpm);
const SEED = 7;
/** For a choice that no window times, s. */
const CHOICE_SECONDS = 3;

const { json } = compileStory();
const anyPlayer = fc.infiniteStream(fc.nat()).map((numbers): Player => (_, labels) => {
  const next: unknown = numbers.next().value;
  return labels[Number(next) % labels.length] ?? 'unsure';
});

const ways = fc.sample(anyPlayer, { numRuns: Number(values.ways), seed: SEED }).map((player) => {
  const { lines, windows, ending } = walk(newStory(json), player);
  let words = 0;
  let windowSeconds = 0;
  let choiceSeconds = 0;
  for (const { text, tags } of lines) {
    const beat = readBeat(text, tags);
    words += beat.text.split(/\s+/).filter(Boolean).length;
    const listen = tags.map(parseListenTag).find((each) => each !== null);
    windowSeconds += (listen?.timeoutMs ?? 0) / 1000;
    if (beat.calibrateMs !== null) choiceSeconds += beat.calibrateMs / 1000 + CHOICE_SECONDS;
  }
  const minutes = words / wordsPerMinute + (windowSeconds + choiceSeconds) / 60;
  return { ending, minutes, words, lines: lines.length, windows: windows.length, windowSeconds };
});
ways.sort((a, b) => a.minutes - b.minutes);

const round = (way: (typeof ways)[number] | undefined) =>
  way && { ...way, minutes: Number(way.minutes.toFixed(1)) };
const result = {
  computed: `words at ${wordsPerMinute} a minute, every window at its full time`,
  ways: ways.length,
  shortest: round(ways[0]),
  median: round(ways[Math.floor(ways.length / 2)]),
  longest: round(ways.at(-1)),
};
console.log(JSON.stringify(result, null, 2));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
