/**
 * Generated sessions as the Parquet tables that `npx phaser-emotion export` writes:
 * `node --import tsx tests/bench/sessions/tables.ts FOLDER [sessions] [minutes] [readings a second]`
 */
import { mkdirSync } from 'node:fs';
import { ParquetTables } from '../../../plugin/cli/parquet.ts';
import { generateSession } from '../../playtest/generate.ts';

const [folder = 'tables', ...rest] = process.argv.slice(2);
const [count = 10_000, minutes = 20, fps = 15] = rest.map(Number);
mkdirSync(folder, { recursive: true });
const tables = new ParquetTables(folder);
const begun = performance.now();
let readings = 0;
for (let seed = 0; seed < count; seed += 1) {
  const session = generateSession(seed, { minutes, fps });
  readings += session.frames.length;
  await tables.add(session);
}
await tables.end();
const seconds = (performance.now() - begun) / 1000;
console.log(`${count} sessions, ${readings} readings, made and written in ${seconds.toFixed(0)} s`);
