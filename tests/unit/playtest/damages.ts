import { toSessionJson } from '../../../plugin/recording';
import { generateSession } from '../../playtest/generate';

export const played = generateSession(4, { minutes: 2 });

/** A fresh file of a session, to be damaged. */
export const file = () =>
  structuredClone(toSessionJson(played)) as unknown as Record<string, unknown>;

export type Damage = readonly [
  what: string,
  damage: (json: Record<string, unknown>) => unknown,
  sentence: RegExp,
];

export const markers = (json: Record<string, unknown>) =>
  json['markers'] as Record<string, unknown>[];
const frames = (json: Record<string, unknown>) => json['frames'] as unknown[][];

export const DAMAGES: readonly Damage[] = [
  ['another format', (json) => (json['format'] = 'diary'), /format is neither/],
  ['a later version', (json) => (json['version'] = 2), /version is not 1/],
  ['no id', (json) => delete json['id'], /id is missing or no text/],
  ['no app', (json) => delete json['app'], /app is missing or no object/],
  ['an app without a version', (json) => (json['app'] = { name: 'a' }), /app\.version is missing/],
  ['a nameless player', (json) => (json['player'] = ''), /player is missing/],
  [
    'consent that is text',
    (json) => (json['consent'] = 'yes'),
    /consent is neither true nor false/,
  ],
  ['a day that is none', (json) => (json['day'] = 'Tuesday'), /day is no date/],
  ['a model that is a number', (json) => (json['model'] = 7), /model is neither text nor null/],
  [
    'an unknown preset',
    (json) => (json['setting'] = { preset: 'x', emotions: [], calibrated: true }),
    /setting\.preset is none of responsive/,
  ],
  [
    'an unknown emotion',
    (json) => (json['setting'] = { preset: 'steady', emotions: ['bored'], calibrated: true }),
    /setting\.emotions\[0\] is none of the seven/,
  ],
  ['markers that are no list', (json) => (json['markers'] = {}), /markers is not a list/],
  [
    'a marker without a label',
    (json) => delete markers(json)[2]?.['label'],
    /markers\[2\] label is missing/,
  ],
  [
    'a marker of an unknown kind',
    (json) => Object.assign(markers(json)[1] ?? {}, { kind: 'smile' }),
    /markers\[1\] kind is none of scene/,
  ],
  [
    'a window for nothing',
    (json) => delete markers(json)[2]?.['for'],
    /markers\[2\] for is not a list/,
  ],
  [
    'a marker before time',
    (json) => Object.assign(markers(json)[0] ?? {}, { t: -1 }),
    /markers\[0\] t is not a number from 0/,
  ],
  [
    'an odd decision',
    (json) => Object.assign(markers(json)[4] ?? {}, { by: 'luck' }),
    /markers\[4\] by is none of face/,
  ],
  [
    'too sure a decision',
    (json) => Object.assign(markers(json)[4] ?? {}, { confidence: 2 }),
    /markers\[4\] confidence is not a number from 0 to 1/,
  ],
  [
    'data that is deep',
    (json) => markers(json).splice(0, 9, { kind: 'mark', label: 'x', t: 0, data: { a: [] } }),
    /markers\[0\] data is not flat/,
  ],
  ['a short frame', (json) => frames(json)[3]?.pop(), /frames\[3\] has 5 cells, not 6/],
  [
    'a face with text',
    (json) => ((frames(json)[3]?.[5] as unknown[][])[0] = ['x']),
    /frames\[3\] faces\[0\] has 1 cells/,
  ],
];
