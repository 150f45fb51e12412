import { EmotionError } from '../errors';
import { Fault, listOf, partsOf } from '../recording/frames';
import { isRecord } from './parts';

/** A remark on a moment of a session. */
export interface Note {
  /** ms of the session's clock. */
  readonly t: number;
  readonly text: string;
}

/** Remarks on one session; they are kept in a file of their own, never in the session. */
export interface Notes {
  /** Id of the session. */
  readonly session: string;
  /** In order of time. */
  readonly notes: readonly Note[];
}

export const NOTES_FORMAT = 'phaser-emotion-notes';
const VERSION = 1;

/** The text of a `….notes.json` that lies beside its session. */
export function notesText({ session, notes }: Notes): string {
  return JSON.stringify({ format: NOTES_FORMAT, version: VERSION, session, notes }, null, 2);
}

function noteOf(value: unknown, where: string): Note {
  if (!isRecord(value)) throw new Fault(where, 'is no object');
  const { t, text } = value;
  if (typeof t !== 'number' || !(t >= 0)) throw new Fault(`${where} t`, 'is not a number from 0');
  if (typeof text !== 'string') throw new Fault(`${where} text`, 'is no text');
  return { t, text };
}

/** @throws EmotionError `bad-option` saying what is wrong with them */
export function parseNotes(input: unknown): Notes {
  try {
    const parts = partsOf(input);
    if (parts.get('format') !== NOTES_FORMAT) throw new Fault('format', `is not '${NOTES_FORMAT}'`);
    if (parts.get('version') !== VERSION)
      throw new Fault('version', `is not ${VERSION}, the one that is known`);
    const session = parts.get('session');
    if (typeof session !== 'string') throw new Fault('session', 'is no text');
    const notes = listOf(parts.get('notes'), 'notes').map((note, at) =>
      noteOf(note, `notes[${at}]`),
    );
    return { session, notes: notes.sort((a, b) => a.t - b.t) };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    throw new EmotionError('bad-option', `notes: ${cause.message}`, { cause });
  }
}
