import { describe, expect, test } from 'vitest';
import { EmotionError } from '../../../plugin/errors';
import { cardless, parseCard } from '../../../plugin/perception/card';
import { EMOTIONS } from '../../../plugin/types';

const OUTPUTS = ['fer2013', 'ferplus'];

function refusal(card: unknown): EmotionError {
  try {
    parseCard(typeof card === 'string' ? card : JSON.stringify(card), OUTPUTS);
  } catch (error) {
    if (error instanceof EmotionError) return error;
  }
  throw new Error('the card was taken');
}

describe('a card', () => {
  test('blends outputs by weights that need not sum to 1', () => {
    const card = parseCard(
      JSON.stringify({
        name: 'x',
        date: '2026-01-01',
        labels: EMOTIONS,
        default: { fer2013: 1, ferplus: 3 },
        temperature: { fer2013: 1.4, ferplus: 0.9, default: 0.8 },
        looks: [{ side: 0.85 }, { mirror: true }],
        neutralReference: [-3, -5, -4, -3, -2, -5, -0.4],
        figures: null,
      }),
      OUTPUTS,
    );
    expect(card).toEqual({
      name: 'x 2026-01-01',
      blend: { fer2013: 0.25, ferplus: 0.75 },
      temperatures: { fer2013: 1.4, ferplus: 0.9 },
      temperature: 0.8,
      looks: [
        { side: 0.85, mirror: false },
        { side: 1, mirror: true },
      ],
      neutralReference: [-3, -5, -4, -3, -2, -5, -0.4],
    });
  });

  test('may name one output and leave the rest out', () => {
    expect(parseCard('{"default":"ferplus"}', OUTPUTS)).toEqual({
      name: null,
      blend: { ferplus: 1 },
      temperatures: { ferplus: 1 },
      temperature: 1,
      looks: [{ side: 1, mirror: false }],
      neutralReference: null,
    });
  });

  test.each([
    ['not JSON', '{', /not JSON/],
    ['a list', [], /expected an object/],
    ['other labels', { labels: ['happy', 'sad'] }, /labels: expected angry, disgust/],
    ['an unknown output', { default: 'ckplus' }, /expected one of the outputs fer2013, ferplus/],
    ['no weight', { default: { fer2013: 0 } }, /weights/],
    ['a weight below 0', { default: { fer2013: 2, ferplus: -1 } }, /found -1/],
    ['a short reference', { neutralReference: [-1] }, /seven log-probabilities/],
    ['a reference above 0', { neutralReference: [1, 0, 0, 0, 0, 0, 0] }, /seven log/],
    ['no look', { looks: [] }, /looks: expected 1…4 looks/],
    ['a look at nothing', { looks: [{ side: 0 }] }, /looks: expected a side 0.5…2/],
    ['a look that is none', { looks: ['twice'] }, /looks: expected a side/],
    ['what looks stand for now', { mirrorAverage: true }, /mirrorAverage: expected looks/],
    ['temperature 0', { temperature: { fer2013: 0 } }, /temperature of fer2013/],
  ])('is refused with the reason: %s', (_, card, reason) => {
    const error = refusal(card);
    expect(error.code).toBe('model-invalid');
    expect(error.message).toMatch(reason);
  });
});

test('a model without a card answers with fer2013, else with its first output', () => {
  expect(cardless(['ferplus', 'fer2013']).blend).toEqual({ fer2013: 1 });
  expect(cardless(['answer']).blend).toEqual({ answer: 1 });
});
