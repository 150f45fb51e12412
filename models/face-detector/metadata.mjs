import { Builder } from 'flatbuffers';

/**
 * Adds TFLite metadata to the two MediaPipe face detection models, which are published without.
 *
 * The task API of MediaPipe reads the input's normalisation from a `TFLITE_METADATA` buffer inside
 * the model and refuses a float model that has none. The layouts follow TensorFlow Lite's
 * schema.fbs and metadata_schema.fbs; the numbers below are field positions in those tables.
 *
 * A FlatBuffer's offsets are relative and its builder writes from the end towards the front. So the
 * published model goes into the builder first, unchanged, and a new root table that points at its
 * parts is written before it.
 */

const MODEL = {
  version: 0,
  operatorCodes: 1,
  subgraphs: 2,
  description: 3,
  buffers: 4,
  metadataBuffer: 5,
  metadata: 6,
  signatureDefs: 7,
  fields: 8,
};
const METADATA = { name: 0, buffer: 1, fields: 2 };
const BUFFER = { data: 0, fields: 1 };
const MODEL_METADATA = { name: 0, license: 5, subgraphs: 3, minParserVersion: 7, fields: 8 };
const SUBGRAPH_METADATA = { inputs: 2, outputs: 3, fields: 10 };
const TENSOR_METADATA = { name: 0, content: 3, processUnits: 4, fields: 7 };
const CONTENT = { type: 0, value: 1, fields: 3 };
const IMAGE_PROPERTIES = { colorSpace: 0, fields: 2 };
const PROCESS_UNIT = { type: 0, value: 1, fields: 2 };
const NORMALISATION = { mean: 0, std: 1, fields: 2 };
/** Union tags and enum values of metadata_schema.fbs. */
const FEATURE_PROPERTIES = 1;
const IMAGE_PROPERTIES_TAG = 2;
const NORMALISATION_TAG = 1;
const RGB = 1;

const TFLITE_ALIGNMENT = 16;

/**
 * @param {string} name shown by model viewers
 * @returns {Uint8Array} the ModelMetadata FlatBuffer: input (x − 127.5) / 127.5, two outputs
 */
export function buildMetadata(name) {
  const builder = new Builder(1024);
  const normalisation = table(builder, NORMALISATION.fields, () => {
    const mean = floats(builder, [127.5]);
    const std = floats(builder, [127.5]);
    return () => {
      builder.addFieldOffset(NORMALISATION.mean, mean, 0);
      builder.addFieldOffset(NORMALISATION.std, std, 0);
    };
  });
  const processUnit = table(builder, PROCESS_UNIT.fields, () => () => {
    builder.addFieldInt8(PROCESS_UNIT.type, NORMALISATION_TAG, 0);
    builder.addFieldOffset(PROCESS_UNIT.value, normalisation, 0);
  });
  const image = table(builder, IMAGE_PROPERTIES.fields, () => () => {
    builder.addFieldInt8(IMAGE_PROPERTIES.colorSpace, RGB, 0);
  });
  const feature = table(builder, 0, () => () => undefined);
  const input = tensor(builder, 'image', IMAGE_PROPERTIES_TAG, image, [processUnit]);
  const boxes = tensor(builder, 'location', FEATURE_PROPERTIES, feature, []);
  const scores = tensor(builder, 'score', FEATURE_PROPERTIES, feature, []);
  const subgraph = table(builder, SUBGRAPH_METADATA.fields, () => {
    const inputs = offsets(builder, [input]);
    const outputs = offsets(builder, [boxes, scores]);
    return () => {
      builder.addFieldOffset(SUBGRAPH_METADATA.inputs, inputs, 0);
      builder.addFieldOffset(SUBGRAPH_METADATA.outputs, outputs, 0);
    };
  });
  const root = table(builder, MODEL_METADATA.fields, () => {
    const title = builder.createString(name);
    const license = builder.createString('Apache-2.0');
    const parser = builder.createString('1.0.0');
    const subgraphs = offsets(builder, [subgraph]);
    return () => {
      builder.addFieldOffset(MODEL_METADATA.name, title, 0);
      builder.addFieldOffset(MODEL_METADATA.license, license, 0);
      builder.addFieldOffset(MODEL_METADATA.subgraphs, subgraphs, 0);
      builder.addFieldOffset(MODEL_METADATA.minParserVersion, parser, 0);
    };
  });
  builder.finish(root, 'M001');
  return builder.asUint8Array();
}

/**
 * @param {Uint8Array} model a TFLite model without metadata
 * @param {string} name
 * @returns {Uint8Array} the same model behind a root table that carries the metadata
 * @throws {Error} when `model` is no TFLite model, or has metadata already
 */
