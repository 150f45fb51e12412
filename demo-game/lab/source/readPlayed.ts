import { readSession, type ReadSession } from 'phaser-emotion/playtest';
import type { Entry } from '../../telling/journal';

/** What the game's own summary keeps of a story that was played to its end. */
interface Summary {
  readonly game: string;
  readonly version: number;
  readonly journal: readonly unknown[];
}

function isSummary(value: unknown): value is Summary {
  const { game, journal } = Object(value) as Partial<Record<keyof Summary, unknown>>;
  return game === 'not-a-word' && Array.isArray(journal);
}

/** When an answer was given a summary does not know. */
function markerOf(entry: unknown): unknown {
  const { window, emotion, by, confidence } = Object(entry) as Partial<Entry>;
  const read = emotion === 'unsure' ? null : emotion;
  return { kind: 'decided', label: window, emotion: read, by, confidence, t: 0 };
}

function sessionOf({ game, version, journal }: Summary, name: string): unknown {
  return {
    format: 'phaser-emotion-session',
    version: 1,
    id: name,
    app: { name: game, version: String(version) },
    player: name,
    consent: false,
    day: null,
    model: null,
    setting: { preset: 'balanced', emotions: [], calibrated: false },
    markers: journal.map(markerOf),
    frames: [],
  };
}

/** Reads a session, a recording, or the summary that the game saved before there were sessions. */
export function readPlayed(text: string, name: string): ReadSession {
  let value: unknown = text;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON: what reads sessions has the sentence for it.
  }
  return readSession(isSummary(value) ? sessionOf(value, name) : value, name);
}
