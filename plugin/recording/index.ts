export { Recorder } from './Recorder';
export type { Recording, RecordingJson } from './Recording';
export type { AppInfo, PlaySession, SessionJson, SessionSetting } from './PlaySession';
export { Recorders, type SessionOptions } from './Recorders';
export type { SessionRecorder } from './SessionRecorder';
export type {
  ArmedMarker,
  DecidedMarker,
  GameMark,
  LineMarker,
  MarkData,
  Marker,
  MarkMarker,
  OpenedMarker,
  SceneMarker,
  UndoneMarker,
} from './markers';
export { toJson } from './json';
export { toSessionJson } from './sessionJson';
export { CSV_COLUMNS, toCsv } from './csv';
export { parseRecording } from './parse';
export { replay } from './replay';
