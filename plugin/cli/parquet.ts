import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BasicType } from 'hyparquet-writer';
import { fileWriter, parquetWrite } from 'hyparquet-writer';
import { TABLES, type CellValue, type ColumnType, type Table } from '../playtest';
import type { PlaySession } from '../recording';

/** Rows of one file: enough for a scan to be quick, few enough to hold in memory. */
const MOST_ROWS = 1_000_000;

const TYPES: Readonly<Record<ColumnType, BasicType>> = {
  text: 'STRING',
  number: 'FLOAT',
  count: 'INT32',
  flag: 'BOOLEAN',
};

/** Times need more digits than a float has. */
const typeOf = (name: string, type: ColumnType): BasicType =>
  name.endsWith('_ms') ? 'DOUBLE' : TYPES[type];

class Part {
  readonly #table: Table;
  readonly #folder: string;
  #columns: CellValue[][];
  #files = 0;

  constructor(table: Table, out: string) {
    this.#table = table;
    this.#folder = join(out, table.name);
    mkdirSync(this.#folder, { recursive: true });
    this.#columns = table.columns.map(() => []);
  }

  async add(session: PlaySession): Promise<void> {
    for (const row of this.#table.rows(session))
      row.forEach((value, at) => this.#columns[at]?.push(value));
    if ((this.#columns[0]?.length ?? 0) >= MOST_ROWS) await this.write();
  }

  async write(): Promise<void> {
    if (this.#columns[0]?.length === 0) return;
    const name = `part-${String(this.#files).padStart(5, '0')}.parquet`;
    await parquetWrite({
      writer: fileWriter(join(this.#folder, name)),
      columnData: this.#table.columns.map(({ name: column, type }, at) => ({
        name: column,
        data: (this.#columns[at] ?? []).map((value) =>
          type === 'count' && typeof value === 'number' ? Math.round(value) : value,
        ),
        type: typeOf(column, type),
        nullable: true,
      })),
    });
    this.#columns = this.#table.columns.map(() => []);
    this.#files += 1;
  }
}

/** A folder for each table with its rows in Parquet files of about a million. */
export class ParquetTables {
  readonly #parts: readonly Part[];

  constructor(out: string) {
    this.#parts = TABLES.map((table) => new Part(table, out));
  }

  async add(session: PlaySession): Promise<void> {
    for (const part of this.#parts) await part.add(session);
  }

  async end(): Promise<void> {
    for (const part of this.#parts) await part.write();
  }
}
