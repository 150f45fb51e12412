import { EmotionError } from '../errors';
import type { MarkData } from './markers';

const MOST_ENTRIES = 20;

function isFlat(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

/**
 * A copy of what a mark tells.
 *
 * @throws EmotionError `bad-option` when it is not flat or has too many entries
 */
export function checkMarkData(data: MarkData): MarkData {
  const entries = Object.entries(data);
  if (entries.length > MOST_ENTRIES)
    throw new EmotionError(
      'bad-option',
      `mark: data has ${entries.length} entries, more than ${MOST_ENTRIES}`,
    );
  const odd = entries.find(([, value]) => !isFlat(value));
  if (odd)
    throw new EmotionError(
      'bad-option',
      `mark: data.${odd[0]} is no text, number, boolean or null`,
    );
  return Object.fromEntries(entries);
}
