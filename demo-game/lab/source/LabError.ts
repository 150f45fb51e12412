import { EmotionError, type EmotionErrorCode } from 'phaser-emotion';

/** A trouble with a word for whoever sits before the page. */
export class LabError extends Error {
  override readonly name = 'LabError';
}

/** Where a tinkerer needs another sentence than a player. */
const WORDS: Partial<Record<EmotionErrorCode, string>> = {
  'model-missing': 'A file of this model could not be loaded.',
  'model-invalid': 'This model is damaged or not under the contract.',
};

/** What to say about anything that was thrown. */
export function wordFor(error: unknown): string {
  if (error instanceof LabError) return error.message;
  if (error instanceof EmotionError) {
    const { code, message } = error;
    if (code === 'bad-option') return message;
    const player = error.playerMessage.replace(
      /,? (You can go on|The story goes on|or go on).*/,
      '',
    );
    return `${WORDS[code] ?? player} (${code}: ${message})`;
  }
  return error instanceof Error ? error.message : String(error);
}