export function addMetadata(model, name) {
  const view = new DataView(model.buffer, model.byteOffset, model.byteLength);
  if (String.fromCharCode(...model.subarray(4, 8)) !== 'TFL3')
    throw new Error('not a TFLite model');
  const oldRoot = view.getUint32(0, true);
  if (fieldPosition(view, oldRoot, MODEL.metadata) !== 0) throw new Error('has metadata already');

  const builder = new Builder(model.length + 4096);
  builder.startVector(1, model.length, TFLITE_ALIGNMENT);
  for (let index = model.length - 1; index >= 0; index--) builder.addInt8(model[index]);
  const bodyStart = builder.offset();
  builder.endVector();
  /** @param {number} position in the published file */
  const inBody = (position) => bodyStart - position;

  const target = (/** @type {number} */ field) => {
    const position = fieldPosition(view, oldRoot, field);
    return position === 0 ? 0 : position + view.getUint32(position, true);
  };
  const oldBuffers = vectorOfOffsets(view, target(MODEL.buffers)).map(inBody);

  const bytes = buildMetadata(name);
  builder.startVector(1, bytes.length, TFLITE_ALIGNMENT);
  for (let index = bytes.length - 1; index >= 0; index--) builder.addInt8(bytes[index]);
  const data = builder.endVector();
  const buffer = table(builder, BUFFER.fields, () => () => {
    builder.addFieldOffset(BUFFER.data, data, 0);
  });
  const buffers = offsets(builder, [...oldBuffers, buffer]);
  const entry = table(builder, METADATA.fields, () => {
    const title = builder.createString('TFLITE_METADATA');
    return () => {
      builder.addFieldOffset(METADATA.name, title, 0);
      builder.addFieldInt32(METADATA.buffer, oldBuffers.length, 0);
    };
  });
  const metadata = offsets(builder, [entry]);
  const versionPosition = fieldPosition(view, oldRoot, MODEL.version);
  const root = table(builder, MODEL.fields, () => () => {
    builder.addFieldInt32(MODEL.version, view.getUint32(versionPosition, true), 0);
    for (const field of [
      MODEL.operatorCodes,
      MODEL.subgraphs,
      MODEL.description,
      MODEL.metadataBuffer,
      MODEL.signatureDefs,
    ]) {
      const position = target(field);
      if (position !== 0) builder.addFieldOffset(field, inBody(position), 0);
    }
    builder.addFieldOffset(MODEL.buffers, buffers, 0);
    builder.addFieldOffset(MODEL.metadata, metadata, 0);
  });
  builder.finish(root, 'TFL3');
  return builder.asUint8Array();
}

/**
 * @param {Builder} builder
 * @param {number} fields
 * @param {() => () => void} prepare writes the children and returns what adds the table's fields
 */
function table(builder, fields, prepare) {
  const addFields = prepare();
  builder.startObject(fields);
  addFields();
  return builder.endObject();
}

/**
 * @param {Builder} builder
 * @param {string} name
 * @param {number} contentType
 * @param {number} properties
 * @param {number[]} processUnits
 */
function tensor(builder, name, contentType, properties, processUnits) {
  const content = table(builder, CONTENT.fields, () => () => {
    builder.addFieldInt8(CONTENT.type, contentType, 0);
    builder.addFieldOffset(CONTENT.value, properties, 0);
  });
  return table(builder, TENSOR_METADATA.fields, () => {
    const title = builder.createString(name);
    const units = offsets(builder, processUnits);
    return () => {
      builder.addFieldOffset(TENSOR_METADATA.name, title, 0);
      builder.addFieldOffset(TENSOR_METADATA.content, content, 0);
      builder.addFieldOffset(TENSOR_METADATA.processUnits, units, 0);
    };
  });
}

/**
 * @param {Builder} builder
 * @param {number[]} items
 */
function offsets(builder, items) {
  builder.startVector(4, items.length, 4);
  for (const item of [...items].reverse()) builder.addOffset(item);
  return builder.endVector();
}

/**
 * @param {Builder} builder
 * @param {number[]} items
 */
function floats(builder, items) {
  builder.startVector(4, items.length, 4);
  for (const item of [...items].reverse()) builder.addFloat32(item);
  return builder.endVector();
}

/**
 * @param {DataView} view
 * @param {number} tablePosition
 * @param {number} field
 * @returns {number} where the field's value lies, 0 when the table leaves it out
 */
export function fieldPosition(view, tablePosition, field) {
  const vtable = tablePosition - view.getInt32(tablePosition, true);
  const slot = 4 + 2 * field;
  if (slot >= view.getUint16(vtable, true)) return 0;
  const relative = view.getUint16(vtable + slot, true);
  return relative === 0 ? 0 : tablePosition + relative;
}

/**
 * @param {DataView} view
 * @param {number} vector
 * @returns {number[]} absolute positions
 */
function vectorOfOffsets(view, vector) {
  const length = view.getUint32(vector, true);
  return Array.from({ length }, (_, index) => {
    const position = vector + 4 + 4 * index;
    return position + view.getUint32(position, true);
  });
}
