import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryFolder } from '../../../models/evaluation/dataset.mjs';

const results = join(repositoryFolder, 'models/results');
const charts = readdirSync(results).filter((name) => name.endsWith('.svg'));

it.each(charts)('%s is well-formed where names of models stand in it', async (name) => {
  const svg = await readFile(join(results, name), 'utf8');
  expect(svg).not.toMatch(/&(?!(amp|lt|gt|quot|#\d+);)/);
  const words = [...svg.matchAll(/>([^<>]*)<\/text>/g)];
  expect(words).toHaveLength(svg.split('<text ').length - 1);
});
