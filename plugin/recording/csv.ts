import { EMOTIONS, type FaceReading, type FrameReading } from '../types';
import type { Recording } from './Recording';

const KEYPOINTS = ['leftEye', 'rightEye', 'nose', 'mouth'] as const;

/** Columns of the CSV export, in order; units are those of the readings. */
export const CSV_COLUMNS: readonly string[] = [
  'timestamp',
  'mediaTime',
  'width',
  'height',
  'detectMs',
  'alignMs',
  'classifyMs',
  'totalMs',
  'faceId',
  'boxX',
  'boxY',
  'boxWidth',
  'boxHeight',
  'roll',
  'sizePx',
  'yawDeg',
  'brightness',
  'sharpness',
  ...EMOTIONS,
  ...KEYPOINTS.flatMap((name) => [`${name}X`, `${name}Y`]),
];

type Field = number | undefined;

function frameFields({ timestamp, mediaTime, width, height, timing }: FrameReading): Field[] {
  const { detectMs, alignMs, classifyMs, totalMs } = timing ?? {};
  return [timestamp, mediaTime, width, height, detectMs, alignMs, classifyMs, totalMs];
}

function faceFields({ id, box, keypoints, roll, quality, probabilities }: FaceReading): Field[] {
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
    ...EMOTIONS.map((_, index) => probabilities[index]),
    ...KEYPOINTS.flatMap((name) => [keypoints?.[name].x, keypoints?.[name].y]),
  ];
}

function line(fields: readonly Field[]): string {
  const padded = CSV_COLUMNS.map((_, index) => fields[index]);
  return padded.map((value) => (Number.isFinite(value) ? String(value) : '')).join(',');
}

/**
 * A recording as CSV for a spreadsheet or pandas (RFC 4180, LF, header line): one line for each
 * face of each frame; a frame without a face has one line with empty face columns. What is
 * unknown is empty.
 */
export function toCsv({ frames }: Recording): string {
  const lines = frames.flatMap((frame) => {
    const shared = frameFields(frame);
    if (frame.faces.length === 0) return [line(shared)];
    return frame.faces.map((face) => line([...shared, ...faceFields(face)]));
  });
  return [CSV_COLUMNS.join(','), ...lines, ''].join('\n');
}
