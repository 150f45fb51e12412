import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadClassifier } from '../../../models/evaluation/model.mjs';
import { env, hasPillow, hasTorch, python, training } from './python';

/** Probabilities of the checkpoint in PyTorch, float32, on random images. */
const REFERENCE = `
import json, sys
sys.path.insert(0, sys.argv[1])
import torch
from pathlib import Path
from export import load_network
network = load_network(Path(sys.argv[2]))
torch.manual_seed(3)
images = torch.rand(5, 1, 48, 48)
with torch.no_grad():
    logits = network(images)
answer = {head: values[:, :7].softmax(1).flatten().tolist() for head, values in logits.items()}
print(json.dumps({'images': images.flatten().tolist(), **answer}))
`;

/** The largest gap between a checkpoint's answers and those of its export, read back for training. */
const RESTORED = `
import sys
sys.path.insert(0, sys.argv[1])
import torch
from pathlib import Path
from export import load_network
from restore import awaken, restore
network, restored = load_network(Path(sys.argv[2])), restore(Path(sys.argv[3]))
torch.manual_seed(3)
images = torch.rand(64, 1, 48, 48)
awaken(restored, images)
for module in restored.modules():
    if isinstance(module, torch.nn.Dropout):
        module.p = 0
with torch.no_grad():
    told = network(images), restored(images), restored.train()(images)
said = [values['fer2013'].softmax(1) for values in told]
print(max(float((said[0] - other).abs().max()) for other in said[1:]))
`;

/** Puts a finished run back to the middle of its schedule; prints its epoch. */
const REWOUND = `
import sys, torch
state = torch.load(sys.argv[1], weights_only=False)
print(state['epoch'])
torch.save({**state, 'progress': 0.5}, sys.argv[1])
`;

/** Twelve tiles of noise in one sheet, with labels. */
const WEB_FACES = `
import sys
from pathlib import Path
import numpy as np
from PIL import Image
folder = Path(sys.argv[1])
folder.mkdir()
sheet = np.random.default_rng(1).integers(0, 256, (144, 432), np.uint8)
Image.fromarray(sheet).save(folder / 'crops-0.webp')
lines = ['split,person,label,clear'] + [f'train,{i},happy,' for i in range(8)]
lines += [f'dev,{i},sad,sad' for i in range(8, 12)]
(folder / 'labels.csv').write_text('\\n'.join(lines))
`;

/** The largest difference between two runs' weights that count. */
const GAP = `
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from export import load_network
one, other = (load_network(Path(run) / 'checkpoint.pt').state_dict() for run in sys.argv[2:4])
print(max(float((one[name] - other[name]).abs().max()) for name in one if one[name].is_floating_point()))
`;

/** A hundred noise images a split could come from, with labels and votes. */
async function writeDataSet(folder: string): Promise<string> {
  let state = 7;
  const next = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const rows = ['emotion,pixels,Usage'];
  const votes = [
    'Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF',
  ];
  for (let i = 0; i < 100; i += 1) {
    const usage = i < 80 ? 'Training' : i < 90 ? 'PublicTest' : 'PrivateTest';
    const pixels = Array.from({ length: 48 * 48 }, () => next(256)).join(' ');
    rows.push(`${next(7)},${pixels},${usage}`);
    const counts = Array<number>(10).fill(0);
    for (let vote = 0; vote < 10; vote += 1) counts[next(10)]! += 1;
    votes.push(`${usage},f.png,${counts.join(',')}`);
  }
  await writeFile(join(folder, 'fer2013.csv'), rows.join('\n'));
  await writeFile(join(folder, 'fer2013new.csv'), votes.join('\n'));
  return join(folder, 'fer2013.csv');
}

