import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { FrameRow, MainRow } from './frames.ts';
import type { MemoryRow } from './memory.ts';
import type { SceneRow } from './scene.ts';
import type { StartRow } from './starts.ts';

/** Everything measured, each part with the machine's state when it was. */
export interface Results {
  frames?: Part<FrameRow>;
  webgl?: Part<FrameRow>;
  main?: Part<MainRow>;
  starts?: Part<StartRow>;
  scene?: Part<SceneRow>;
  memory?: Part<MemoryRow>;
  entry?: { readonly gzipBytes: number };
}

export interface Part<Row> {
  readonly measuredAt: string;
  readonly cores: number;
  /** Mean number of processes that wanted to run in the minute before. */
  readonly loadBefore: number;
  readonly rows: readonly Row[];
}

const folder = new URL('../results/', import.meta.url);
const file = new URL('peers.json', folder);

export function readResults(): Results {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {};
}

export function writeResults(results: Results): void {
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}

export function writeReport(name: string, text: string): void {
  writeFileSync(new URL(name, folder), text);
}
