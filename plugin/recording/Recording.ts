import type { FrameReading } from '../types';

/** What was read while recording: numbers only, never a picture. */
export interface Recording {
  /** Names the classifier that read it; null when unknown. */
  readonly model: string | null;
  /** In order of time, timestamps strictly increasing. */
  readonly frames: readonly FrameReading[];
}

export const RECORDING_FORMAT = 'phaser-emotion-recording';
export const RECORDING_VERSION = 1;

/** A number as JSON can hold it; null stands for one that was not a number. */
export type Cell = number | null;

/**
 * One face: id, box (x, y, width, height), roll, quality (sizePx, yawDeg, brightness, sharpness),
 * seven probabilities, and, where the source had keypoints, x and y of left eye, right eye, nose
 * and mouth. Units are those of {@link FaceReading}.
 */
export type FaceRow = readonly Cell[];

export const FACE_CELLS = 17;
export const FACE_CELLS_WITH_KEYPOINTS = 25;

/**
 * One frame: timestamp ms, media time ms or null, width px, height px, worker time in ms (detect,
 * align, classify, total) or null, then its faces.
 */
export type FrameRow = readonly [
  timestamp: number,
  mediaTime: Cell,
  width: number,
  height: number,
  timing: readonly [number, number, number, number] | null,
  faces: readonly FaceRow[],
];

/** A recording as JSON, version 1. Rows instead of named fields keep a minute at 15 fps below 500 kB. */
export interface RecordingJson {
  readonly format: typeof RECORDING_FORMAT;
  readonly version: typeof RECORDING_VERSION;
  readonly model: string | null;
  readonly frames: readonly FrameRow[];
}
