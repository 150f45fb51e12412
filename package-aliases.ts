import { resolve } from 'node:path';

const plugin = resolve(import.meta.dirname, 'plugin');

/** The package's entries as its users name them, served from the sources. */
export const packageAliases = [
  { find: /^phaser-emotion$/, replacement: resolve(plugin, 'index.ts') },
  { find: /^phaser-emotion\/(ink|ui|testing)$/, replacement: resolve(plugin, '$1/index.ts') },
];
