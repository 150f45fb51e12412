import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { csvHead, csvRows, ndjsonRows, TABLES } from '../playtest';
import type { PlaySession } from '../recording';
import { ParquetTables } from './parquet';
import { sessionsIn, wordOnFolder, type Told } from './sessions';

/** Writes sessions one after the other into a folder. */
interface Writer {
  add(session: PlaySession): Promise<void> | void;
  end(): Promise<void> | void;
}

function textWriter(out: string, ending: 'csv' | 'ndjson'): Writer {
  for (const table of TABLES)
    writeFileSync(join(out, `${table.name}.${ending}`), ending === 'csv' ? csvHead(table) : '');
  const rows = ending === 'csv' ? csvRows : ndjsonRows;
  return {
    add(session) {
      for (const table of TABLES)
        appendFileSync(join(out, `${table.name}.${ending}`), rows(table, session));
    },
    end: () => undefined,
  };
}

/**
 * `export FOLDER --parquet -o DIR`: the sessions of a folder as tables.
 *
 * @returns 0, or 1 when there is no session to export
 */
export async function exportTables(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string', short: 'o', default: 'tables' },
      parquet: { type: 'boolean', default: false },
      ndjson: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
    },
  });
  const [folder] = positionals;
  const { out, parquet, ndjson, csv } = values;
  const asked = [parquet, ndjson, csv].some((each) => each);
  const word =
    folder === undefined
      ? 'Name the folder of sessions.'
      : asked
        ? wordOnFolder(folder)
        : 'Say what to write: --parquet, --ndjson or --csv.';
  if (folder === undefined || word !== null) {
    console.error(word);
    return 1;
  }
  mkdirSync(out, { recursive: true });
  const writers: readonly Writer[] = [
    ...(parquet ? [new ParquetTables(out)] : []),
    ...(ndjson ? [textWriter(out, 'ndjson')] : []),
    ...(csv ? [textWriter(out, 'csv')] : []),
  ];
  const told: Told = { troubles: [] };
  let count = 0;
  for (const session of sessionsIn(folder, told)) {
    for (const writer of writers) await writer.add(session);
    count += 1;
  }
  for (const writer of writers) await writer.end();
  for (const each of told.troubles) console.error(each);
  console.log(`${out}: ${count} sessions, ${told.troubles.length} remarks`);
  return count > 0 ? 0 : 1;
}
