import '@tensorflow/tfjs-backend-cpu';
import {
  add,
  backend,
  concat,
  getBackend,
  getKernelsForBackend,
  keep,
  matMul,
  memory,
  mul,
  ready,
  relu,
  reshape,
  scalar,
  setBackend,
  slice,
  split,
  tensor,
  tensor2d,
  type KernelFunc,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { KernelPlan } from '../../../plugin/perception/plan/KernelPlan';
import { PlannedNet } from '../../../plugin/perception/plan/PlannedNet';

const SHAPE = [2, 3];
const weights = [0.5, -1, 2, 0.25, -0.75, 1];

beforeAll(async () => {
  await setBackend('cpu');
  await ready();
});

/** A value used twice, one that is reshaped and used as it was, a list, a result that nobody needs. */
function branching(kernel: Tensor): (input: Tensor) => Tensor[] {
  return (input) => {
    const hidden = relu(matMul(reshape(input, [2, 3]), reshape(kernel, [3, 2])));
    const flat = reshape(hidden, [4]);
    const [first] = split(flat, 2) as [Tensor, Tensor];
    const twice = concat([hidden, mul(hidden, scalar(2))], 1);
    return [add(twice, 1), add(first, slice(reshape(hidden, [4]), 2))];
  };
}

const asked = (plan: KernelPlan, input: Float32Array) =>
  plan.run(input, (outputs) => outputs.map((values) => [...values]));

test('comes to what tfjs comes to, for inputs that it was not taken down with', async () => {
  const kernel = keep(tensor2d(weights, [3, 2]));
  const work = branching(kernel);
  const plan = await KernelPlan.of(work, SHAPE, new Float32Array(6));
  for (const values of [
    [1, 2, 3, 4, 5, 6],
    [-3, 0.5, 2, -1, -1, 9],
  ]) {
    const input = tensor(values, SHAPE);
    const wanted = work(input).map((output) => [...output.dataSync()]);
    expect(await asked(plan, Float32Array.from(values))).toEqual(wanted);
  }
  plan.dispose();
  kernel.dispose();
});

test('leaves nothing behind, neither when run nor when it is disposed of', async () => {
  const kernel = keep(tensor2d(weights, [3, 2]));
  const [before, tensors] = [backend().numDataIds(), memory().numTensors];
  const plan = await KernelPlan.of(branching(kernel), SHAPE, new Float32Array(6));
  const held = backend().numDataIds();
  for (let run = 0; run < 3; run++) await asked(plan, new Float32Array(6).fill(run));
  expect(backend().numDataIds()).toBe(held);
  plan.dispose();
  expect(backend().numDataIds()).toBe(before);
  expect(memory().numTensors).toBe(tensors);
  kernel.dispose();
});

test('is refused where what comes does not follow from the input', async () => {
  await expect(KernelPlan.of(() => [scalar(1)], SHAPE, new Float32Array(6))).rejects.toThrow(
    'does not follow from the input',
  );
});

test('is refused where it does not come to the same', async () => {
  let calls = 0;
  const fickle = getKernelsForBackend('cpu').find(({ kernelName }) => kernelName === 'Relu');
  const own = fickle?.kernelFunc as KernelFunc;
  Object.assign(fickle ?? {}, {
    kernelFunc: (params: Parameters<KernelFunc>[0]) => {
      const result = own(params) as TensorInfo;
      const values = backend().readSync(result.dataId) as Float32Array;
      values[0] = calls++;
      return result;
    },
  });
  try {
    await expect(
      KernelPlan.of((input) => [relu(input)], SHAPE, new Float32Array(6)),
    ).rejects.toThrow('asked again it answers otherwise');
  } finally {
    Object.assign(fickle ?? {}, { kernelFunc: own });
  }
});

test('gives tfjs its kernels back, whatever happens', async () => {
  const kernels = getKernelsForBackend(getBackend()).map(({ kernelFunc }) => kernelFunc);
  const broken = () => {
    throw new Error('a layer fails');
  };
  await expect(KernelPlan.of(broken, SHAPE, new Float32Array(6))).rejects.toThrow('a layer fails');
  expect(getKernelsForBackend(getBackend()).map(({ kernelFunc }) => kernelFunc)).toEqual(kernels);
});

test('a net is run by tfjs twice, then by a plan, to the same end', async () => {
  const kernel = keep(tensor2d(weights, [3, 2]));
  const work = branching(kernel);
  let runs = 0;
  const net = new PlannedNet((input) => {
    runs += 1;
    return work(input);
  }, SHAPE);
  const input = Float32Array.of(1, -2, 3, 0, 5, 6);
  const answers = [];
  for (let run = 0; run < 5; run++) {
    answers.push(await net.run(input, (outputs) => outputs.map((values) => [...values])));
  }
  expect(runs).toBe(3);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  net.dispose();
  kernel.dispose();
});

test('a net that cannot be planned is run by tfjs all the time', async () => {
  let runs = 0;
  const net = new PlannedNet(() => [scalar((runs += 1))], SHAPE);
  for (let run = 0; run < 4; run++) {
    const [answer] = await net.run(new Float32Array(6), ([values]) => [...(values ?? [])]);
    expect(answer).toBe(runs);
  }
});
