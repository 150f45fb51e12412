import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { requireBuildable } from '../../../plugin/perception/topology';

const read = (path: string) =>
  (JSON.parse(readFileSync(path, 'utf8')) as { modelTopology: object }).modelTopology;

const input = { class_name: 'InputLayer', name: 'in', inbound_nodes: [] };
const dense = (inbound: unknown, units = 7) => ({
  class_name: 'Dense',
  name: 'out',
  config: { units },
  inbound_nodes: inbound,
});
const refused = expect.objectContaining({ code: 'model-invalid' }) as Error;

describe('a model that tfjs would build forever', () => {
  it.each([
    ['a damaged source', [input, dense([[7]])]],
    ['two layers of one name', [input, dense([[['in', 0, 0, {}]]]), dense([[['in', 0, 0, {}]]])]],
    ['a node without a source', [input, dense([[]])]],
    ['a source that is not there', [input, dense([[['nowhere', 0, 0, {}]]])]],
    ['a layer fed by itself', [input, dense([[['out', 0, 0, {}]]])]],
    ['a node that its layer does not have', [input, dense([[['in', 1, 0, {}]]])]],
    [
      'a source that is called on nothing',
      [input, { ...dense([]), name: 'idle' }, dense([[['idle', 0, 0, {}]]])],
    ],
    ['an enormous layer', [input, dense([[['in', 0, 0, {}]]], 1e9)]],
  ])('is refused for %s', (_, layers) => {
    expect(() => requireBuildable({ config: { layers } })).toThrow(refused);
  });

  it.each(['models/emotion/model.json', 'tests/browser/perception/models/tiny/model.json'])(
    'is not %s',
    (path) => {
      expect(() => requireBuildable(read(path))).not.toThrow();
    },
  );
});
