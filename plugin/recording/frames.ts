import type { FaceReading, FrameReading, FrameTiming, Keypoints } from '../types';
import { FACE_CELLS, FACE_CELLS_WITH_KEYPOINTS } from './Recording';

/** What is wrong with a file and where: `frames[7] faces[0][12]` `is not a number`. */
export class Fault extends Error {
  constructor(where: string, what: string) {
    super(`${where} ${what}`);
  }
}

export function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Fault(where, 'is not a list');
  return value;
}

/** `where` is put together only for a fault: a session has a third of a million cells. */
function finite(value: unknown, where: () => string): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new Fault(where(), 'is not a number');
  return value;
}

/** Null stands for what was not a number when it was recorded. */
function cell(value: unknown, where: () => string): number {
  return value === null ? NaN : finite(value, where);
}

function keypointsOf(cells: readonly number[]): Keypoints | null {
  if (cells.length === 0) return null;
  const [ax = NaN, ay = NaN, bx = NaN, by = NaN, cx = NaN, cy = NaN, dx = NaN, dy = NaN] = cells;
  return {
    leftEye: { x: ax, y: ay },
    rightEye: { x: bx, y: by },
    nose: { x: cx, y: cy },
    mouth: { x: dx, y: dy },
  };
}

function faceOf(value: unknown, where: () => string): FaceReading {
  if (!Array.isArray(value)) throw new Fault(where(), 'is not a list');
  const row: readonly unknown[] = value;
  if (row.length !== FACE_CELLS && row.length !== FACE_CELLS_WITH_KEYPOINTS)
    throw new Fault(
      where(),
      `has ${row.length} cells, not ${FACE_CELLS} or ${FACE_CELLS_WITH_KEYPOINTS}`,
    );
  const cells = row.map((each, index) => cell(each, () => `${where()}[${index}]`));
  const [id = NaN, x = NaN, y = NaN, width = NaN, height = NaN, roll = NaN] = cells;
  const [sizePx = NaN, yawDeg = NaN, brightness = NaN, sharpness = NaN] = cells.slice(6, 10);
  return {
    id,
    box: { x, y, width, height },
    keypoints: keypointsOf(cells.slice(FACE_CELLS)),
    roll,
    quality: { sizePx, yawDeg, brightness, sharpness },
    probabilities: cells.slice(10, FACE_CELLS),
  };
}

function timingOf(value: unknown, where: string): FrameTiming | null {
  if (value === null) return null;
  const row = listOf(value, where);
  if (row.length !== 4) throw new Fault(where, 'needs four numbers');
  const [detectMs = 0, alignMs = 0, classifyMs = 0, totalMs = 0] = row.map((each, index) =>
    finite(each, () => `${where}[${index}]`),
  );
  return { detectMs, alignMs, classifyMs, totalMs };
}

function frameOf(value: unknown, at: number): FrameReading {
  const where = `frames[${at}]`;
  const row = listOf(value, where);
  if (row.length !== 6) throw new Fault(where, `has ${row.length} cells, not 6`);
  const [timestamp, mediaTime, width, height, timing, faces] = row;
  return {
    timestamp: finite(timestamp, () => `${where} timestamp`),
    ...(mediaTime !== null && { mediaTime: finite(mediaTime, () => `${where} media time`) }),
    width: finite(width, () => `${where} width`),
    height: finite(height, () => `${where} height`),
    faces: listOf(faces, `${where} faces`).map((face, index) =>
      faceOf(face, () => `${where} faces[${index}]`),
    ),
    timing: timingOf(timing, `${where} timing`),
  };
}

/**
 * The frames of a recording or a session, every number checked and copied.
 *
 * @throws Fault at the first that is damaged or not later than the one before
 */
export function framesOf(value: unknown): FrameReading[] {
  let last = -Infinity;
  return listOf(value, 'frames').map((each, at) => {
    const frame = frameOf(each, at);
    if (frame.timestamp <= last)
      throw new Fault(`frames[${at}] timestamp`, 'is not later than the one before');
    last = frame.timestamp;
    return frame;
  });
}

/**
 * The named parts of what was given, as text or parsed.
 *
 * @throws Fault when it is no JSON or no object
 */
export function partsOf(input: unknown): ReadonlyMap<string, unknown> {
  let value = input;
  if (typeof input === 'string') {
    try {
      value = JSON.parse(input);
    } catch {
      throw new Fault('it', 'is not valid JSON');
    }
  }
  if (typeof value !== 'object' || value === null) throw new Fault('it', 'is not an object');
  return new Map<string, unknown>(Object.entries(value));
}
