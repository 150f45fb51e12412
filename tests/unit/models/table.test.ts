import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../../models/evaluation/dataset.mjs';
import { comparisonTable, DOCUMENTS, withTable } from '../../../models/evaluation/table.mjs';

describe('the comparison table', () => {
  it.each(DOCUMENTS)('%s says what models/results holds', async (name) => {
    const document = await readFile(join(repositoryFolder, name), 'utf8');
    expect(withTable(document, await comparisonTable())).toBe(document);
  });

  it('is replaced between its markers only', () => {
    const document = 'before <!-- models:table --> old <!-- /models:table --> after';
    expect(withTable(document, 'new')).toBe(
      'before <!-- models:table -->\n\nnew\n\n<!-- /models:table --> after',
    );
    expect(withTable('no markers', 'new')).toBeNull();
  });
});
