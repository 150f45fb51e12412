import { EmotionError } from 'phaser-emotion';

/** A trouble with a word for whoever sits before the page. */
export class LabError extends Error {
  override readonly name = 'LabError';
}

/** What to say about anything that was thrown. */
export function wordFor(error: unknown): string {
  if (error instanceof LabError) return error.message;
  if (error instanceof EmotionError) {
    const player = error.playerMessage.replace(/ The story goes on;.*/, '');
    return error.code === 'bad-option'
      ? error.message
      : `${player} (${error.code}: ${error.message})`;
  }
  return error instanceof Error ? error.message : String(error);
}
