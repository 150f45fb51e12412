/** A WebAssembly file as its sections, and its functions as their bodies, after the core specification. */

const HEADER_BYTES = 8;
const CODE = 10;
/** A body without locals that is one `unreachable`: to call it is an error. */
const STUB = Uint8Array.of(0x00, 0x00, 0x0b);

export class Bytes {
  /** @param {Uint8Array} bytes */
  constructor(bytes, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  /** An unsigned number in LEB128. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.position++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  /** @param {number} count */
  take(count) {
    this.position += count;
    return this.bytes.subarray(this.position - count, this.position);
  }

  get rest() {
    return this.bytes.subarray(this.position);
  }

  get left() {
    return this.bytes.length - this.position;
  }
}

/** @param {readonly Uint8Array[]} parts */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {number} value */
export function leb128(value) {
  const bytes = [];
  do {
    const more = value > 0x7f;
    bytes.push((value & 0x7f) | (more ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return Uint8Array.from(bytes);
}

/** @param {Uint8Array} bytes */
const sized = (bytes) => joined([leb128(bytes.length), bytes]);

/**
 * @param {Uint8Array} file
 * @returns {{ id: number, content: Uint8Array }[]}
 */
export function sectionsOf(file) {
  const bytes = new Bytes(file, HEADER_BYTES);
  const sections = [];
  while (bytes.left > 0) {
    const [id] = bytes.take(1);
    sections.push({ id, content: bytes.take(bytes.number()) });
  }
  return sections;
}

/**
 * @param {Uint8Array} file
 * @returns {number} of its functions, imported ones not counted
 */
export function functionsIn(file) {
  const code = sectionsOf(file).find(({ id }) => id === CODE);
  return code ? new Bytes(code.content).number() : 0;
}

/**
 * @param {Uint8Array} file
 * @param {(id: number, content: Uint8Array) => Uint8Array} change its sections' contents
 */
export function withSections(file, change) {
  return joined([
    file.subarray(0, HEADER_BYTES),
    ...sectionsOf(file).flatMap(({ id, content }) => [
      Uint8Array.of(id),
      sized(change(id, content)),
    ]),
  ]);
}

/**
 * @param {Uint8Array} file
 * @param {(body: Uint8Array, index: number) => Uint8Array} change the bodies of its functions, imported
 *   ones not counted
 */
export function withFunctions(file, change) {
  return withSections(file, (id, content) => {
    if (id !== CODE) return content;
    const bytes = new Bytes(content);
    const count = bytes.number();
    const bodies = Array.from({ length: count }, (_, index) =>
      sized(change(bytes.take(bytes.number()), index)),
    );
    return joined([leb128(count), ...bodies]);
  });
}

/**
 * @param {Uint8Array} file
 * @param {(index: number) => boolean} isKept the others trap when they are called
 */
export function trimmed(file, isKept) {
  return withFunctions(file, (body, index) => (isKept(index) ? body : STUB));
}
