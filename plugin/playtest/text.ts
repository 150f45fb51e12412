import type { PlaySession } from '../recording/PlaySession';
import type { CellValue, Table } from './tables';

/** Digits are kept as they are in the session; what a quotient brought is cut. */
function number(value: number): string {
  return String(Number(value.toPrecision(9)));
}

function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return number(value);
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvHead({ columns }: Table): string {
  return `${columns.map(({ name }) => name).join(',')}\n`;
}

/** A session's rows as CSV (RFC 4180, LF), without the header line. */
export function csvRows(table: Table, session: PlaySession): string {
  return table
    .rows(session)
    .map((row) => `${row.map(csvCell).join(',')}\n`)
    .join('');
}

/** A session's rows as NDJSON: one object a line, its keys the columns; what is unknown is left out. */
export function ndjsonRows(table: Table, session: PlaySession): string {
  const names = table.columns.map(({ name }) => name);
  return table
    .rows(session)
    .map((row) => {
      const known = row.flatMap((value, at) => (value === null ? [] : [[names[at] ?? '', value]]));
      return `${JSON.stringify(Object.fromEntries(known))}\n`;
    })
    .join('');
}
