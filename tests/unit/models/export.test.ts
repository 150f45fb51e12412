import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadClassifier } from '../../../models/evaluation/model.mjs';
import { hasTorch, python, training } from './python';

/** Probabilities of an untrained row in PyTorch, and its float32 export. */
const UNTRAINED = `
import json, sys
sys.path.insert(0, sys.argv[1])
import torch
from pathlib import Path
from export import export
from recipes import RECIPES
torch.manual_seed(5)
network = RECIPES[sys.argv[2]].network().eval()
export(sys.argv[2], network, Path(sys.argv[3]), 'float32')
images = torch.rand(2, 1, 48, 48)
with torch.no_grad():
    answer = network(images)['fer2013'].softmax(1)
print(json.dumps({'images': images.flatten().tolist(), 'fer2013': answer.flatten().tolist()}))
`;

describe.skipIf(!hasTorch)('an export (skipped where Python has no torch)', () => {
  it.for(['cnn2023', 'mini-xception', 'vggnet', 'mobilenetv2-frozen'])(
    'of the row %s answers in tfjs as it did in PyTorch',
    async (model, { skip }) => {
      const data = process.env['PHASER_EMOTION_DATA'] ?? resolve(training, '../../../shared/data');
      const imageNet = join(data, 'mobilenetv2');
      skip(model.startsWith('mobilenet') && !existsSync(imageNet), `no ${imageNet}`);
      const out = await mkdtemp(join(tmpdir(), `${model}-`));
      const reference = JSON.parse(await python('-c', UNTRAINED, training, model, out)) as Record<
        'images' | 'fer2013',
        number[]
      >;
      const classifier = await loadClassifier(out);
      const answer = classifier.run(Float32Array.from(reference.images), 2);
      const gaps = reference.fer2013.map((p, i) => Math.abs(p - (answer['fer2013']?.[i] ?? 9)));
      expect(Math.max(...gaps)).toBeLessThan(1e-4);
      classifier.dispose();
    },
  );
});
