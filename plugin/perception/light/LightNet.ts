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
  type Tensor,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { PlannedNet } from '../plan/PlannedNet';
import type { Step, TfliteNet } from './tflite';

/** Runs a TFLite net of one input with tfjs, on the backend that is in use. */
export class LightNet {
  private readonly constants: readonly (Tensor | undefined)[];
  private readonly planned: PlannedNet;

  constructor(net: TfliteNet) {
    const constants = constantsOf(net);
    this.constants = constants;
    this.planned = new PlannedNet(
      (input) => computed(net, constants, input),
      shapeOf(net, net.inputs[0]),
    );
  }

  /** @param use gets the outputs, which are overwritten afterwards */
  run<T>(input: Float32Array, use: (outputs: readonly Float32Array[]) => T): Promise<T> {
    return this.planned.run(input, use);
  }

  dispose(): void {
    this.planned.dispose();
    for (const constant of this.constants) constant?.dispose();
  }
}

function constantsOf(net: TfliteNet): (Tensor | undefined)[] {
  const filters = new Map(net.steps.filter(isConvolution).map((step) => [step.inputs[1], step]));
  const sources = new Map(net.steps.filter(isCast).map((step) => [step.output, step.inputs[0]]));
  return net.tensors.map(({ shape, values }, index) => {
    // What is stored in 16 bits is widened once, here.
    const known = values ?? net.tensors[sources.get(index) ?? -1]?.values;
    if (!known) return undefined;
    const filter = filters.get(index);
    return keep(filter ? filterOf(filter, shape, known) : tensor(known, [...shape]));
  });
}

function computed(
  net: TfliteNet,
  constants: readonly (Tensor | undefined)[],
  input: Tensor,
): Tensor[] {
  const values = [...constants];
  values[net.inputs[0] ?? -1] = input;
  const valueAt = (index: number) => {
    const value = values[index];
    if (!value) throw new RangeError(`tensor ${index} is not computed yet`);
    return value;
  };
  const steps = net.steps.filter((step) => !isCast(step));
  const lastUse = new Map(steps.flatMap((step) => step.inputs.map((index) => [index, step])));
  for (const step of steps) {
    // An absent bias is told as -1.
    const inputs = step.inputs.filter((index) => index >= 0);
    values[step.output] = stepped(net, step, inputs.map(valueAt));
    for (const index of inputs) {
      const isSpent = lastUse.get(index) === step && !net.outputs.includes(index);
      if (isSpent && !constants[index]) valueAt(index).dispose();
    }
  }
  return net.outputs.map(valueAt);
}

function stepped(net: TfliteNet, step: Step, inputs: readonly Tensor[]): Tensor {
  const { kind, padding } = step;
  const [x, second, bias] = inputs as [Tensor4D, Tensor, Tensor3D?];
  const strides: [number, number] = [...step.stride];
  const activated = (value: Tensor) => (step.relu ? relu(value) : value);
  switch (kind) {
    case 'conv':
    case 'depthwise': {
      const run = kind === 'conv' ? fused.conv2d : fused.depthwiseConv2d;
      const filter = second as Tensor4D;
      const activation = step.relu ? 'relu' : 'linear';
      return run({ x, filter, strides, pad: padding, activation, ...(bias && { bias }) });
    }
    case 'maxPool':
      return activated(maxPool(x, [...step.window], strides, padding));
    case 'add':
      return activated(add(x, second));
    case 'relu':
      return relu(x);
    case 'pad':
      return pad(x, pairsOf(net.tensors[step.inputs[1] ?? -1]?.values ?? []));
    case 'reshape':
      return reshape(x, [...shapeOf(net, step.output)]);
    case 'concat':
      return concat([...inputs], 1);
    case 'dequantize':
      return x;
  }
}

const isCast = ({ kind }: Step) => kind === 'dequantize';
const isConvolution = ({ kind }: Step) => kind === 'conv' || kind === 'depthwise';

/** @throws RangeError for a tensor that the net has not */
export function shapeOf(net: TfliteNet, index = -1): readonly number[] {
  const found = net.tensors[index];
  if (!found) throw new RangeError(`there is no tensor ${index}`);
  return found.shape;
}

function pairsOf(values: ArrayLike<number>): [number, number][] {
  return Array.from({ length: values.length / 2 }, (_, axis) => [
    values[2 * axis] as number,
    values[2 * axis + 1] as number,
  ]);
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
