import { EmotionError } from '../errors';
import { Fault, framesOf, partsOf } from './frames';
import { SESSION_FORMAT, SESSION_VERSION } from './PlaySession';
import { RECORDING_FORMAT, RECORDING_VERSION, type Recording } from './Recording';

/** The version of each format that is known. */
const KNOWN: ReadonlyMap<unknown, number> = new Map([
  [RECORDING_FORMAT, RECORDING_VERSION],
  [SESSION_FORMAT, SESSION_VERSION],
]);

function recordingOf(input: unknown): Recording {
  const parts = partsOf(input);
  const version = KNOWN.get(parts.get('format'));
  if (version === undefined)
    throw new Fault('format', `is neither '${RECORDING_FORMAT}' nor '${SESSION_FORMAT}'`);
  if (parts.get('version') !== version)
    throw new Fault('version', `is not ${version}, the one that is known`);
  const model = parts.get('model');
  if (model !== null && typeof model !== 'string')
    throw new Fault('model', 'is neither text nor null');
  return { model, frames: framesOf(parts.get('frames')) };
}

/**
 * Reads an exported recording, or the readings of an exported session. Nothing of the input is
 * kept: every number is checked and copied.
 *
 * @param input  JSON text, or what it parsed to
 * @throws EmotionError `bad-option` saying where it is damaged, or that its version is unknown
 */
export function parseRecording(input: unknown): Recording {
  try {
    return recordingOf(input);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    throw new EmotionError('bad-option', `recording: ${cause.message}`, { cause });
  }
}
