import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ByteBuffer } from 'flatbuffers';
import { describe, expect, test } from 'vitest';
import { addMetadata, fieldPosition } from '../../../models/face-detector/metadata.mjs';

const folder = dirname(
  createRequire(import.meta.url).resolve('@mediapipe/face_detection/package.json'),
);
const published = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

/** Walks FlatBuffer tables by field number. */
class Table {
  constructor(
    readonly bytes: Uint8Array,
    readonly position: number,
  ) {}

  static root(bytes: Uint8Array): Table {
    return new Table(bytes, new ByteBuffer(bytes).readInt32(0));
  }

  private get view() {
    return new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
  }

  private target(field: number): number {
    const at = fieldPosition(this.view, this.position, field);
    return at === 0 ? 0 : at + this.view.getUint32(at, true);
  }

  has(field: number): boolean {
    return fieldPosition(this.view, this.position, field) !== 0;
  }

  byte(field: number): number {
    const at = fieldPosition(this.view, this.position, field);
    return at === 0 ? 0 : this.view.getUint8(at);
  }

  int(field: number): number {
    const at = fieldPosition(this.view, this.position, field);
    return at === 0 ? 0 : this.view.getUint32(at, true);
  }

  table(field: number): Table {
    return new Table(this.bytes, this.target(field));
  }

  tables(field: number): Table[] {
    const vector = this.target(field);
    if (vector === 0) return [];
    return Array.from({ length: this.view.getUint32(vector, true) }, (_, index) => {
      const at = vector + 4 + 4 * index;
      return new Table(this.bytes, at + this.view.getUint32(at, true));
    });
  }

  data(field: number): Uint8Array {
    const vector = this.target(field);
    if (vector === 0) return new Uint8Array(0);
    return this.bytes.subarray(vector + 4, vector + 4 + this.view.getUint32(vector, true));
  }

  text(field: number): string {
    return new TextDecoder().decode(this.data(field));
  }

  floats(field: number): number[] {
    const vector = this.target(field);
    return Array.from({ length: this.view.getUint32(vector, true) }, (_, index) =>
      this.view.getFloat32(vector + 4 + 4 * index, true),
    );
  }
}

const VERSION = 0;
const OPERATORS = 1;
const SUBGRAPHS = 2;
const BUFFERS = 4;
const METADATA = 6;

describe.each(['face_detection_short_range.tflite', 'face_detection_full_range.tflite'])(
  '%s with metadata',
  (name) => {
    const original = published(name);
    const before = Table.root(original);
    const result = addMetadata(original, 'BlazeFace');
    const after = Table.root(result);

    test('is a TFLite model whose version, operators and graph are the published ones', () => {
      expect(new TextDecoder().decode(result.subarray(4, 8))).toBe('TFL3');
      expect(after.int(VERSION)).toBe(before.int(VERSION));
      expect(after.tables(OPERATORS)).toHaveLength(before.tables(OPERATORS).length);
      const graphs = [before, after].map((root) => root.tables(SUBGRAPHS)[0] as Table);
      const tensorNames = graphs.map((graph) => graph.tables(0).map((tensor) => tensor.text(3)));
      expect(tensorNames[1]).toEqual(tensorNames[0]);
      expect(tensorNames[1]?.length).toBeGreaterThan(100);
    });

    test('keeps every weight buffer, byte for byte and aligned as it was', () => {
      const [old, now] = [before.tables(BUFFERS), after.tables(BUFFERS)];
      expect(now).toHaveLength(old.length + 1);
      for (const [index, buffer] of old.entries()) {
        const kept = (now[index] as Table).data(0);
        expect(Buffer.compare(kept, buffer.data(0))).toBe(0);
        if (kept.length === 0) continue;
        const moved = kept.byteOffset - result.byteOffset - buffer.data(0).byteOffset;
        expect((moved + original.byteOffset) % 16).toBe(0);
      }
    });

    test('tells the input normalisation and the two outputs', () => {
      const [entry] = after.tables(METADATA);
      expect(entry?.text(0)).toBe('TFLITE_METADATA');
      const metadata = (after.tables(BUFFERS)[entry?.int(1) ?? -1] as Table).data(0).slice();
      expect(new TextDecoder().decode(metadata.subarray(4, 8))).toBe('M001');
      const subgraph = Table.root(metadata).tables(3)[0] as Table;
      const [input] = subgraph.tables(2);
      const unit = input?.tables(4)[0];
      expect(unit?.byte(0)).toBe(1);
      expect(unit?.table(1).floats(0)).toEqual([127.5]);
      expect(unit?.table(1).floats(1)).toEqual([127.5]);
      expect(subgraph.tables(3)).toHaveLength(2);
    });

    test('is not given metadata twice', () => {
      expect(() => addMetadata(result, 'again')).toThrow(/has metadata already/);
    });
  },
);

test('what is no TFLite model is refused', () => {
  expect(() => addMetadata(new Uint8Array(64), 'nothing')).toThrow(/not a TFLite model/);
});
