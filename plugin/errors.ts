/** Every way in which the plugin can fail, and what the player is told. */
const PLAYER_SENTENCES = {
  /** The player or the browser's policy refused the camera. */
  'camera-denied':
    'The camera was not allowed. You can go on without it, or allow it in the address bar and try again.',
  /** No camera is connected, or none fits what was asked for. */
  'camera-missing': 'No camera was found. You can go on without one.',
  /** Another program holds the camera, or it sent no picture for 10 s. */
  'camera-busy':
    'Another program is using the camera. Close it and try again, or go on without it.',
  /** The stream ended while playing: unplugged, or stopped by the system. */
  'camera-ended':
    'The camera was disconnected or taken by another program. The story goes on, and uses it again when it is back.',
  /** The page is served over plain http, where browsers give no camera. */
  'insecure-context':
    'This page is not served securely, so the browser keeps the camera closed. You can go on without it.',
  /** Workers or WebAssembly with SIMD are missing in this browser. */
  unsupported: 'This browser cannot read expressions. You can go on without the camera.',
  /** A model file could not be fetched. */
  'model-missing': 'A file that reads expressions could not be loaded. You can go on without it.',
  /** A model file is damaged or does not keep the contract. */
  'model-invalid': 'A file that reads expressions is damaged. You can go on without it.',
  /** The worker died and could not be restarted. */
  'worker-crashed': 'Reading expressions stopped unexpectedly. You can go on without it.',
  /** The graphics context was lost and could not be restored. */
  'gpu-lost': 'The graphics device was reset. You can go on; try the camera again in a moment.',
  /** A video, file or stream could not be opened or decoded, or a stream sent nothing for 10 s. */
  'source-failed': 'This video could not be played.',
  /** A source that is open sent no picture for 5 s; told while it stays open, it goes on by itself. */
  'source-stalled': 'No picture is coming from the camera. The story goes on without it.',
  /** An option or argument is wrong: a mistake in the game's code. */
  'bad-option': 'The game asked for something impossible. You can go on without the camera.',
} as const;

export type EmotionErrorCode = keyof typeof PLAYER_SENTENCES;

export const EMOTION_ERROR_CODES = Object.keys(PLAYER_SENTENCES) as EmotionErrorCode[];

/**
 * The one error type of the plugin. `message` speaks to the developer, `playerMessage` is a
 * sentence that can be shown as it is.
 */
export class EmotionError extends Error {
  override readonly name = 'EmotionError';
  readonly code: EmotionErrorCode;
  readonly playerMessage: string;

  constructor(code: EmotionErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.playerMessage = PLAYER_SENTENCES[code];
  }
}

/** For a `catch`: an error of this code is no more than null, any other goes on. */
export const nullIf =
  (code: EmotionErrorCode) =>
  (error: unknown): null => {
    if (error instanceof EmotionError && error.code === code) return null;
    throw error;
  };
