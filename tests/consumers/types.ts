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

/** All entries, under every compiler and way of finding modules, with `skipLibCheck: false`. */
export function checkTypes(tarball: string): readonly Way[] {
  const folder = install({ source: 'types', tarball });
  return Object.entries(COMPILERS).map(([version, resolutions]) => ({
    name: `TypeScript ${version}: ${resolutions.join(', ')}`,
    play: () => {
      const compiler = join(folder, 'node_modules', `typescript-${version}`, 'bin/tsc');
      for (const resolution of resolutions) {
        const how = ['--moduleResolution', resolution, '--module', moduleOf(resolution)];
        typecheck(folder, { compiler, how });
        typecheck(folder, { compiler, how: ['--project', 'own-field.tsconfig.json', ...how] });
      }
      return Promise.resolve(undefined);
    },
  }));
}
