import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OfferedModel } from '../../../demo-game/lab/models';
import { labModels } from '../../../demo-game/lab/vite-plugin-models';

const tiny = 'tests/browser/perception/models/tiny';
let root = '';
let models = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lab-models-'));
  models = join(root, 'models');
  for (const folder of ['emotion', 'literature/net-of-old', 'literature/half-done', 'own']) {
    mkdirSync(join(models, folder), { recursive: true });
  }
  cpSync(tiny, join(models, 'literature/net-of-old'), { recursive: true });
  cpSync(tiny, join(models, 'own'), { recursive: true });
  writeFileSync(join(models, 'literature/half-done/card.json'), '{ "name": "half-done" }');
  writeFileSync(join(models, 'emotion/card.json'), '{ "name": "ours" }');
  const old = { name: 'net-of-old', title: 'Net of old' };
  writeFileSync(join(models, 'literature/net-of-old/card.json'), JSON.stringify(old));
  mkdirSync(join(models, 'results'));
  const share = (accuracy: number) => ({ accuracy });
  const results = {
    ours: {
      name: 'ours',
      published: null,
      training: null,
      splits: {
        PrivateTest: {
          fer2013: { labels: share(0.7), majority: share(0.69) },
          ferplus: { labels: share(0.61), majority: share(0.83) },
        },
      },
    },
    old: {
      name: 'net-of-old',
      published: '60 %',
      training: { epochs: 3, plannedEpochs: 9, complete: false },
      splits: { PrivateTest: { fer2013: { labels: share(0.6), majority: share(0.58) } } },
    },
  };
  for (const [name, result] of Object.entries(results)) {
    writeFileSync(join(models, 'results', `${name}.json`), JSON.stringify(result));
  }
  writeFileSync(join(root, 'main.js'), "export { default } from 'virtual:lab-models';");
});

afterEach(() => rmSync(root, { recursive: true }));

const expected = {
  shipped: {
    name: 'shipped',
    title: null,
    url: null,
    fer2013: 0.7,
    ferplus: 0.83,
    published: null,
    training: null,
  },
  old: {
    name: 'net-of-old',
    title: 'Net of old',
    fer2013: 0.6,
    ferplus: 0.58,
    published: '60 %',
    training: { epochs: 3, plannedEpochs: 9, complete: false },
  },
  own: { name: 'own', title: null, fer2013: null, ferplus: null, published: null, training: null },
};

it('every model that lies in the folder is offered with what was measured of it', async () => {
  const server = await createServer({
    root,
    configFile: false,
    plugins: [labModels(models)],
    server: { middlewareMode: true, ws: false },
    logLevel: 'error',
  });
  const { default: offered } = await server.ssrLoadModule('/main.js');
  await server.close();
  expect(offered).toEqual([
    expected.shipped,
    { ...expected.own, url: `/@fs${models}/own/model.json` },
    { ...expected.old, url: `/@fs${models}/literature/net-of-old/model.json` },
  ]);
});

it('a built page carries the files along, byte for byte, beside its other assets', async () => {
  const outDir = join(root, 'dist');
  await build({
    root,
    configFile: false,
    plugins: [labModels(models)],
    build: { outDir, lib: { entry: join(root, 'main.js'), formats: ['es'], fileName: 'main' } },
    logLevel: 'error',
  });
  const built = (await import(join(outDir, 'main.mjs'))) as { default: OfferedModel[] };
  expect(built.default.map(({ url }) => url)).toEqual([
    null,
    './models/own/model.json',
    './models/net-of-old/model.json',
  ]);
  for (const file of ['model.json', 'weights.bin']) {
    const [from, to] = [join(tiny, file), join(outDir, 'lab/models/net-of-old', file)];
    expect(readFileSync(to).equals(readFileSync(from))).toBe(true);
  }
  expect(existsSync(join(outDir, 'lab/models/half-done'))).toBe(false);
  expect(existsSync(join(outDir, 'lab/models/emotion'))).toBe(false);
});
