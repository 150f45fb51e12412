/** A project of `projects/` with the versions that public templates pin, and how it is run. */
export interface Stack {
  readonly name: string;
  /** Folder in `projects/`. */
  readonly project: string;
  /** Take the place of versions in its `package.json`. */
  readonly versions?: Readonly<Record<string, string>>;
  /** What the game is written in; where it belongs in the project. */
  readonly game: 'src/game.ts' | 'src/game.js';
  /** Script of `package.json` and its arguments; `PORT` stands for a free one. */
  readonly dev?: readonly string[];
  /** What `npm run build` fills; null where it is not tried. */
  readonly output: string | null;
  /** Where the host serves the build; by default below its root. */
  readonly base?: string;
  /** The component beside the canvas shows the expression too. */
  readonly component?: boolean;
  /** Type-checked with its own compiler. */
  readonly typed?: boolean;
  /** Played by `npm run test:consumers` without `--all`. */
  readonly smoke?: boolean;
}

const viteDev = ['dev', '--port', 'PORT', '--host', 'localhost', '--strictPort'];

function vite(version: string, versions: Readonly<Record<string, string>>, smoke = false): Stack {
  return {
    name: `Vite ${version}`,
    project: 'vite',
    versions: { vite: version, ...versions },
    game: 'src/game.ts',
    dev: viteDev,
    output: 'dist',
    typed: true,
    smoke,
  };
}

function webpack(version: string, smoke = false): Stack {
  return {
    name: `webpack ${version}`,
    project: 'webpack',
    versions: { webpack: version },
    game: 'src/game.js',
    dev: ['dev', '--port', 'PORT'],
    output: 'dist',
    smoke,
  };
}

export const STACKS: readonly Stack[] = [
  vite('8.3.8', { phaser: '4.2.1', typescript: '7.0.2' }),
  vite('7.3.1', { phaser: '3.90.0', typescript: '5.9.3' }),
  vite('6.3.1', { phaser: '3.90.0', typescript: '5.7.2' }, true),
  vite('5.4.19', { phaser: '3.90.0', typescript: '5.4.5' }),
  {
    name: 'React 19, StrictMode, Vite 6.3.1',
    project: 'react',
    game: 'src/game.ts',
    dev: viteDev,
    output: 'dist',
    component: true,
    typed: true,
  },
  {
    name: 'Vue 3.5, Vite 6.3.1',
    project: 'vue',
    game: 'src/game.ts',
    dev: viteDev,
    output: 'dist',
    component: true,
  },
  {
    name: 'SvelteKit 2.20, Svelte 5, Vite 6.3.1',
    project: 'sveltekit',
    game: 'src/game.ts',
    dev: viteDev,
    output: 'build',
    component: true,
  },
  {
    name: 'Next 15.3.1, webpack',
    project: 'next',
    game: 'src/game.ts',
    dev: ['dev', '--port', 'PORT'],
    output: 'out',
    base: '/',
    component: true,
  },
  {
    name: 'Next 15.3.1, Turbopack',
    project: 'next',
    game: 'src/game.ts',
    dev: ['dev:turbopack', '--port', 'PORT'],
    output: null,
    component: true,
  },
  webpack('5.99.6', true),
  webpack('5.90.3'),
  {
    name: 'Rspack 1.3.5',
    project: 'rspack',
    game: 'src/game.js',
    dev: ['dev', '--port', 'PORT'],
    output: 'dist',
  },
  {
    name: 'Parcel 2.14.4',
    project: 'parcel',
    game: 'src/game.ts',
    dev: ['dev', '--port', 'PORT'],
    output: 'dist',
  },
  { name: 'Rollup 4.40.0', project: 'rollup', game: 'src/game.js', output: 'public' },
  {
    name: 'esbuild 0.25.2',
    project: 'esbuild',
    game: 'src/game.ts',
    dev: ['dev', '--serve=localhost:PORT'],
    output: 'public',
  },
];
