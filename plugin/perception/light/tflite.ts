import { EmotionError } from '../../errors';
import { requireRunnable } from './runnable';

/** A step of a net; numbers are places in its list of tensors, -1 for none. */
export interface Step {
  readonly kind: Kind;
  readonly inputs: readonly number[];
  readonly output: number;
  readonly stride: readonly [number, number];
  readonly window: readonly [number, number];
  readonly padding: 'same' | 'valid';
  readonly relu: boolean;
}

export interface TfliteTensor {
  readonly shape: readonly number[];
  /** Null for what is computed. */
  readonly values: Float32Array | Int32Array | null;
}

export interface TfliteNet {
  readonly tensors: readonly TfliteTensor[];
  readonly steps: readonly Step[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** Operators by their numbers in TensorFlow Lite's schema, as far as BlazeFace is made of them. */
const KINDS = {
  0: 'add',
  2: 'concat',
  3: 'conv',
  4: 'depthwise',
  6: 'dequantize',
  17: 'maxPool',
  19: 'relu',
  22: 'reshape',
  34: 'pad',
} as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

/** Which field of an operator's options tells of its activation. */
const ACTIVATION: Partial<Record<Kind, number>> = { add: 0, conv: 3, depthwise: 4, maxPool: 5 };
const WINDOWED: readonly Kind[] = ['conv', 'depthwise', 'maxPool'];

/**
 * Reads a net from a TFLite file: a FlatBuffer, of which fields are found by their place in the
 * tables of TensorFlow Lite's schema.fbs.
 *
 * @throws EmotionError `model-invalid` for what is no such file, has other operators, or does not fit together
 */
export function readTflite(file: Uint8Array): TfliteNet {
  try {
    const net = read(new Table(new DataView(file.buffer, file.byteOffset, file.byteLength)));
    requireRunnable(net);
    return net;
  } catch (cause) {
    throw new EmotionError(
      'model-invalid',
      `the face detector is no net to read: ${String(cause)}`,
      { cause },
    );
  }
}

function read(model: Table): TfliteNet {
  const codes = model.tables(1).map((code) => Math.max(code.int8(0), code.int32(3)));
  const buffers = model.tables(4);
  const [graph] = model.tables(2);
  if (!graph) throw new Error('it has no graph');
  const tensors = graph.tables(0).map((tensor) => ({
    shape: tensor.int32s(0),
    values: valuesOf(buffers[tensor.int32(2)]?.bytes(0) ?? new Uint8Array(), tensor.int8(1)),
  }));
  const steps = graph.tables(3).map((operator) => stepOf(operator, codes));
  return { tensors, steps, inputs: graph.int32s(1), outputs: graph.int32s(2) };
}

function stepOf(operator: Table, codes: readonly number[]): Step {
  const code = codes[operator.int32(0)] ?? -1;
  const kind = (KINDS as Readonly<Record<number, Kind>>)[code];
  if (!kind) throw new Error(`operator ${code} is unknown`);
  const options = operator.table(4);
  const windowed = WINDOWED.includes(kind);
  const activation = options?.int8(ACTIVATION[kind] ?? -1) ?? 0;
  if (activation > 1) throw new Error(`activation ${activation} is unknown`);
  return {
    kind,
    inputs: operator.int32s(1),
    output: operator.int32s(2)[0] ?? -1,
    stride: windowed && options ? [options.int32(2), options.int32(1)] : [1, 1],
    window: kind === 'maxPool' && options ? [options.int32(4), options.int32(3)] : [1, 1],
    padding: windowed && options?.int8(0) === 1 ? 'valid' : 'same',
    relu: activation === 1 || kind === 'relu',
  };
}

function valuesOf(bytes: Uint8Array, type: number): Float32Array | Int32Array | null {
  if (bytes.length === 0) return null;
  // A copy begins where numbers of four bytes may.
  const { buffer } = bytes.slice();
  switch (type) {
    case 0:
      return new Float32Array(buffer);
    case 1:
      return widened(new Uint16Array(buffer));
    case 2:
      return new Int32Array(buffer);
    default:
      throw new Error(`tensors of type ${type} are unknown`);
  }
}

/** From numbers of 16 bits, as IEEE 754 has them, to those of 32: the exponent's middle moves. */
function widened(halves: Uint16Array): Float32Array {
  const values = new Float32Array(halves.length);
  const bits = new Uint32Array(values.buffer);
  halves.forEach((half, index) => {
    const exponent = (half >> 10) & 0x1f;
    const fraction = half & 0x3ff;
    const sign = (half & 0x8000) << 16;
    if (exponent > 0) bits[index] = sign | ((exponent + 112) << 23) | (fraction << 13);
    else values[index] = (sign ? -1 : 1) * fraction * 2 ** -24;
  });
  return values;
}

/** A table of a FlatBuffer. What is not there reads as 0 or empty, as its format wants it. */
class Table {
  constructor(
    private readonly view: DataView,
    private readonly at = view.getUint32(0, true),
  ) {}

  int8(field: number): number {
    const at = this.find(field);
    return at ? this.view.getInt8(at) : 0;
  }

  int32(field: number): number {
    const at = this.find(field);
    return at ? this.view.getInt32(at, true) : 0;
  }

  table(field: number): Table | null {
    const at = this.find(field);
    return at ? new Table(this.view, at + this.view.getUint32(at, true)) : null;
  }

  int32s(field: number): number[] {
    return this.vector(field, 4, (at) => this.view.getInt32(at, true));
  }

  tables(field: number): Table[] {
    return this.vector(field, 4, (at) => new Table(this.view, at + this.view.getUint32(at, true)));
  }

  bytes(field: number): Uint8Array {
    const at = this.find(field);
    if (!at) return new Uint8Array();
    const start = at + this.view.getUint32(at, true);
    const { buffer, byteOffset } = this.view;
    return new Uint8Array(buffer, byteOffset + start + 4, this.view.getUint32(start, true));
  }

  private vector<T>(field: number, width: number, take: (at: number) => T): T[] {
    const at = this.find(field);
    if (!at) return [];
    const start = at + this.view.getUint32(at, true);
    const length = this.view.getUint32(start, true);
    if (length * width > this.view.byteLength) throw new RangeError('a list is too long');
    return Array.from({ length }, (_, index) => take(start + 4 + index * width));
  }

  /** 0 for a field that is not there. */
  private find(field: number): number {
    if (field < 0) return 0;
    const layout = this.at - this.view.getInt32(this.at, true);
    const place = 4 + 2 * field;
    const offset =
      place < this.view.getUint16(layout, true) ? this.view.getUint16(layout + place, true) : 0;
    return offset ? this.at + offset : 0;
  }
}
