import { describe, expect, it } from 'vitest';
import { readPlayed } from '../../../demo-game/lab/source/readPlayed';
import type { summarise } from '../../../demo-game/page/summary';
import type { Entry } from '../../../demo-game/telling/journal';
import { digestOf } from '../../../plugin/playtest';
import { toJson } from '../../../plugin/recording';
import { generateSession } from '../../playtest/generate';

const change = { tam: 0, karr: 0, caught: 0, stay: 0 };
const journal: readonly Entry[] = [
  { window: 'soup', emotion: 'happy', by: 'face', confidence: 0.9, change },
  { window: 'letter', emotion: 'unsure', by: 'timeout', confidence: 0, change },
];
const summary: ReturnType<typeof summarise> = {
  game: 'not-a-word',
  version: 1,
  ending: 'stone',
  journal,
};

describe('what the lab reads as played', () => {
  it('is the game’s own summary: its answers, of somebody who agreed to nothing', () => {
    const { session } = readPlayed(JSON.stringify(summary), 'not-a-word.json');
    expect(session).toMatchObject({ app: { name: 'not-a-word' }, consent: false, frames: [] });
    const windows = session && digestOf(session).windows;
    expect(windows?.map(({ label, answer, by }) => [label, answer, by])).toEqual([
      ['soup', 'happy', 'face'],
      ['letter', 'unsure', 'timeout'],
    ]);
  });

  it('is a recording', () => {
    const { session } = readPlayed(
      JSON.stringify(toJson(generateSession(1, { minutes: 0.1 }))),
      'a',
    );
    expect(session?.frames.length).toBeGreaterThan(50);
  });

  it.each([
    ['{', 'it is not valid JSON.'],
    ['null', 'it is not an object.'],
    [JSON.stringify({ ...summary, journal: [{}] }), 'markers[0] label is missing or no text.'],
    [JSON.stringify({ ...summary, journal: [null] }), 'markers[0] label is missing or no text.'],
  ])('is nothing else: %s', (text, fault) => {
    expect(readPlayed(text, 'a').faults).toEqual([fault]);
  });
});
