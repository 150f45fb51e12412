import { EMOTIONS } from 'phaser-emotion';
import { mediaTimeOf, type Session } from './Session';

export const DECISION_COLUMNS: readonly string[] = [
  'seconds',
  'mediaSeconds',
  'faceId',
  'primary',
  'emotion',
  'confidence',
  'quality',
  'visible',
  ...EMOTIONS,
  ...EMOTIONS.map((each) => `raw_${each}`),
];

const short = (value: number) => String(Math.round(value * 1e4) / 1e4);

/** What the filter decided, one line for each face of each frame (RFC 4180, LF, header line). */
export function decisionsCsv({ samples }: Session): string {
  const lines = samples.flatMap(({ time, frame, faces, primaryId }) =>
    faces.map((face) =>
      [
        short(time),
        short(mediaTimeOf(frame) / 1000),
        face.id,
        face.id === primaryId ? 1 : 0,
        face.emotion,
        short(face.confidence),
        short(face.quality),
        face.visible ? 1 : 0,
        ...EMOTIONS.map((each) => short(face.levels[each])),
        ...EMOTIONS.map((each) => short(face.raw[each])),
      ].join(','),
    ),
  );
  return [DECISION_COLUMNS.join(','), ...lines, ''].join('\n');
}
