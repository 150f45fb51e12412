import { EmotionError, type EmotionErrorCode } from '../errors';

/** getUserMedia's exceptions as the Media Capture specification names them. */
const CODES: Readonly<Record<string, EmotionErrorCode>> = {
  NotAllowedError: 'camera-denied',
  SecurityError: 'camera-denied',
  NotFoundError: 'camera-missing',
  OverconstrainedError: 'camera-missing',
  NotReadableError: 'camera-busy',
  AbortError: 'camera-busy',
};

/** What a failed camera request means. */
export function cameraError(cause: unknown): EmotionError {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : 'unknown';
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new EmotionError(CODES[name] ?? 'camera-busy', `getUserMedia failed: ${name}: ${detail}`, {
    cause,
  });
}
