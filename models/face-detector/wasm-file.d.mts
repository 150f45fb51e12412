export class Bytes {
  constructor(bytes: Uint8Array, position?: number);
  position: number;
  number(): number;
  take(count: number): Uint8Array;
  readonly rest: Uint8Array;
}
export function sectionsOf(file: Uint8Array): { id: number; content: Uint8Array }[];
export function functionsIn(file: Uint8Array): number;
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer>;
export function leb128(value: number): Uint8Array;
export function withSections(
  file: Uint8Array,
  change: (id: number, content: Uint8Array) => Uint8Array,
): Uint8Array<ArrayBuffer>;
export function withFunctions(
  file: Uint8Array,
  change: (body: Uint8Array, index: number) => Uint8Array,
): Uint8Array<ArrayBuffer>;
export function trimmed(
  file: Uint8Array,
  isKept: (index: number) => boolean,
): Uint8Array<ArrayBuffer>;
