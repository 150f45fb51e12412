import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { exportTables } from '../../../plugin/cli/export';
import { report } from '../../../plugin/cli/report';
import { notesText, TABLES } from '../../../plugin/playtest';
import { toSessionJson, type PlaySession } from '../../../plugin/recording';
import { generateSession } from '../../playtest/generate';

const root = mkdtempSync(join(tmpdir(), 'sessions-'));
const folder = join(root, 'played');
const said: string[] = [];
vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line));
vi.spyOn(console, 'error').mockImplementation((line: string) => said.push(line));

const write = (name: string, session: PlaySession) => {
  writeFileSync(join(folder, name), JSON.stringify(toSessionJson(session)));
};
const sessions = [1, 2, 3].map((seed) => generateSession(seed, { minutes: 1 }));

mkdirSync(join(folder, 'tuesday'), { recursive: true });
sessions.forEach((session, at) => write(at === 2 ? 'tuesday/c.json' : `${at}.json`, session));
write('refused.json', { ...generateSession(9, { minutes: 1 }), consent: false });
write('again.json', generateSession(1, { minutes: 1 }));
writeFileSync(join(folder, 'odd.json'), '{');
const notes = { session: 'generated-1', notes: [{ t: 5000, text: 'laughs' }] };
writeFileSync(join(folder, '0.notes.json'), notesText(notes));

afterAll(() => rmSync(root, { recursive: true }));

describe('report', () => {
  it('reports on the sessions of a folder whose players agreed, and says what it left out', () => {
    const out = join(root, 'report.html');
    said.length = 0;
    expect(report([folder, '-o', out, '--title', 'Tuesday'])).toBe(0);
    const html = readFileSync(out, 'utf8');
    expect(html).toContain('<h1>Tuesday</h1>');
    expect(html).toContain('laughs');
    expect(html).toContain('p-3');
    expect(html).not.toContain('p-9');
    expect(said.join('\n')).toMatch(/odd\.json: it is not valid JSON/);
    expect(said.join('\n')).toMatch(/refused\.json: its player did not agree/);
    expect(said.at(-1)).toBe(`${out}: 3 sessions, 3 remarks`);
  });

  it.each([
    ['no folder', [], /Name the folder/],
    ['a folder that is not there', [join(root, 'nowhere')], /There is no/],
    ['a file', [join(folder, 'odd.json')], /is no folder/],
  ])('of %s says so', (_, args, sentence) => {
    said.length = 0;
    expect(report(args)).toBe(1);
    expect(said[0]).toMatch(sentence);
  });
});

describe('export', () => {
  it('writes the tables as Parquet that reads as the rows that went in', async () => {
    const out = join(root, 'tables');
    expect(await exportTables([folder, '--parquet', '-o', out])).toBe(0);
    for (const table of TABLES) {
      const file = await asyncBufferFromFile(join(out, table.name, 'part-00000.parquet'));
      const read = await parquetReadObjects({ file });
      const rows = sessions.flatMap((session) => {
        const rounded = JSON.parse(JSON.stringify(toSessionJson(session))) as object;
        return table.rows({ ...session, ...rounded, frames: session.frames });
      });
      expect(read).toHaveLength(rows.length);
      expect(Object.keys(read[0] ?? {})).toEqual(table.columns.map(({ name }) => name));
    }
    const file = await asyncBufferFromFile(join(out, 'windows/part-00000.parquet'));
    const [first] = await parquetReadObjects({ file });
    expect(first).toMatchObject({ session: 'generated-1', window: 'soup', undone: false });
    expect(first?.['confidence']).toBeTypeOf('number');
  });

  it('writes CSV and NDJSON beside it, and asks which', async () => {
    const out = join(root, 'text');
    expect(await exportTables([folder, '--csv', '--ndjson', '-o', out])).toBe(0);
    expect(readFileSync(join(out, 'sessions.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(4);
    const lines = readFileSync(join(out, 'windows.ndjson'), 'utf8').trimEnd().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ window: 'soup' });
    said.length = 0;
    expect(await exportTables([folder])).toBe(1);
    expect(said[0]).toBe('Say what to write: --parquet, --ndjson or --csv.');
  });
});
