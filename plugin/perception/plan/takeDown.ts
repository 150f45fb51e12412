import {
  getBackend,
  getKernelsForBackend,
  tidy,
  type KernelBackend,
  type KernelConfig,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

type Kernel = KernelConfig['kernelFunc'];

/** A kernel's call. Values are numbered as they come, the net's input first. */
export interface Call {
  readonly kernel: Kernel;
  readonly attrs: NamedAttrMap | undefined;
  /** Under their names, those that are always the same. */
  readonly inputs: NamedTensorInfoMap;
  readonly taken: readonly (readonly [name: string, value: number])[];
  readonly made: readonly number[];
}

export interface Calls {
  readonly calls: readonly Call[];
  readonly outputs: readonly number[];
  /** Held for as long as the calls are repeated. */
  readonly constants: ReadonlySet<TensorInfo['dataId']>;
}

/**
 * Takes down which kernels tfjs calls for a piece of work.
 *
 * @param work computes the outputs from the input, with tfjs and nothing else
 * @param backend the one in use
 * @throws Error where an output does not follow from the input
 */
export function takeDown(
  work: (input: Tensor) => Tensor[],
  input: Tensor,
  backend: KernelBackend,
): { readonly outputs: readonly Tensor[]; readonly taken: Calls } {
  const calls: Call[] = [];
  const values = new Values();
  const constants = new Set<TensorInfo['dataId']>();
  const kept = ({ dataId, shape, dtype }: TensorInfo): TensorInfo => {
    if (!constants.has(dataId)) backend.incRef(dataId);
    constants.add(dataId);
    return { dataId, shape, dtype };
  };
  values.enter(input);
  const outputs = watched(
    () => tidy(() => work(input)),
    (kernel, given, attrs, results) => {
      // Where a kernel takes any number of inputs, tfjs gives a list in place of names.
      const inputs = (Array.isArray(given) ? [] : {}) as NamedTensorInfoMap;
      const taken: [string, number][] = [];
      for (const [name, info] of Object.entries(given)) {
        const value = info && values.find(info);
        if (value !== undefined) taken.push([name, value]);
        else if (info) inputs[name] = kept(info);
      }
      const made = results.map((info) => values.enter(info));
      calls.push({ kernel, attrs, inputs, taken, made });
    },
  );
  const numbers = outputs.map((output) => {
    const number = values.find(output);
    if (number === undefined) throw new Error('an output does not follow from the input');
    return number;
  });
  return { outputs, taken: { calls, outputs: numbers, constants } };
}

/** The numbers of values, by their data. Reshaped ones share it: the shape tells them apart. */
class Values {
  private readonly known = new Map<TensorInfo['dataId'], { number: number; shape: string }[]>();
  private count = 0;

  enter({ dataId, shape }: TensorInfo): number {
    const sharing = this.known.get(dataId) ?? [];
    sharing.push({ number: this.count, shape: String(shape) });
    this.known.set(dataId, sharing);
    return this.count++;
  }

  find({ dataId, shape }: TensorInfo): number | undefined {
    return this.known.get(dataId)?.findLast((each) => each.shape === String(shape))?.number;
  }
}

type Witness = (
  kernel: Kernel,
  inputs: NamedTensorInfoMap,
  attrs: NamedAttrMap | undefined,
  results: readonly TensorInfo[],
) => void;

function watched<T>(work: () => T, witness: Witness): T {
  const own = getKernelsForBackend(getBackend()).map((config) => ({
    config,
    kernel: config.kernelFunc,
  }));
  for (const { config, kernel } of own) {
    config.kernelFunc = (params) => {
      const results = kernel(params);
      witness(kernel, params.inputs, params.attrs, [results].flat());
      return results;
    };
  }
  try {
    return work();
  } finally {
    for (const { config, kernel } of own) config.kernelFunc = kernel;
  }
}
