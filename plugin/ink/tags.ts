import { EmotionError } from '../errors';
import { EMOTIONS, type Emotion } from '../types';

/** What a story can be told: an expression, or that it could not be told. */
export type StoryEmotion = Emotion | 'unsure';

/** A listening window as a `# listen:` tag asks for it. */
export interface ListenTag {
  /** Empty when the tag leaves it to the tagged choices. */
  readonly for: readonly Emotion[];
  /** `Infinity` for a window that waits without limit. */
  readonly timeoutMs?: number;
  readonly perWordMs?: number;
  readonly neutralMs?: number;
  readonly dwellMs?: number;
  readonly minConfidence?: number;
  readonly fresh?: false;
  readonly decide?: 'whole';
}

const DURATION = /^(\d+(?:\.\d+)?)(ms|s)$/;

function bad(tag: string, what: string): EmotionError {
  return new EmotionError('bad-option', `Ink tag "# ${tag}": ${what}`);
}

/** The part after `name:`, or null when the tag is another one. */
export function argument(tag: string, name: string): string | null {
  const [, rest] = new RegExp(`^\\s*${name}\\s*(?::(.*))?$`, 'is').exec(tag) ?? [null, null];
  if (rest === null) return null;
  return (rest ?? '').trim();
}

function emotionNamed(word: string): Emotion | null {
  return EMOTIONS.find((emotion) => emotion === word.toLowerCase()) ?? null;
}

function milliseconds(word: string): number | null {
  const [, amount, unit] = DURATION.exec(word) ?? [];
  return amount === undefined ? null : Number(amount) * (unit === 's' ? 1000 : 1);
}

function setting(tag: string, word: string): Omit<ListenTag, 'for'> {
  const [name, value = ''] = word.split('=', 2);
  if (name === 'hold' || name === 'rest') {
    const ms = milliseconds(value);
    if (ms === null) throw bad(tag, `"${word}" needs a duration, as in ${name}=0.7s`);
    return name === 'hold' ? { dwellMs: ms } : { neutralMs: ms };
  }
  if (name === 'sure') {
    const minConfidence = value === '' ? NaN : Number(value);
    if (!(minConfidence >= 0 && minConfidence <= 1))
      throw bad(tag, `"${word}" needs a number from 0 to 1, as in sure=0.7`);
    return { minConfidence };
  }
  if (word === 'whole') return { decide: 'whole' };
  if (word === 'kept') return { fresh: false };
  const perWordMs = word.endsWith('/word') ? milliseconds(word.slice(0, -'/word'.length)) : null;
  if (perWordMs !== null) return { perWordMs };
  throw bad(
    tag,
    `"${word}" is no emotion (${EMOTIONS.join(', ')}), duration (6s, 700ms, 0.3s/word), hold=, rest=, sure=, untimed, kept or whole`,
  );
}

/**
 * Reads `# listen: happy sad 6s`: the emotions listened for and the time after which nobody
 * decided. More can be said: `0.3s/word` (time added for each word of the choices), `untimed`
 * (wait without limit), `hold=700ms` (how long a candidate must lead), `rest=3s` (how long a face
 * must rest for neutral), `sure=0.7` (belief it needs), `kept` (what was on the face before counts
 * as well), `whole` (decide at the end, by the whole window). Without emotions, those of the
 * tagged choices are listened for.
 *
 * @returns null when it is another tag
 * @throws EmotionError `bad-option` with the tag's text
 */
export function parseListenTag(tag: string): ListenTag | null {
  const rest = argument(tag, 'listen');
  if (rest === null) return null;
  const emotions: Emotion[] = [];
  let settings: Omit<ListenTag, 'for'> = {};
  for (const word of rest.split(/[\s,]+/).filter((each) => each !== '')) {
    const emotion = emotionNamed(word);
    const timeoutMs = word.toLowerCase() === 'untimed' ? Infinity : milliseconds(word);
    if (emotion) {
      emotions.push(emotion);
    } else if (timeoutMs !== null) {
      if (settings.timeoutMs !== undefined)
        throw bad(tag, 'two durations; say hold= for the dwell');
      if (timeoutMs === 0) throw bad(tag, 'the window needs more than 0 ms');
      settings = { ...settings, timeoutMs };
    } else {
      settings = { ...settings, ...setting(tag, word.toLowerCase()) };
    }
  }
  if (emotions.length > 0 && emotions.every((emotion) => emotion === 'neutral'))
    throw bad(tag, 'neutral alone cannot be listened for: name another emotion as well');
  return { for: [...new Set(emotions)], ...settings };
}

/**
 * Reads `# window: soup`, the name of a listening window.
 *
 * @returns null when it is another tag
 * @throws EmotionError `bad-option` with the tag's text
 */
export function parseWindowTag(tag: string): string | null {
  const name = argument(tag, 'window');
  if (name === '') throw bad(tag, 'needs a name, as in # window: soup');
  return name;
}

/**
 * Reads the choice tag `# emotion: happy` or `# emotion: unsure`.
 *
 * @returns null when it is another tag
 * @throws EmotionError `bad-option` with the tag's text
 */
export function parseEmotionTag(tag: string): StoryEmotion | null {
  const word = argument(tag, 'emotion');
  if (word === null) return null;
  const label = word.toLowerCase() === 'unsure' ? 'unsure' : emotionNamed(word);
  if (!label) throw bad(tag, `"${word}" is none of ${EMOTIONS.join(', ')}, unsure`);
  return label;
}
