import {
  add,
  concat,
  fused,
  keep,
  maxPool,
  pad,
  relu,
  reshape,
  tensor,
  tidy,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { Step, TfliteNet, TfliteTensor } from './tflite';

type Values = (Tensor | undefined)[];

/** Runs a TFLite net with tfjs, on the backend that is in use. */
export class LightNet {
  private readonly constants: Values;
  private readonly steps: readonly Step[];

  constructor(private readonly net: TfliteNet) {
    const filters = new Map(net.steps.filter(isConvolution).map((step) => [step.inputs[1], step]));
    const sources = new Map(net.steps.filter(isCast).map((step) => [step.output, step.inputs[0]]));
    // What is stored in 16 bits is widened once, here.
    this.steps = net.steps.filter((step) => !isCast(step));
    this.constants = net.tensors.map(({ shape, values }, index) => {
      const known = values ?? net.tensors[sources.get(index) ?? -1]?.values;
      if (!known) return undefined;
      const filter = filters.get(index);
      return keep(filter ? filterOf(filter, shape, known) : tensor(known, [...shape]));
    });
  }

  /** The input's shape. */
  get shape(): readonly number[] {
    return this.tensorAt(this.net.inputs[0]).shape;
  }

  get outputShapes(): readonly (readonly number[])[] {
    return this.net.outputs.map((output) => this.tensorAt(output).shape);
  }

  async run(input: Float32Array): Promise<Float32Array[]> {
    const outputs = tidy(() => {
      const values = [...this.constants];
      values[this.net.inputs[0] ?? -1] = tensor(input, [...this.shape]);
      for (const step of this.steps) values[step.output] = this.compute(step, values);
      return this.net.outputs.map((output) => valueAt(values, output));
    });
    const read = await Promise.all(outputs.map((output) => output.data<'float32'>()));
    for (const output of outputs) output.dispose();
    return read;
  }

  dispose(): void {
    for (const constant of this.constants) constant?.dispose();
  }

  private compute(step: Step, values: Values): Tensor {
    const [first, second, third] = step.inputs.map((input) => values[input]);
    const x = first as Tensor4D;
    const activation = step.relu ? 'relu' : 'linear';
    const { stride, window, padding } = step;
    switch (step.kind) {
      case 'conv':
        return fused.conv2d({
          x,
          filter: second as Tensor4D,
          strides: [...stride],
          pad: padding,
          activation,
          ...(third ? { bias: third } : {}),
        });
      case 'depthwise':
        return fused.depthwiseConv2d({
          x,
          filter: second as Tensor4D,
          strides: [...stride],
          pad: padding,
          activation,
          ...(third ? { bias: third } : {}),
        });
      case 'maxPool':
        return activated(maxPool(x, [...window], [...stride], padding), step);
      case 'add':
        return activated(add(x, second as Tensor), step);
      case 'relu':
        return relu(x);
      case 'pad':
        return pad(x, this.paddingsOf(step));
      case 'reshape':
        return reshape(x, [...this.tensorAt(step.output).shape]);
      case 'concat':
        return concat(
          step.inputs.map((input) => valueAt(values, input)),
          1,
        );
      case 'dequantize':
        return x;
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
const activated = (value: Tensor, step: Step) => (step.relu ? relu(value) : value);

function valueAt(values: Values, index: number): Tensor {
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