describe.skipIf(!hasTorch)('training (skipped where Python has no torch)', () => {
  let folder: string;
  let files: string[];
  let train: (...extra: string[]) => Promise<string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'training-'));
    const csv = await writeDataSet(folder);
    env['PHASER_EMOTION_CACHE'] = join(folder, 'cache');
    files = ['--csv', csv, '--ferplus', join(folder, 'fer2013new.csv'), '--runs', folder];
    const fixed = ['ours', ...files, '--epochs', '4'];
    train = (...extra) => python(join(training, 'train.py'), ...fixed, ...extra);
  });

  const lossOf = async (run: string) => {
    const log = await readFile(join(folder, run, 'log.jsonl'), 'utf8');
    return (JSON.parse(log) as { trainLoss: number }).trainLoss;
  };

  it('stops at a checkpoint, resumes, exports, and tfjs answers as PyTorch does', async () => {
    await train('--max-epochs', '2');
    expect(existsSync(join(folder, 'ours/done.json'))).toBe(false);
    expect(await train()).toContain('resumed after epoch 2');
    const log = (await readFile(join(folder, 'ours/log.jsonl'), 'utf8')).trim().split('\n');
    expect(log.map((line) => (JSON.parse(line) as { epoch: number }).epoch)).toEqual([1, 2, 3, 4]);
    expect(existsSync(join(folder, 'ours/done.json'))).toBe(true);

    const checkpoint = join(folder, 'ours/checkpoint.pt');
    const reference = JSON.parse(await python('-c', REFERENCE, training, checkpoint)) as Record<
      'images' | 'fer2013' | 'ferplus',
      number[]
    >;
    for (const [name, flags, tolerance] of [
      ['single', ['--precision', 'float32'], 1e-4],
      ['half', ['--precision', 'float16'], 1e-2],
      ['bytes', [], 5e-2],
    ] as const) {
      const out = join(folder, name);
      await python(join(training, 'export.py'), 'ours', '--runs', folder, '--out', out, ...flags);
      const classifier = await loadClassifier(out);
      const answer = classifier.run(Float32Array.from(reference.images), 5);
      for (const output of ['fer2013', 'ferplus'] as const) {
        const gaps = reference[output].map((p, i) => Math.abs(p - (answer[output]?.[i] ?? 9)));
        expect(Math.max(...gaps), `${name} ${output}`).toBeLessThan(tolerance);
      }
      classifier.dispose();
    }
  });

  it('lets one net learn from another', async () => {
    await train('--epochs', '1', '--run', 'alone');
    await train('--epochs', '1', '--run', 'pupil', '--teachers', 'alone');
    await train('--epochs', '1', '--run', 'again');
    expect(await lossOf('pupil')).not.toBe(await lossOf('alone'));
    expect(await lossOf('again')).toBe(await lossOf('alone'));
  });

  it.skipIf(!hasPillow)(
    'trains a net on for cameras (skipped where Python has no Pillow), with faces of web photos, and keeps a share of what it began with',
    async () => {
      const webfaces = join(folder, 'webfaces');
      await python('-c', WEB_FACES, webfaces);
      const cameras = (...extra: string[]) =>
        python(
          join(training, 'cameras.py'),
          ...[...files, '--webfaces', webfaces, '--start', 'alone', '--teachers', 'pupil'],
          ...['--batch', '16', '--epochs', '1', '--keep', '1', ...extra],
        );
      expect(await cameras()).toContain('selectDev');
      // All of it kept, the net is the one that it began with.
      const gap = await python('-c', GAP, training, join(folder, 'alone'), join(folder, 'cameras'));
      expect(Number(gap)).toBeLessThan(1e-6);
      const checkpoint = join(folder, 'cameras/checkpoint.pt');
      expect(Number(await python('-c', REWOUND, checkpoint))).toBe(1);
      await cameras();
      expect(Number(await python('-c', REWOUND, checkpoint))).toBe(2);
    },
  );

  it('averages the weights of nets that began as one', async () => {
    await python(join(training, 'average.py'), 'between', 'alone=3', 'pupil=1', ...files);
    const gap = (one: string, other: string) =>
      python('-c', GAP, training, join(folder, one), join(folder, other)).then(Number);
    const [whole, near, far] = [
      await gap('alone', 'pupil'),
      await gap('alone', 'between'),
      await gap('pupil', 'between'),
    ];
    expect(whole).toBeGreaterThan(0);
    expect(near).toBeCloseTo(whole / 4, 4);
    expect(far).toBeCloseTo((3 * whole) / 4, 4);
  });

  it('begins where an exported net stands, and learns from one', async () => {
    const exported = join(folder, 'exported');
    const checkpoint = join(folder, 'alone/checkpoint.pt');
    const to = ['--runs', folder, '--checkpoint', checkpoint, '--out', exported];
    await python(join(training, 'export.py'), 'ours', ...to, '--precision', 'float16');
    const gap = Number(await python('-c', RESTORED, training, checkpoint, exported));
    expect(gap).toBeLessThan(1e-2);
    await train('--epochs', '1', '--run', 'second', '--start', exported, '--teachers', exported);
    const [alone, second] = await Promise.all(['alone', 'second'].map(lossOf));
    expect(second).toBeGreaterThan(0);
    expect(second).not.toBe(alone);
  });

  it('fits the FER+ head anew and leaves the other alone', async () => {
    const checkpoint = join(folder, 'pupil/checkpoint.pt');
    const answer = async () =>
      JSON.parse(await python('-c', REFERENCE, training, checkpoint)) as Record<
        'fer2013' | 'ferplus',
        number[]
      >;
    const before = await answer();
    await python(join(training, 'refit.py'), 'pupil', ...files);
    const after = await answer();
    expect(after.fer2013).toEqual(before.fer2013);
    expect(after.ferplus).not.toEqual(before.ferplus);
  });

  it('never trains on a copy of a test image', async () => {
    const csv = join(folder, 'copies.csv');
    const [head, ...rows] = (await readFile(join(folder, 'fer2013.csv'), 'utf8')).split('\n');
    rows[0] = (rows[95] as string).replace('PrivateTest', 'Training');
    await writeFile(csv, [head, ...rows].join('\n'));
    const count = await python(
      '-c',
      "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from data import load_splits; print(len(load_splits(Path(sys.argv[2]), None)['Training']))",
      training,
      csv,
    );
    expect(Number(count)).toBe(79);
  });
});
