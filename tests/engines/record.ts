import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface EngineResult {
  readonly name: string;
  /** The browsers that players know it by. */
  readonly like: string;
  readonly version: string;
  /** Of the run, ISO. */
  readonly date: string;
  readonly trials: readonly {
    readonly name: string;
    readonly passed: boolean;
    readonly said: string;
  }[];
  readonly seconds: number;
}

const FILE = join(import.meta.dirname, 'results.json');

export function recorded(): EngineResult[] {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as EngineResult[]) : [];
}

/** Keeps what was tried: a newer run of an engine takes the place of its older one. */
export function record(results: readonly EngineResult[]): void {
  const others = recorded().filter(({ name }) => results.every((each) => each.name !== name));
  const all = [...results, ...others].sort((a, b) => a.name.localeCompare(b.name));
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}
