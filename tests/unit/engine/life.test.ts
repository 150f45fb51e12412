import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handlers } from '../../../plugin/engine/Life';
import { RULES } from '../../../plugin/engine/machine/rules';
import type { Rule } from '../../../plugin/engine/machine/Rule';
import { HAPPENINGS, play, sequences } from './commands';
import { World } from './World';

/** The sequence after which something is wrong, shrunk to its shortest; null where nothing is. */
function counterexample(
  numRuns: number,
  makeWorld: () => World = () => new World(),
): string | null {
  const outcome = fc.check(
    fc.property(sequences, (sequence) => {
      const wrong = play([...sequence, ...ending], makeWorld());
      if (wrong !== null) throw new Error(wrong);
    }),
    { numRuns, seed: 14 },
  );
  return outcome.failed ? String(outcome.errorInstance) : null;
}

const ending = HAPPENINGS.filter(({ name }) => name === 'stop' || name === 'destroy');

describe('the camera’s life', () => {
  it('keeps its promises over 10,000 sequences of what can happen', () => {
    expect(counterexample(10_000)).toBeNull();
  });

  it('misses every rule that is taken away', () => {
    const missed = (rule: Rule) =>
      counterexample(10_000, () => new World(RULES.filter((each) => each !== rule)));
    const unmissed = RULES.filter((rule) => missed(rule) === null);
    expect(unmissed.map(({ from, on, given }) => `${from.join('|')} ${on} ${given}`)).toEqual([]);
  });

  it.each<keyof Handlers>([
    'close',
    'release',
    'settle',
    'forget-device',
    'hold-time',
    'release-time',
    'begin',
    'end',
  ])('notices when %s is not done', (effect) => {
    const undone: Partial<Handlers> = { [effect]: () => undefined };
    expect(counterexample(3000, () => new World(RULES, undone))).not.toBeNull();
  });
});
