import { EmotionError } from 'phaser-emotion';
import { parseEmotionTag, parseListenTag, parseWindowTag } from 'phaser-emotion/ink';
import { expect, test } from 'vitest';

test.each([
  ['listen: happy sad 6s', { for: ['happy', 'sad'], timeoutMs: 6000 }],
  ['listen:happy,surprise', { for: ['happy', 'surprise'] }],
  ['LISTEN: Happy 7.5s', { for: ['happy'], timeoutMs: 7500 }],
  ['listen: happy happy 700ms', { for: ['happy'], timeoutMs: 700 }],
  ['listen: 4s', { for: [], timeoutMs: 4000 }],
  ['listen', { for: [] }],
  [
    'listen: happy neutral 6s hold=0.5s sure=0.8',
    { for: ['happy', 'neutral'], timeoutMs: 6000, dwellMs: 500, minConfidence: 0.8 },
  ],
  [
    'listen: happy 4s 0.3s/word rest=5s kept',
    { for: ['happy'], timeoutMs: 4000, perWordMs: 300, neutralMs: 5000, fresh: false },
  ],
  ['listen: happy untimed', { for: ['happy'], timeoutMs: Infinity }],
  ['listen: sad whole', { for: ['sad'], decide: 'whole' }],
])('"%s" is understood', (tag, expected) => {
  expect(parseListenTag(tag)).toEqual(expected);
});

test.each(['scene: kitchen', 'listening: happy', 'oda: listen', ''])(
  '"%s" is left to the game',
  (tag) => {
    expect(parseListenTag(tag)).toBeNull();
    expect(parseWindowTag(tag)).toBeNull();
    expect(parseEmotionTag(tag)).toBeNull();
  },
);

test.each([
  ['listen: hapy sad 6s', '"hapy" is no emotion'],
  ['listen: neutral 6s', 'neutral alone'],
  ['listen: happy 6s 7s', 'two durations'],
  ['listen: happy 0s', 'more than 0 ms'],
  ['listen: happy 6', '"6" is no emotion'],
  ['listen: happy hold=soon', 'hold=0.7s'],
  ['listen: happy rest=', 'rest=0.7s'],
  ['listen: happy soon/word', '0.3s/word'],
  ['listen: happy 6s untimed', 'two durations'],
  ['listen: happy sure=2', 'from 0 to 1'],
  ['listen: happy sure=', 'from 0 to 1'],
])('"%s" is refused with its text', (tag, message) => {
  expect(() => parseListenTag(tag)).toThrow(EmotionError);
  expect(() => parseListenTag(tag)).toThrow(`Ink tag "# ${tag}"`);
  expect(() => parseListenTag(tag)).toThrow(message);
});

test('choice tags name an emotion or unsure', () => {
  expect(parseEmotionTag('emotion: happy')).toBe('happy');
  expect(parseEmotionTag('emotion: Unsure ')).toBe('unsure');
  expect(() => parseEmotionTag('emotion: smug')).toThrow('Ink tag "# emotion: smug"');
  expect(() => parseEmotionTag('emotion:')).toThrow(EmotionError);
});

test('a window has a name', () => {
  expect(parseWindowTag('window: soup bowl')).toBe('soup bowl');
  expect(() => parseWindowTag('window:')).toThrow(EmotionError);
});
