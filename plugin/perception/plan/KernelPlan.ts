import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  backend,
  tensor,
  type KernelBackend,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { takeDown, type Calls } from './takeDown';

/** Two runs on a graphics card may differ by so much. */
const TOLERANCE = 1e-4;

/**
 * A net as the kernels that tfjs called for it once, to be called again in their order. tfjs' own
 * bookkeeping takes a good part of a small net's time, and leaves half a megabyte of rubbish.
 */
export class KernelPlan {
  /** Of each call, the values that nobody needs after it. */
  private readonly spent: readonly (readonly number[])[];

  private constructor(
    private readonly backend: KernelBackend,
    private readonly shape: number[],
    private readonly taken: Calls,
  ) {
    this.spent = spentBy(taken);
  }

  /**
   * @param work computes the outputs from the input, with tfjs and nothing else
   * @param shape the input's
   * @param sample an input, to see that the plan comes to what `work` came to
   * @throws Error where it does not
   */
  static async of(
    work: (input: Tensor) => Tensor[],
    shape: readonly number[],
    sample: Float32Array,
  ): Promise<KernelPlan> {
    const used = backend();
    const input = tensor(sample, [...shape]);
    const { outputs, taken } = takeDown(work, input, used);
    input.dispose();
    const wanted = await readAndFree(outputs);
    const plan = new KernelPlan(used, [...shape], taken);
    const isRepeated = await plan.run(sample, (found) =>
      wanted.every((values, index) =>
        values.every((value, at) => isNear(value, found[index]?.[at])),
      ),
    );
    if (isRepeated) return plan;
    plan.dispose();
    throw new Error('asked again it answers otherwise');
  }

  /** @param use gets the outputs, which are overwritten afterwards */
  async run<T>(input: Float32Array, use: (outputs: readonly Float32Array[]) => T): Promise<T> {
    const { shape, taken } = this;
    const values: TensorInfo[] = [
      { dataId: this.backend.write(input, shape, 'float32'), shape, dtype: 'float32' },
    ];
    for (const [index, call] of taken.calls.entries()) {
      for (const [name, value] of call.taken) call.inputs[name] = values[value];
      const { kernel, inputs, attrs = {}, made } = call;
      const results = [kernel({ inputs, attrs, backend: this.backend })].flat();
      for (const [each, value] of made.entries()) values[value] = results[each] as TensorInfo;
      this.free(values, this.spent[index] as number[]);
    }
    try {
      return use(await this.read(taken.outputs.map((output) => values[output] as TensorInfo)));
    } finally {
      this.free(values, taken.outputs);
    }
  }

  dispose(): void {
    for (const constant of this.taken.constants) this.backend.disposeData(constant);
  }

  /** In wasm's memory they are looked at where they lie: copies outside of the heap are collected late. */
  private async read(outputs: readonly TensorInfo[]): Promise<Float32Array[]> {
    const { backend: from } = this;
    if (from instanceof BackendWasm) {
      return outputs.map((output) => from.typedArrayFromHeap(output) as Float32Array);
    }
    const read = await Promise.all(outputs.map(({ dataId }) => from.read(dataId)));
    return read as Float32Array[];
  }

  private free(values: readonly TensorInfo[], numbers: readonly number[]): void {
    for (const number of numbers) this.backend.disposeData((values[number] as TensorInfo).dataId);
  }
}

export async function readAndFree(tensors: readonly Tensor[]): Promise<Float32Array[]> {
  try {
    return await Promise.all(tensors.map((each) => each.data<'float32'>()));
  } finally {
    for (const each of tensors) each.dispose();
  }
}

function spentBy({ calls, outputs }: Calls): number[][] {
  const last = new Map<number, number>();
  for (const [index, { taken, made }] of calls.entries()) {
    for (const value of [...taken.map(([, value]) => value), ...made]) last.set(value, index);
  }
  for (const output of outputs) last.delete(output);
  return calls.map((_, index) =>
    [...last].filter(([, at]) => at === index).map(([value]) => value),
  );
}

function isNear(one: number, other = NaN): boolean {
  return Object.is(one, other) || Math.abs(one - other) <= TOLERANCE;
}
