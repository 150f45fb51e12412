import type { Step, TfliteNet, TfliteTensor } from './tflite';

type Shape = readonly number[];

/** No tensor of a net that looks at 128×128 px holds more numbers. */
const MOST_NUMBERS = 2 ** 20;
const LONGEST_STRIDE = 4;

/**
 * Refuses a net whose steps do not fit together: tfjs' WebAssembly believes what it is told of sizes
 * and reads and writes elsewhere.
 *
 * @throws Error naming what does not fit
 */
export function requireRunnable({ tensors, steps, inputs, outputs }: TfliteNet): void {
  const known = new Set(inputs);
  for (const [index, { shape, values }] of tensors.entries()) {
    const size = sizeOf(shape);
    const fits = shape.every((length) => length > 0) && size <= MOST_NUMBERS;
    if (!fits || (values && values.length !== size)) throw new Error(`tensor ${index} has no size`);
    if (values) known.add(index);
  }
  for (const [index, step] of steps.entries()) {
    const output = tensors[step.output]?.shape;
    // An absent bias is told as -1.
    const wanted = step.inputs.filter((input, at) => input >= 0 || at < 2);
    const sources = wanted.flatMap((input) => (known.has(input) ? (tensors[input] ?? []) : []));
    const complete = sources.length === wanted.length && !known.has(step.output);
    if (!output || !complete || !isSame(shapeAfter(step, sources, output), output)) {
      throw new Error(`step ${index}, ${step.kind}, does not fit`);
    }
    known.add(step.output);
  }
  if (!outputs.every((output) => known.has(output))) throw new Error('an output is not computed');
}

/** @returns null where the sources do not fit each other */
function shapeAfter(step: Step, sources: readonly TfliteTensor[], output: Shape): Shape | null {
  const [x, second, bias] = sources;
  if (!x) return null;
  switch (step.kind) {
    case 'conv':
    case 'depthwise':
      return second ? convolved(step, x.shape, second, bias) : null;
    case 'maxPool':
      return slidOver(step, x.shape, step.window, x.shape[3]);
    case 'add':
      return second && isSame(x.shape, second.shape) ? x.shape : null;
    case 'relu':
    case 'dequantize':
      return x.shape;
    case 'pad':
      return second ? padded(x.shape, second) : null;
    case 'reshape':
      return sizeOf(x.shape) === sizeOf(output) ? output : null;
    case 'concat': {
      const [count, , ...rest] = x.shape;
      const length = sources.reduce((sum, { shape }) => sum + (shape[1] ?? 0), 0);
      const fits = sources.every(({ shape }) =>
        isSame([count ?? 0, shape[1] ?? 0, ...rest], shape),
      );
      return fits ? [count ?? 0, length, ...rest] : null;
    }
  }
}

function convolved(
  step: Step,
  shape: Shape,
  filter: TfliteTensor,
  bias: TfliteTensor | undefined,
): Shape | null {
  const [outer = 0, height = 0, width = 0, inner = 0] = filter.shape;
  const channels = step.kind === 'conv' ? outer : inner;
  const fits =
    filter.shape.length === 4 &&
    inner === shape[3] &&
    (step.kind === 'conv' || outer === 1) &&
    areFloats(filter) &&
    (!bias || (isSame(bias.shape, [channels]) && areFloats(bias)));
  return fits ? slidOver(step, shape, [height, width], channels) : null;
}

/** A window goes over the middle of [1, height, width, channels]. */
function slidOver(
  { stride, padding }: Step,
  [count, height, width, channels]: Shape,
  window: readonly [number, number],
  into = 0,
): Shape | null {
  if (count !== 1 || height === undefined || width === undefined || !channels) return null;
  if (![...stride, ...window].every((length) => length > 0)) return null;
  if (Math.max(...stride) > LONGEST_STRIDE || window[0] > height || window[1] > width) return null;
  const steps = (length: number, axis: 0 | 1) =>
    Math.ceil((padding === 'same' ? length : length - window[axis] + 1) / stride[axis]);
  return [1, steps(height, 0), steps(width, 1), into];
}

function padded(shape: Shape, { values }: TfliteTensor): Shape | null {
  const room = [...(values ?? [])];
  if (room.length !== 2 * shape.length || !room.every((each) => each >= 0)) return null;
  return shape.map((length, axis) => length + (room[2 * axis] ?? 0) + (room[2 * axis + 1] ?? 0));
}

/** Those of 16 bits are widened by a step before. */
const areFloats = ({ values }: TfliteTensor) => !values || values instanceof Float32Array;
const sizeOf = (shape: Shape) => shape.reduce((size, length) => size * length, 1);
const isSame = (one: Shape | null, other: Shape) =>
  one?.length === other.length && one.every((length, axis) => length === other[axis]);
