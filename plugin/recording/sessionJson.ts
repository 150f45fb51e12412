import type { FaceReading } from '../types';
import { faceRow } from './json';
import type { FaceRow, FrameRow } from './Recording';
import { SESSION_FORMAT, SESSION_VERSION, type PlaySession, type SessionJson } from './PlaySession';

/** Cells of a face row that count pixels or degrees: the box, and size and turn of the face. */
const COARSE: readonly number[] = [1, 2, 3, 4, 6, 7];
/** Digits kept of a probability and of the belief in an answer: more than any chart shows, and the filter decides alike. */
const DIGITS = 4;

const hundredths = (value: number): number => Math.round(value * 100) / 100;
const tenths = (value: number): number => Math.round(value * 10) / 10;
const short = (value: number): number => Number(value.toPrecision(DIGITS));

/** Without keypoints, px to tenths and the rest to four digits: a third of a recording's size. */
function shortFaceRow(face: FaceReading): FaceRow {
  return faceRow({ ...face, keypoints: null }).map((cell, index) =>
    cell === null ? null : COARSE.includes(index) ? tenths(cell) : short(cell),
  );
}

/**
 * A session as plain data for `JSON.stringify`: about 100 kB a minute at 15 readings a second.
 * Numbers are rounded, so that a file holds no more than is asked of it.
 */
export function toSessionJson(session: PlaySession): SessionJson {
  const { id, app, player, consent, day, model, setting, markers } = session;
  let last = -Infinity;
  const frames = session.frames.flatMap(({ timestamp, width, height, faces }): FrameRow[] => {
    const time = hundredths(timestamp);
    if (time <= last) return [];
    last = time;
    return [[time, null, width, height, null, faces.map(shortFaceRow)]];
  });
  return {
    format: SESSION_FORMAT,
    version: SESSION_VERSION,
    id,
    app,
    player,
    consent,
    day,
    model,
    setting,
    markers: markers.map((marker) => ({
      ...marker,
      ...(marker.kind === 'decided' && { confidence: short(marker.confidence) }),
      t: hundredths(marker.t),
    })),
    frames,
  };
}
