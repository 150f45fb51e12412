import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Way } from './consumers';
import { install, typecheck } from './project';

/** Compilers that games are checked with, and the ways of finding modules that each knows. */
const COMPILERS: Readonly<Record<string, readonly string[]>> = {
  '5.0': ['node', 'node16', 'nodenext', 'bundler'],
  '5.4': ['node', 'nodenext', 'bundler'],
  '5.9': ['node', 'node16', 'nodenext', 'bundler'],
  '6.0': ['node16', 'nodenext', 'bundler'],
  '7.0': ['node16', 'nodenext', 'bundler'],
};

const moduleOf = (resolution: string) => (/^node./.test(resolution) ? resolution : 'esnext');

/** Runs the tasks, as many side by side as there are cores. */
async function sideBySide(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks];
  const work = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/**
 * All entries, under every compiler and way of finding modules, with `skipLibCheck: false`; a game with
 * a field of its own under every compiler.
 */
export function checkTypes(tarball: string): readonly Way[] {
  const folder = install({ source: 'types', tarball });
  return Object.entries(COMPILERS).map(([version, resolutions]) => ({
    name: `TypeScript ${version}: ${resolutions.join(', ')}`,
    play: async () => {
      const compiler = join(folder, 'node_modules', `typescript-${version}`, 'bin/tsc');
      await sideBySide([
        ...resolutions.map((resolution) => () => {
          const how = ['--moduleResolution', resolution, '--module', moduleOf(resolution)];
          return typecheck(folder, { compiler, how });
        }),
        () => typecheck(folder, { compiler, how: ['--project', 'own-field.tsconfig.json'] }),
      ]);
      return undefined;
    },
  }));
}
