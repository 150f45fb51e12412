import { EMOTIONS, type FaceReading, type FrameReading } from '../types';
import {
  RECORDING_FORMAT,
  RECORDING_VERSION,
  type Cell,
  type FaceRow,
  type FrameRow,
  type Recording,
  type RecordingJson,
} from './Recording';

function cell(value: number): Cell {
  return Number.isFinite(value) ? value : null;
}

export function faceRow({
  id,
  box,
  keypoints,
  roll,
  quality,
  probabilities,
}: FaceReading): FaceRow {
  const points = keypoints
    ? [keypoints.leftEye, keypoints.rightEye, keypoints.nose, keypoints.mouth]
    : [];
  return [
    id,
    box.x,
    box.y,
    box.width,
    box.height,
    roll,
    quality.sizePx,
    quality.yawDeg,
    quality.brightness,
    quality.sharpness,
    ...(probabilities.length === EMOTIONS.length ? probabilities : EMOTIONS.map(() => NaN)),
    ...points.flatMap(({ x, y }) => [x, y]),
  ].map(cell);
}

function frameRow({ timestamp, mediaTime, width, height, timing, faces }: FrameReading): FrameRow {
  const spent = timing
    ? ([timing.detectMs, timing.alignMs, timing.classifyMs, timing.totalMs] as const)
    : null;
  return [timestamp, mediaTime ?? null, width, height, spent, faces.map(faceRow)];
}

/** A recording as plain data for `JSON.stringify`: numbers at full precision, so that it replays alike. */
export function toJson({ model, frames }: Recording): RecordingJson {
  return {
    format: RECORDING_FORMAT,
    version: RECORDING_VERSION,
    model,
    frames: frames.map(frameRow),
  };
}
