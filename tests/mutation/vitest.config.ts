import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { packageAliases } from '../../package-aliases';

/** The unit tests of what is mutated, and those alone: each mutant runs what reaches it. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  resolve: { alias: packageAliases },
  test: {
    include: [
      'tests/unit/signal/**/*.test.ts',
      'tests/unit/perception/{align,crop,tracker}.test.ts',
      'tests/unit/engine/**/*.test.ts',
    ],
    exclude: ['tests/unit/signal/benchmark.test.ts'],
    setupFiles: 'tests/mutation/fewRuns.ts',
    environment: 'node',
    testTimeout: 120_000,
  },
});
