import { spawnSync } from 'node:child_process';

const git = (...args) =>
  spawnSync('git', args, { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);

/** What tests go through without importing it: over a server, a worker or a folder of data. */
const ROADS = [
  [/^(plugin|models\/emotion)\//, /\.page\.test\.ts$/],
  [/^(plugin\/(perception|worker)|models\/emotion\/)/, /^tests\/browser\//],
  [/^demo-game\//, /^tests\/browser\/(demo-game|lab)\//],
  [/^examples\//, /^tests\/browser\/examples\//],
  [/^models\/(training|results)\//, /^tests\/unit\/models\//],
  [/^(docs\/|README\.md)/, /^tests\/unit\/package\/docs/],
  [/^tests\/(fixtures|harness)\/|^(package-lock\.json|package-aliases\.ts)$/, /^tests\/browser\//],
];

/**
 * @param {string | true} since a commit, or true for what is not committed yet
 * @returns {(test: string) => boolean} whether a test is reached from a changed file otherwise than
 * by its imports
 */
export function touchedSince(since) {
  const files = [
    ...git('diff', '--name-only', since === true ? 'HEAD' : since),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
  const reached = ROADS.filter(([from]) => files.some((file) => from.test(file)));
  return (test) => reached.some(([, to]) => to.test(test));
}
