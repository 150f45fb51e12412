/**
 * How long the story takes, computed and not played: the walker answers at random many times, and
 * for each way through its words are divided by a reading speed, and the windows' own times are
 * added. The resting face is taken while its line is read.
 *
 * `node --import tsx tests/bench/demo-game/time.ts [--ways 2000] [--wpm 250] [--json FILE]`
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { parseListenTag } from 'phaser-emotion/ink';
import { PER_WORD_MS } from '../../../demo-game/telling/Telling.ts';
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
/** For the one window that waits without limit, s. */
const UNTIMED_SECONDS = 3;

const story = newStory(compileStory().json);
const start = String(story.state.ToJson());
const anyPlayer = fc.infiniteStream(fc.nat()).map((numbers): Player => (_, labels) => {
  const next: unknown = numbers.next().value;
  return labels[Number(next) % labels.length] ?? 'unsure';
});

const ways = fc.sample(anyPlayer, { numRuns: Number(values.ways), seed: SEED }).map((player) => {
  story.state.LoadJson(start);
  let windowSeconds = 0;
  const { lines, windows, ending } = walk(story, (window, labels) => {
    const answers = story.currentChoices.flatMap(({ text }) => text.split(/\s+/).filter(Boolean));
    windowSeconds += (answers.length * PER_WORD_MS) / 1000;
    return player(window, labels);
  });
  let words = 0;
  for (const { text, tags } of lines) {
    const beat = readBeat(text, tags);
    words += beat.text.split(/\s+/).filter(Boolean).length;
    const listen = tags.map(parseListenTag).find((each) => each !== null);
    if (listen) windowSeconds += Math.min((listen.timeoutMs ?? 0) / 1000, UNTIMED_SECONDS);
  }
  const minutes = words / wordsPerMinute + windowSeconds / 60;
  return { ending, minutes, words, lines: lines.length, windows: windows.length, windowSeconds };
});
ways.sort((a, b) => a.minutes - b.minutes);

const round = (way: (typeof ways)[number] | undefined) =>
  way && { ...way, minutes: Number(way.minutes.toFixed(1)) };
const result = {
  computed: `words at ${wordsPerMinute} a minute, every window at its full time, that of reading its answers included`,
  ways: ways.length,
  shortest: round(ways[0]),
  median: round(ways[Math.floor(ways.length / 2)]),
  longest: round(ways.at(-1)),
};
console.log(JSON.stringify(result, null, 2));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
