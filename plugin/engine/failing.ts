import { EmotionError } from '../errors';

export function asEmotionError(cause: unknown): EmotionError {
  if (cause instanceof EmotionError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new EmotionError('unsupported', `Unexpected: ${message}`, { cause });
}

/** What a listener of the game throws is the game's bug: reported as such, it stops nobody else. */
export function report(error: unknown): void {
  // Absent in Node.
  const tell = globalThis.reportError as typeof globalThis.reportError | undefined;
  if (tell) tell(error);
  else console.error(error);
}

/** Calls a listener of the game's. */
export function guarded<Args extends readonly unknown[]>(
  listener: (...args: Args) => void,
): (...args: Args) => void {
  return (...args) => {
    try {
      listener(...args);
    } catch (error) {
      report(error);
    }
  };
}
