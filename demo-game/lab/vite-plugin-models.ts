import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { OfferedModel } from './models';

const MODULE = 'virtual:lab-models';

interface Folder {
  readonly name: string;
  readonly path: string;
}

interface Results {
  readonly name: string;
  readonly title: string;
  readonly published: string | null;
  readonly training: { epochs: number; plannedEpochs: number; complete: boolean } | null;
  readonly splits?: { PrivateTest?: Record<string, Outcome | undefined> };
}

type Outcome = Record<'labels' | 'majority', { accuracy: number }>;

/** The folders below `models` that hold a tfjs model, apart from the shipped one. */
function foldersIn(models: string): Folder[] {
  return [models, join(models, 'literature')]
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((name) => ({ name, path: join(parent, name) })))
    .filter(({ name, path }) => name !== 'emotion' && existsSync(join(path, 'model.json')));
}

function json<T>(path: string): T | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}

/** What was measured of a model, found by the name on its card. */
function measuredOf(models: string, folder: string): Results | null {
  const { name } = json<{ name?: string }>(join(folder, 'card.json')) ?? {};
  const results = join(models, 'results');
  if (name === undefined || !existsSync(results)) return null;
  const all = readdirSync(results)
    .filter((file) => file.endsWith('.json'))
    .map((file) => json<Results>(join(results, file)));
  return all.find((each) => each?.name === name) ?? null;
}

function described(models: string, path: string, name: string, url: string | null): OfferedModel {
  const results = measuredOf(models, path);
  const test = results?.splits?.PrivateTest;
  const { title } = json<{ title?: string }>(join(path, 'card.json')) ?? {};
  return {
    name,
    title: title ?? null,
    url,
    fer2013: test?.['fer2013']?.labels.accuracy ?? null,
    ferplus: (test?.['ferplus'] ?? test?.['fer2013'])?.majority.accuracy ?? null,
    published: results?.published ?? null,
    training: results?.training ?? null,
  };
}

/**
 * Lets the lab offer every model below `models/` with what was measured of it: a folder put there is
 * in the list. A built page carries them along in `lab/models/`; none of them is in the package.
 */
export function labModels(models: string): Plugin {
  let building = false;
  return {
    name: 'lab-models',
    configResolved({ command }) {
      building = command === 'build';
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const offered = [described(models, join(models, 'emotion'), 'shipped', null)];
      for (const { name, path } of foldersIn(models)) {
        const url = building ? `./models/${name}/model.json` : `/@fs${resolve(path)}/model.json`;
        offered.push(described(models, path, name, url));
      }
      return `export default ${JSON.stringify(offered)};`;
    },
    generateBundle() {
      for (const { name, path } of foldersIn(models)) {
        for (const file of readdirSync(path).filter((each) => /\.(json|bin)$/.test(each))) {
          const source = readFileSync(join(path, file));
          this.emitFile({ type: 'asset', fileName: `lab/models/${name}/${file}`, source });
        }
      }
    },
  };
}
