import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseNotes, readSession, type Notes } from '../playtest';
import type { PlaySession } from '../recording';

const NOTES = '.notes.json';

/** The JSON files of a folder and of those inside it, in the order of their names. */
export function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return jsonFiles(path);
      return entry.name.endsWith('.json') ? [path] : [];
    })
    .sort();
}

/** What is told of files that could not be used. */
export interface Told {
  /** A sentence for every fault. */
  readonly troubles: string[];
}

/**
 * The sessions of a folder that their players agreed to, one at a time: a folder of thousands fits
 * in memory.
 *
 * @param told  is told why the others are left out
 */
export function* sessionsIn(folder: string, { troubles }: Told): Generator<PlaySession> {
  const seen = new Set<string>();
  for (const path of jsonFiles(folder).filter((each) => !each.endsWith(NOTES))) {
    const { session, faults } = readSession(readFileSync(path, 'utf8'), path);
    if (!session) troubles.push(...faults.map((fault) => `${path}: ${fault}`));
    else if (!session.consent)
      troubles.push(`${path}: its player did not agree to a file; it is left out.`);
    else if (seen.has(session.id))
      troubles.push(`${path}: its session is in another file already.`);
    else {
      seen.add(session.id);
      yield session;
    }
  }
}

export function notesIn(folder: string, { troubles }: Told): Notes[] {
  return jsonFiles(folder)
    .filter((path) => path.endsWith(NOTES))
    .flatMap((path) => {
      try {
        return [parseNotes(readFileSync(path, 'utf8'))];
      } catch (error) {
        troubles.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
        return [];
      }
    });
}

/** @returns what is wrong with a folder to read from; null when nothing is */
export function wordOnFolder(folder: string): string | null {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) return `There is no ${folder}.`;
  return stat.isDirectory() ? null : `${folder} is no folder.`;
}
