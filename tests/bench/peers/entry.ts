import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** What the package's own entry adds to a game's bundle, gzipped: its worker and files come later. */
export async function entrySize(): Promise<number> {
  const bundle = await rolldown({
    input: resolve(import.meta.dirname, '../../../plugin/index.ts'),
    platform: 'browser',
    external: ['phaser'],
    transform: { target: 'es2022' },
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return output.reduce(
    (sum, file) => sum + (file.type === 'chunk' ? gzipSync(file.code, { level: 9 }).length : 0),
    0,
  );
}
