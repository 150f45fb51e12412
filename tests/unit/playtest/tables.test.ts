import { describe, expect, it } from 'vitest';
import { csvHead, csvRows, ndjsonRows, TABLES } from '../../../plugin/playtest';
import { generateSession } from '../../playtest/generate';

const session = generateSession(2, { minutes: 1 });

describe.each(TABLES)('the table $name', (table) => {
  const rows = table.rows(session);

  it('has a cell of the right type for each column', () => {
    const types = { text: 'string', number: 'number', count: 'number', flag: 'boolean' } as const;
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toHaveLength(table.columns.length);
      row.forEach((value, at) => {
        const type = table.columns[at]?.type ?? 'text';
        if (value !== null) expect(typeof value).toBe(types[type]);
        if (type === 'count' && value !== null) expect(Number.isInteger(value)).toBe(true);
      });
    }
  });

  it('says the same in CSV and NDJSON', () => {
    const [head = '', ...lines] = (csvHead(table) + csvRows(table, session)).trimEnd().split('\n');
    const objects = ndjsonRows(table, session)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(rows.length);
    expect(objects).toHaveLength(rows.length);
    expect(head.split(',')).toEqual(table.columns.map(({ name }) => name));
    expect(objects[0]?.['session']).toBe(session.id);
  });
});

it('a cell with a comma, a quote or a new line stays one cell', () => {
  const [, , markers] = TABLES;
  const label = 'She said "well, well"\nand left';
  const marked = { ...session, markers: [{ kind: 'line', label, t: 1.5 } as const] };
  expect(markers && csvRows(markers, marked)).toBe(
    `generated-2,1.5,line,"She said ""well, well""\nand left",\n`,
  );
});
