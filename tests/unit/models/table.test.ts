import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../../models/evaluation/dataset.mjs';
import {
  comparisonTable,
  DOCUMENTS,
  photosTable,
  shippedTables,
  withSection,
} from '../../../models/evaluation/table.mjs';

describe('the generated tables', () => {
  it.each(Object.entries(DOCUMENTS))('%s says what models/results holds', async (name, wanted) => {
    const document = await readFile(join(repositoryFolder, name), 'utf8');
    const sections: Record<string, string> = {
      photos: await photosTable(),
      table: await comparisonTable(),
      shipped: await shippedTables(),
    };
    for (const section of wanted) {
      expect(withSection(document, section, sections[section] ?? '')).toBe(document);
    }
  });

  it('are replaced between their markers only', () => {
    const document = 'before <!-- models:table --> old <!-- /models:table --> after';
    expect(withSection(document, 'table', 'new')).toBe(
      'before <!-- models:table -->\n\nnew\n\n<!-- /models:table --> after',
    );
    expect(withSection('no markers', 'table', 'new')).toBeNull();
  });
});
