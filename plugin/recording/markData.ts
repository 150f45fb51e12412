import { EmotionError } from '../errors';
import type { GameMark, MarkData } from './markers';

const MOST_ENTRIES = 20;
const LONGEST_LABEL = 200;

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

/**
 * A mark as it goes into a session: a long label is cut.
 *
 * @throws EmotionError `bad-option` on a label that is no text, or data that is not flat
 */
export function checkMark(mark: GameMark): GameMark {
  const { label }: { readonly label: unknown } = mark;
  if (typeof label !== 'string' || label === '')
    throw new EmotionError('bad-option', 'mark: the label must be a text that is not empty');
  const short = label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
  if (mark.kind !== 'mark' || !mark.data) return { ...mark, label: short };
  return { ...mark, label: short, data: checkMarkData(mark.data) };
}
