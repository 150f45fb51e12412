import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
export const plugin = path.join(root, 'plugin');
export const dist = path.join(root, 'dist');

/** Entry of the package → its source. */
export const entries = {
  index: path.join(plugin, 'index.ts'),
  scene: path.join(plugin, 'scene/index.ts'),
  'full-range': path.join(plugin, 'full-range.ts'),
  ink: path.join(plugin, 'ink/index.ts'),
  ui: path.join(plugin, 'ui/index.ts'),
  testing: path.join(plugin, 'testing/index.ts'),
  playtest: path.join(plugin, 'playtest/index.ts'),
};
