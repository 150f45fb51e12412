import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { digestOf, reportHtml, type Digest } from '../playtest';
import { notesIn, sessionsIn, wordOnFolder, type Told } from './sessions';

/** Sentences printed and put into the report; a folder of rubbish has thousands. */
const MOST_TOLD = 20;

function shortened(troubles: readonly string[]): string[] {
  const more = troubles.length - MOST_TOLD;
  return more > 0 ? [...troubles.slice(0, MOST_TOLD), `And ${more} more.`] : [...troubles];
}

/**
 * `report FOLDER -o report.html`: the sessions of a folder as one HTML file.
 *
 * @returns 0, or 1 when there is no session to report on
 */
export function report(args: readonly string[]): number {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string', short: 'o', default: 'report.html' },
      title: { type: 'string' },
    },
  });
  const [folder] = positionals;
  const word = folder === undefined ? 'Name the folder of sessions.' : wordOnFolder(folder);
  if (folder === undefined || word !== null) {
    console.error(word);
    return 1;
  }
  const told: Told = { troubles: [] };
  const digests: Digest[] = [];
  for (const session of sessionsIn(folder, told)) digests.push(digestOf(session));
  const notes = notesIn(folder, told);
  const leftOut = shortened(told.troubles);
  for (const each of leftOut) console.error(each);
  if (digests.length === 0) {
    console.error(`${folder} holds no session that can be reported on.`);
    return 1;
  }
  const title = values.title ?? `Playtest: ${basename(resolve(folder))}`;
  writeFileSync(values.out, reportHtml(digests, { title, notes, leftOut }));
  console.log(`${values.out}: ${digests.length} sessions, ${told.troubles.length} remarks`);
  return 0;
}
