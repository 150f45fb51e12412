import {
  backend,
  getBackend,
  getKernel,
  keep,
  tensor,
  type KernelBackend,
  type KernelConfig,
  type NamedAttrMap,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { Step, TfliteNet, TfliteTensor } from './tflite';

/** A step as tfjs computes it. */
interface Call {
  readonly kernel: KernelConfig;
  readonly inputs: readonly number[];
  /** What the kernel calls its inputs; in a list of their own where it takes any number. */
  readonly names: readonly string[] | null;
  readonly attrs: NamedAttrMap;
  readonly output: number;
  /** What nobody needs after it. */
  readonly spent: readonly number[];
}

/**
 * Runs a TFLite net with tfjs' kernels, on the backend that is in use. They are called as tfjs calls
 * them, but for its bookkeeping, which took a quarter of the time of steps as small as these.
 */
export class LightNet {
  private readonly backend: KernelBackend = backend();
  private readonly constants: readonly (Tensor | undefined)[];
  private readonly calls: readonly Call[];

  constructor(private readonly net: TfliteNet) {
    const filters = new Map(net.steps.filter(isConvolution).map((step) => [step.inputs[1], step]));
    const sources = new Map(net.steps.filter(isCast).map((step) => [step.output, step.inputs[0]]));
    this.constants = net.tensors.map(({ shape, values }, index) => {
      // What is stored in 16 bits is widened once, here.
      const known = values ?? net.tensors[sources.get(index) ?? -1]?.values;
      if (!known) return undefined;
      const filter = filters.get(index);
      return keep(filter ? filterOf(filter, shape, known) : tensor(known, [...shape]));
    });
    this.calls = this.planned();
  }

  /** The input's shape. */
  get shape(): readonly number[] {
    return this.tensorAt(this.net.inputs[0]).shape;
  }

  get outputShapes(): readonly (readonly number[])[] {
    return this.net.outputs.map((output) => this.tensorAt(output).shape);
  }

  async run(input: Float32Array): Promise<Float32Array[]> {
    const values: (TensorInfo | undefined)[] = [...this.constants];
    const shape = [...this.shape];
    const dataId = this.backend.write(input, shape, 'float32');
    values[this.net.inputs[0] ?? -1] = { dataId, shape, dtype: 'float32' };
    for (const call of this.calls) this.make(call, values);
    const outputs = this.net.outputs.map((output) => valueAt(values, output).dataId);
    const read = await Promise.all(outputs.map((output) => this.backend.read(output)));
    for (const output of outputs) this.backend.disposeData(output);
    return read as Float32Array[];
  }

  dispose(): void {
    for (const constant of this.constants) constant?.dispose();
  }

  private make(
    { kernel, inputs, names, attrs, output, spent }: Call,
    values: (TensorInfo | undefined)[],
  ): void {
    const given = inputs.map((input) => values[input]);
    const named = names
      ? Object.fromEntries(names.map((name, at) => [name, given[at]]))
      : // So says tfjs: a list in the place of names.
        (given as unknown as Record<string, TensorInfo>);
    const made = kernel.kernelFunc({ inputs: named, attrs, backend: this.backend });
    values[output] = made as TensorInfo;
    for (const index of spent) this.backend.disposeData(valueAt(values, index).dataId);
  }

  private planned(): Call[] {
    const steps = this.net.steps
      .filter((step) => !isCast(step))
      .flatMap((step) => this.callsOf(step));
    const last = new Map(steps.flatMap(({ inputs }, at) => inputs.map((input) => [input, at])));
    for (const output of this.net.outputs) last.delete(output);
    return steps.map((step, at) => ({
      ...step,
      spent: [...new Set(step.inputs)].filter(
        (input) => last.get(input) === at && input >= 0 && !this.constants[input],
      ),
    }));
  }

  /** One for each step, and another for an activation that its kernel does not know. */
  private callsOf(step: Step): Omit<Call, 'spent'>[] {
    const { kind, inputs, output, stride, window, padding, relu } = step;
    const call = (
      kernel: string,
      names: readonly string[] | null,
      attrs: NamedAttrMap = {},
      into = output,
      from = names ? inputs.slice(0, names.length) : inputs,
    ) => ({ kernel: getKernel(kernel, getBackend()), names, attrs, inputs: from, output: into });
    const activated = (kernel: string, names: readonly string[], attrs?: NamedAttrMap) => {
      if (!relu) return [call(kernel, names, attrs)];
      // Past the net's own.
      const between = this.net.tensors.length + output;
      return [call(kernel, names, attrs, between), call('Relu', ['x'], {}, output, [between])];
    };
    const strides = [...stride];
    switch (kind) {
      case 'conv':
      case 'depthwise':
        return [
          call(kind === 'conv' ? 'FusedConv2D' : 'FusedDepthwiseConv2D', ['x', 'filter', 'bias'], {
            strides,
            pad: padding,
            dataFormat: 'NHWC',
            dilations: [1, 1],
            activation: relu ? 'relu' : 'linear',
          }),
        ];
      case 'maxPool':
        return activated('MaxPool', ['x'], { filterSize: [...window], strides, pad: padding });
      case 'add':
        return activated('Add', ['a', 'b']);
      case 'relu':
        return [call('Relu', ['x'])];
      case 'pad':
        return [call('PadV2', ['x'], { paddings: this.paddingsOf(step), constantValue: 0 })];
      case 'reshape':
        return [call('Reshape', ['x'], { shape: [...this.tensorAt(output).shape] })];
      case 'concat':
        return [call('Concat', null, { axis: 1 })];
      case 'dequantize':
        return [];
    }
  }

  private paddingsOf({ inputs }: Step): [number, number][] {
    const sizes = this.tensorAt(inputs[1]).values ?? [];
    return Array.from({ length: sizes.length / 2 }, (_, axis) => [
      sizes[2 * axis] as number,
      sizes[2 * axis + 1] as number,
    ]);
  }

  private tensorAt(index = -1): TfliteTensor {
    const found = this.net.tensors[index];
    if (!found) throw new RangeError(`there is no tensor ${index}`);
    return found;
  }
}

const isCast = ({ kind }: Step) => kind === 'dequantize';
const isConvolution = ({ kind }: Step) => kind === 'conv' || kind === 'depthwise';

function valueAt(values: readonly (TensorInfo | undefined)[], index: number): TensorInfo {
  const value = values[index];
  if (!value) throw new RangeError(`tensor ${index} is not computed yet`);
  return value;
}

/** From TensorFlow Lite's order of a filter's values to that of tfjs. */
function filterOf(
  { kind }: Step,
  shape: readonly number[],
  values: Float32Array | Int32Array,
): Tensor {
  const [outer = 0, height = 0, width = 0, inner = 0] = shape;
  if (kind === 'depthwise') return tensor(values, [height, width, inner, outer]);
  const moved = new Float32Array(values.length);
  const area = height * width * inner;
  for (let from = 0, out = 0; out < outer; out++) {
    for (let at = 0; at < area; at++, from++) moved[at * outer + out] = values[from] as number;
  }
  return tensor(moved, [height, width, inner, outer]);
}
