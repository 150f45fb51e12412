import { readFileSync } from 'node:fs';
import prettier from 'prettier';
import { expect, it } from 'vitest';
import { lifePage } from '../../../docs/life';

it('the page of the camera’s life is the machine’s own: npm run docs:life', async () => {
  const file = 'docs/guide/life.md';
  const options = await prettier.resolveConfig(file);
  const page = await prettier.format(lifePage(), { ...options, filepath: file });
  expect(readFileSync(file, 'utf8')).toBe(page);
});
