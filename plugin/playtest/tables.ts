import type { PlaySession } from '../recording/PlaySession';
import { EMOTIONS, type FrameReading } from '../types';
import { digestOf } from './digest';

export type CellValue = string | number | boolean | null;

export type ColumnType = 'text' | 'number' | 'count' | 'flag';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** What it holds and in which unit. */
  readonly about: string;
}

/** Sessions as rows, the same in CSV, NDJSON and Parquet. */
export interface Table {
  readonly name: 'sessions' | 'windows' | 'markers' | 'readings';
  readonly about: string;
  readonly columns: readonly Column[];
  /** One session's rows, cells in the order of `columns`; null where nothing is known. */
  rows(session: PlaySession): readonly (readonly CellValue[])[];
}

const column = (name: string, type: ColumnType, about: string): Column => ({ name, type, about });

const SESSION = column('session', 'text', 'id of the session; joins all tables');

const finite = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && Number.isFinite(value) ? value : null;

const sessions: Table = {
  name: 'sessions',
  about: 'One row for each session.',
  columns: [
    SESSION,
    column('player', 'text', 'pseudonym'),
    column('consent', 'flag', 'whether the player agreed to this file'),
    column('app', 'text', 'name of the game'),
    column('app_version', 'text', 'its version'),
    column('day', 'text', 'YYYY-MM-DD'),
    column('model', 'text', 'classifier that read it'),
    column('preset', 'text', 'preset of the filter'),
    column('calibrated', 'flag', 'whether a resting face was in use'),
    column('duration_ms', 'number', 'from the first reading or marker to the last, ms'),
    column('readings', 'count', 'processed frames'),
    column('seen', 'number', 'share of them that showed a face, 0..1'),
    column('turned', 'number', 'share of them in which it was turned too far to be read, 0..1'),
  ],
  rows: (session) => {
    const { id, player, consent, app, day, model, setting } = session;
    const { durationMs, readings, seen, turned } = digestOf(session);
    const { preset, calibrated } = setting;
    const about = [id, player, consent, app.name, app.version, day, model, preset, calibrated];
    return [[...about, durationMs, readings, seen, turned]];
  },
};

const windows: Table = {
  name: 'windows',
  about: 'One row for each listening window as one player met it.',
  columns: [
    SESSION,
    column('window', 'text', 'its label'),
    column('listened_for', 'text', 'emotions, separated by spaces'),
    column('opened_ms', 'number', 'when it opened; empty when it was answered without opening'),
    column('armed_ms', 'number', 'from when on the face counted'),
    column('decided_ms', 'number', 'when it was answered'),
    column('answer', 'text', 'an emotion, or unsure; empty when it was left open'),
    column('by', 'text', 'face, manual, unsure, timeout or cancelled'),
    column('confidence', 'number', 'belief in the answer when it was decided, 0..1'),
    column('undone', 'flag', 'whether the player took it back'),
    column('readings', 'count', 'readings in it of a face not turned away'),
    column('watched', 'number', 'share of all its readings that these are, 0..1'),
    column('margin', 'number', 'how far the most read emotion stood above the next, 0..1'),
  ],
  rows: (session) =>
    digestOf(session).windows.map((window) => [
      session.id,
      window.label,
      window.for.join(' '),
      window.openedMs,
      window.armedMs,
      window.decidedMs,
      window.answer,
      window.by,
      window.confidence,
      window.undone,
      window.readings,
      window.watched,
      window.margin,
    ]),
};

const markers: Table = {
  name: 'markers',
  about: 'One row for each marker.',
  columns: [
    SESSION,
    column('t_ms', 'number', 'ms of the session’s clock'),
    column('kind', 'text', 'scene, line, opened, armed, decided, undone or mark'),
    column('label', 'text', 'scene, line, window or mark that it names'),
    column('data', 'text', 'all else that it tells, as JSON'),
  ],
  rows: ({ id, markers: all }) =>
    all.map(({ t, kind, label, ...rest }) => [
      id,
      t,
      kind,
      label,
      Object.keys(rest).length > 0 ? JSON.stringify(rest) : null,
    ]),
};

function rowsOfFrame(id: string, { timestamp, width, height, faces }: FrameReading): CellValue[][] {
  const about = [id, timestamp, width, height];
  if (faces.length === 0) return [[...about, ...NO_FACE]];
  return faces.map(({ id: face, box, quality, probabilities }) => [
    ...about,
    finite(face),
    finite(box.x),
    finite(box.y),
    finite(box.width),
    finite(box.height),
    finite(quality.yawDeg),
    finite(quality.brightness),
    finite(quality.sharpness),
    ...EMOTIONS.map((_, index) => finite(probabilities[index])),
  ]);
}

const readings: Table = {
  name: 'readings',
  about: 'One row for each face of each processed frame; one without a face where there is none.',
  columns: [
    SESSION,
    column('t_ms', 'number', 'ms of the session’s clock'),
    column('width', 'count', 'of the picture, px'),
    column('height', 'count', 'of the picture, px'),
    column('face', 'count', 'number of the face while it is followed; empty without a face'),
    column('x', 'number', 'left edge of the face, px'),
    column('y', 'number', 'its upper edge, px'),
    column('box_width', 'number', 'px'),
    column('box_height', 'number', 'px'),
    column('yaw_deg', 'number', 'turn to the side, degrees'),
    column('brightness', 'number', '0..1'),
    column('sharpness', 'number', '0..1'),
    ...EMOTIONS.map((emotion) => column(emotion, 'number', 'raw probability, 0..1')),
  ],
  rows: ({ id, frames }) => frames.flatMap((frame) => rowsOfFrame(id, frame)),
};

const NO_FACE: readonly null[] = readings.columns.slice(4).map(() => null);

/** What an export writes, from the smallest to the largest. */
export const TABLES: readonly Table[] = [sessions, windows, markers, readings];
