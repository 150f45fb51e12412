import type { Random } from '../bench/signal/random.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function nested(depth: number): Json {
  let value: Json = [];
  for (let i = 0; i < depth; i += 1) value = [value];
  return value;
}

/** An object with an own key that plain assignment would take for the prototype. */
function poison(key: string): Json {
  const object: { [key: string]: Json } = {};
  Object.defineProperty(object, key, {
    value: { polluted: true, toString: 1 },
    enumerable: true,
    writable: true,
    configurable: true,
  });
  return object;
}

/** What parsers trip over: edges of numbers, names of prototypes, things that cannot be printed. */
const NASTY: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  7,
  1e9,
  2 ** 53,
  1e308,
  -1e308,
  1e-320,
  '',
  'NaN',
  '1',
  '__proto__',
  'constructor',
  'toString',
  '../../secret',
  'https://elsewhere.example/weights.bin',
  'http://[',
  'x'.repeat(5000),
  [],
  [null],
  {},
  { length: 7 },
  { toString: 1, valueOf: 1 },
  { then: 1 },
  { constructor: { prototype: { polluted: true } } },
  poison('__proto__'),
  nested(500),
];

/** A fresh copy: damage done to it must not reach the next case. */
const nasty = (random: Random): Json => structuredClone(random.pick(NASTY));

type Place = { readonly parent: Json[] | { [key: string]: Json }; readonly key: string };

function placesOf(value: Json, places: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return places;
  for (const key of Object.keys(value)) {
    places.push({ parent: value, key });
    placesOf((value as { [key: string]: Json })[key] ?? null, places);
  }
  return places;
}

function put({ parent, key }: Place, value: Json): void {
  Object.defineProperty(parent, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function damageOnce(root: { root: Json }, random: Random): void {
  const place = random.pick(placesOf(root));
  const value = (place.parent as { [key: string]: Json })[place.key] ?? null;
  switch (Math.floor(random.between(0, 6))) {
    case 0:
      if (place.parent !== root) Reflect.deleteProperty(place.parent, place.key);
      break;
    case 1:
      if (typeof value === 'number') put(place, value * random.between(-3, 3));
      else put(place, [value]);
      break;
    case 2:
      if (typeof value === 'object' && value !== null)
        put({ parent: value, key: random.pick(KEYS) }, nasty(random));
      else put(place, nasty(random));
      break;
    case 3:
      put(place, structuredClone(readAt(random.pick(placesOf(root)))));
      break;
    default:
      put(place, nasty(random));
  }
}

const readAt = ({ parent, key }: Place): Json => (parent as { [key: string]: Json })[key] ?? null;

const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', '0', 'extra'];

/** Valid JSON with one to four places of it damaged; the given value stays as it is. */
export function damagedJson(value: unknown, random: Random): unknown {
  const root = { root: structuredClone(value) as Json };
  const times = Math.floor(random.between(1, 5));
  for (let i = 0; i < times; i += 1) damageOnce(root, random);
  return JSON.parse(JSON.stringify(root.root)) as unknown;
}

/** The text of damaged JSON; every sixth is damaged as text, too. */
export function damagedText(value: unknown, random: Random): string {
  const text = JSON.stringify(damagedJson(value, random));
  return random.next() < 1 / 6
    ? Buffer.from(damagedBytes(Buffer.from(text), random)).toString('utf8')
    : text;
}

/** Bytes flipped, overwritten, cut off, cut out, doubled, or put in. */
export function damagedBytes(bytes: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  let damaged = Uint8Array.from(bytes);
  const times = Math.floor(random.between(1, 6));
  for (let i = 0; i < times; i += 1) {
    const at = Math.floor(random.between(0, damaged.length));
    const length = Math.floor(random.between(1, 64));
    switch (Math.floor(random.between(0, 6))) {
      case 0:
        damaged = damaged.slice(0, at);
        break;
      case 1:
        damaged = spliced(damaged, at, length, new Uint8Array());
        break;
      case 2:
        damaged = spliced(damaged, at, 0, damaged.slice(at, at + length));
        break;
      case 3:
        damaged.fill(random.pick([0, 127, 128, 255]), at, at + length);
        break;
      default:
        if (damaged.length > 0) damaged[at] = Math.floor(random.between(0, 256));
    }
  }
  return damaged;
}

function spliced(
  bytes: Uint8Array,
  at: number,
  remove: number,
  insert: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const tail = bytes.subarray(Math.min(bytes.length, at + remove));
  const joined = new Uint8Array(at + insert.length + tail.length);
  joined.set(bytes.subarray(0, at));
  joined.set(insert, at);
  joined.set(tail, at + insert.length);
  return joined;
}
