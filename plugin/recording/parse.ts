import { EmotionError } from '../errors';
import type { FaceReading, FrameReading, FrameTiming, Keypoints } from '../types';
import {
  FACE_CELLS,
  FACE_CELLS_WITH_KEYPOINTS,
  RECORDING_FORMAT,
  RECORDING_VERSION,
  type Recording,
} from './Recording';

function bad(where: string, what: string): EmotionError {
  return new EmotionError('bad-option', `recording: ${where} ${what}`);
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw bad(where, 'is not a list');
  return value;
}

function finite(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw bad(where, 'is not a number');
  return value;
}

/** Null stands for what was not a number when it was recorded. */
function cell(value: unknown, where: string): number {
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

function faceOf(value: unknown, where: string): FaceReading {
  const row = list(value, where);
  if (row.length !== FACE_CELLS && row.length !== FACE_CELLS_WITH_KEYPOINTS)
    throw bad(where, `has ${row.length} cells, not ${FACE_CELLS} or ${FACE_CELLS_WITH_KEYPOINTS}`);
  const cells = row.map((each, index) => cell(each, `${where}[${index}]`));
  const [id = NaN, x = NaN, y = NaN, width = NaN, height = NaN, roll = NaN] = cells;
  const [sizePx = NaN, yawDeg = NaN, brightness = NaN, sharpness = NaN] = cells.slice(6);
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
  const row = list(value, where);
  if (row.length !== 4) throw bad(where, 'needs four numbers');
  const [detectMs = 0, alignMs = 0, classifyMs = 0, totalMs = 0] = row.map((each, index) =>
    finite(each, `${where}[${index}]`),
  );
  return { detectMs, alignMs, classifyMs, totalMs };
}

function frameOf(value: unknown, where: string): FrameReading {
  const row = list(value, where);
  if (row.length !== 6) throw bad(where, `has ${row.length} cells, not 6`);
  const [timestamp, mediaTime, width, height, timing, faces] = row;
  return {
    timestamp: finite(timestamp, `${where} timestamp`),
    ...(mediaTime !== null && { mediaTime: finite(mediaTime, `${where} media time`) }),
    width: finite(width, `${where} width`),
    height: finite(height, `${where} height`),
    faces: list(faces, `${where} faces`).map((face, index) =>
      faceOf(face, `${where} faces[${index}]`),
    ),
    timing: timingOf(timing, `${where} timing`),
  };
}

function dataOf(input: unknown): object {
  let value = input;
  if (typeof input === 'string') {
    try {
      value = JSON.parse(input);
    } catch (cause) {
      throw new EmotionError('bad-option', 'recording: not valid JSON', { cause });
    }
  }
  if (typeof value !== 'object' || value === null) throw bad('it', 'is not an object');
  return value;
}

/**
 * Reads an exported recording. Nothing of the input is kept: every number is checked and copied.
 *
 * @param input  JSON text, or what it parsed to
 * @throws EmotionError `bad-option` saying where it is damaged, or that its version is unknown
 */
export function parseRecording(input: unknown): Recording {
  const own = new Map<string, unknown>(Object.entries(dataOf(input)));
  if (own.get('format') !== RECORDING_FORMAT) throw bad('format', `is not '${RECORDING_FORMAT}'`);
  if (own.get('version') !== RECORDING_VERSION)
    throw bad('version', `is not ${RECORDING_VERSION}, the one that is known`);
  const model = own.get('model');
  if (model !== null && typeof model !== 'string') throw bad('model', 'is neither text nor null');
  const frames = list(own.get('frames'), 'frames').map((frame, index) =>
    frameOf(frame, `frames[${index}]`),
  );
  frames.forEach(({ timestamp }, index) => {
    if (timestamp <= (frames[index - 1]?.timestamp ?? -Infinity))
      throw bad(`frames[${index}] timestamp`, 'is not later than the one before');
  });
  return { model, frames };
}
