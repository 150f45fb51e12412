import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface Found {
  readonly outcomes: readonly {
    readonly name: string;
    readonly date: string;
    readonly ways: readonly { readonly name: string; readonly problem: string | null }[];
  }[];
  readonly untried: readonly string[];
}

const file = resolve(import.meta.dirname, '../../tests/consumers/results/stacks.json');

declare const data: Found;
export { data };

export default {
  watch: [file],
  load: () => JSON.parse(readFileSync(file, 'utf8')) as Found,
};
