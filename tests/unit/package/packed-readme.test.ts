import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { packedReadme } from '../../../build/packed-readme.mjs';

const root = resolve(import.meta.dirname, '../../..');
const { files } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  files: string[];
};

it('the packed README has no dead link and no dead picture', () => {
  const packed = packedReadme(readFileSync(resolve(root, 'README.md'), 'utf8'), { files });
  const targets = [...packed.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, target]) => target);
  expect(targets).toContain('demo-game/screenshots/listening.webp');
  for (const target of targets) {
    expect(files.some((file) => target === file || target?.startsWith(`${file}/`))).toBe(true);
  }
});

it('leads to the repository once that is known, and to nothing that is not packed before', () => {
  const text = '[the filter](plugin/signal/) ![a smile](smile.webp) [zustand](https://example.org)';
  const repository = { url: 'git+https://example.org/me/it.git' };
  expect(packedReadme(text, { files: [], repository })).toBe(
    '[the filter](https://example.org/me/it/blob/HEAD/plugin/signal/) ' +
      '![a smile](https://example.org/me/it/raw/HEAD/smile.webp) [zustand](https://example.org)',
  );
  expect(packedReadme(text, { files: ['smile.webp'] })).toBe(
    'the filter ![a smile](smile.webp) [zustand](https://example.org)',
  );
  expect(() => packedReadme(text, { files: [] })).toThrow(/smile\.webp/);
});
