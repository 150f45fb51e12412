import {
  Bytes,
  functionsIn,
  joined,
  leb128,
  sectionsOf,
  withFunctions,
  withSections,
} from './wasm-file.mjs';

const GLOBAL = 6;
const EXPORT = 7;
const I32_CONST = 0x41;
const GLOBAL_SET = 0x24;
/** i32, mutable, 0 at first. */
const FLAG = Uint8Array.of(0x7f, 0x01, I32_CONST, 0x00, 0x0b);
const IS_GLOBAL = 3;
const NAME = 'called:';

/**
 * XNNPACK takes a processor for x86 if ∞ − ∞ is a negative NaN there, and computes with other functions
 * elsewhere. In hexadecimal: f32.sub, i32.reinterpret_f32, and then what asks for the sign.
 */
const ASKS_FOR_X86 = /93bc(?=411f76|22..410048)/g;
/** With f32.abs between them. */
const AS_ON_ARM = '938bbc';

/**
 * The module with a flag for each function, exported, which tells whether it was called.
 *
 * @param processor whose functions it shall take, wherever it runs
 * @throws Error when nothing in it tells processors apart
 */
export function instrumented(file: Uint8Array, processor: 'x86' | 'arm'): Uint8Array<ArrayBuffer> {
  const globals = vectorIn(file, GLOBAL);
  const exports = vectorIn(file, EXPORT);
  const count = functionsIn(file);
  let asked = 0;
  const bodies = withFunctions(file, (body, index) => {
    const at = startOf(body);
    const code = Buffer.from(body.subarray(at)).toString('hex');
    const onArm = code.replaceAll(ASKS_FOR_X86, (question, digit: number) => {
      if (digit % 2 === 1) return question;
      asked += 1;
      return AS_ON_ARM;
    });
    return joined([
      body.subarray(0, at),
      Uint8Array.of(I32_CONST, 1, GLOBAL_SET),
      leb128(globals.count + index),
      Buffer.from(processor === 'arm' ? onArm : code, 'hex'),
    ]);
  });
  if (asked === 0) throw new Error('this module asks in another way whether it runs on x86');
  const indices = Array.from({ length: count }, (_, index) => index);
  return withSections(bodies, (id, content) => {
    if (id === GLOBAL) {
      return joined([leb128(globals.count + count), globals.items, ...indices.map(() => FLAG)]);
    }
    if (id === EXPORT) {
      const flags = indices.flatMap((index) => {
        const name = Buffer.from(`${NAME}${index}`);
        return [leb128(name.length), name, Uint8Array.of(IS_GLOBAL), leb128(globals.count + index)];
      });
      return joined([leb128(exports.count + count), exports.items, ...flags]);
    }
    return content;
  });
}

/** @returns indices of the functions that were called, imported ones not counted */
export function calledIn(instance: WebAssembly.Instance): number[] {
  return Object.entries(instance.exports).flatMap(([name, flag]) =>
    name.startsWith(NAME) && flag instanceof WebAssembly.Global && flag.value === 1
      ? [Number(name.slice(NAME.length))]
      : [],
  );
}

function vectorIn(file: Uint8Array, wanted: number): { count: number; items: Uint8Array } {
  const section = sectionsOf(file).find(({ id }) => id === wanted);
  if (!section) throw new Error(`no section ${wanted}`);
  const bytes = new Bytes(section.content);
  return { count: bytes.number(), items: bytes.rest };
}

/** Where the instructions of a body begin: after its groups of locals. */
function startOf(body: Uint8Array): number {
  const bytes = new Bytes(body);
  const groups = bytes.number();
  for (let group = 0; group < groups; group += 1) {
    bytes.number();
    bytes.take(1);
  }
  return bytes.position;
}
