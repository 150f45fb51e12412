import { EmotionError } from '../errors';
import { EMOTIONS } from '../types';

/** One crop of a face. */
export interface Look {
  /** Over the side of the training pictures: below 1 the face is larger. */
  readonly side: number;
  /** Left and right change places. */
  readonly mirror: boolean;
}

const MOST_LOOKS = 4;

/** What the classifier's card says about reading its outputs. */
export interface ModelCard {
  /** Null for a model that came without a card. */
  readonly name: string | null;
  /** Weight of each output's logarithm in the answer; they sum to 1. */
  readonly blend: Readonly<Record<string, number>>;
  /** Divides each output's log-probabilities; 1 leaves them as they are. */
  readonly temperatures: Readonly<Record<string, number>>;
  /** Divides the log-probabilities of the blend. */
  readonly temperature: number;
  /** How a face is looked at: its answers are averaged. One of a crowd gets the first look alone. */
  readonly looks: readonly Look[];
  /** Mean log-probabilities of neutral faces, one per emotion; null when the card has none. */
  readonly neutralReference: readonly number[] | null;
}

/** The card of a model that has none: `fer2013`, else its first output, taken as it is. */
export function cardless(outputs: readonly string[]): ModelCard {
  const output = outputs.includes('fer2013') ? 'fer2013' : (outputs[0] as string);
  return {
    name: null,
    blend: { [output]: 1 },
    temperatures: { [output]: 1 },
    temperature: 1,
    looks: [{ side: 1, mirror: false }],
    neutralReference: null,
  };
}

/**
 * Reads a `card.json`: `labels`, `default` (an output's name, or weights per output),
 * `temperature` (per output, and `default` for their blend), `looks` (each with `side` and `mirror`),
 * `neutralReference` (mean log-probabilities), `name` and `date`.
 *
 * @param outputs the names of the model's outputs
 * @throws EmotionError `model-invalid` naming what was expected and what was found
 */
export function parseCard(text: string, outputs: readonly string[]): ModelCard {
  const card = parseObject(text);
  const labels = card['labels'] ?? EMOTIONS;
  if (JSON.stringify(labels) !== JSON.stringify(EMOTIONS)) {
    throw invalid('labels', EMOTIONS.join(', '), labels);
  }
  const blend = blendOf(card['default'] ?? outputs[0], outputs);
  const temperature = card['temperature'] ?? {};
  const temperatures = Object.fromEntries(
    Object.keys(blend).map((output) => [output, temperatureOf(temperature, output)]),
  );
  const name = [card['name'], card['date']].filter((part) => typeof part === 'string').join(' ');
  return {
    name: name === '' ? null : name,
    blend,
    temperatures,
    temperature: isObject(temperature) ? temperatureOf(temperature, 'default') : 1,
    looks: looksOf(card),
    neutralReference: referenceOf(card['neutralReference']),
  };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch (cause) {
    throw new EmotionError('model-invalid', 'card.json is not JSON', { cause });
  }
  throw invalid('content', 'an object', text.slice(0, 40));
}

function blendOf(choice: unknown, outputs: readonly string[]): Record<string, number> {
  const weights = typeof choice === 'string' ? { [choice]: 1 } : choice;
  if (!isObject(weights)) throw invalid('default', 'an output or weights per output', choice);
  const entries = Object.entries(weights);
  const sum = entries.reduce((total, [, weight]) => total + Number(isWeight(weight) && weight), 0);
  for (const [output, weight] of entries) {
    if (!outputs.includes(output)) {
      throw invalid('default', `one of the outputs ${outputs.join(', ')}`, output);
    }
    if (!isWeight(weight) || !(sum > 0)) throw invalid('default', 'weights 0…1000', weight);
  }
  return Object.fromEntries(entries.map(([output, weight]) => [output, Number(weight) / sum]));
}

function referenceOf(reference: unknown): readonly number[] | null {
  if (reference === undefined) return null;
  const fine =
    Array.isArray(reference) &&
    reference.length === EMOTIONS.length &&
    reference.every((log): log is number => typeof log === 'number' && log <= 0 && log > -Infinity);
  if (!fine) throw invalid('neutralReference', 'seven log-probabilities', reference);
  return reference;
}

function temperatureOf(temperature: unknown, output: string): number {
  const value = isObject(temperature) ? (temperature[output] ?? 1) : temperature;
  if (typeof value === 'number' && value >= 0.01 && value <= 100) return value;
  throw invalid(`temperature of ${output}`, 'a number 0.01…100', value);
}

function looksOf(card: Record<string, unknown>): readonly Look[] {
  if (card['mirrorAverage'] === true) {
    throw invalid('mirrorAverage', 'looks: [{}, { "mirror": true }] in its place', true);
  }
  const looks = card['looks'] ?? [{}];
  if (Array.isArray(looks) && looks.length >= 1 && looks.length <= MOST_LOOKS) {
    return looks.map(lookOf);
  }
  throw invalid('looks', `1…${MOST_LOOKS} looks`, looks);
}

function lookOf(look: unknown): Look {
  const { side = 1, mirror = false } = isObject(look) ? look : { side: null };
  if (typeof side === 'number' && side >= 0.5 && side <= 2 && typeof mirror === 'boolean') {
    return { side, mirror };
  }
  throw invalid('looks', 'a side 0.5…2 and mirror, true or false', look);
}

function isWeight(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1000;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(part: string, expected: string, found: unknown): EmotionError {
  return new EmotionError(
    'model-invalid',
    `card.json, ${part}: expected ${expected}, found ${JSON.stringify(found)}`,
  );
}
